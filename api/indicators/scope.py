"""Whose rows are counted. Place of outing and place of residence will be two filters here.

Residence may narrow `identified` and what follows from it; it never narrows outings, encounters
nor the step from met to identified.
"""

from dataclasses import dataclass

from api.records.door import Door


@dataclass(frozen=True)
class Scope:
    """One whole organisation."""

    organisation_id: str

    @property
    def door(self) -> Door:
        """The way to the rows of this scope's organisation."""
        return Door(self.organisation_id)
