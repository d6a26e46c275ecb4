"""Totals of a whole year that the coordinator types: those of years past, and what a year aims at.

Two settings, `past_seasons` and `objectives`: `{"2021": {"outings": 74, …}}`. Nothing here counts:
a past total is shown as typed ("saisi") beside figures that are counted, an objective as such. One
left empty is not known, never zero.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from sqlalchemy import Engine

from api.accounts.fields import Strict
from api.accounts.settings import Settings, change_settings
from api.db import writing

Total = Annotated[int | None, Field(ge=0, le=1_000_000, strict=True)]
Year = Annotated[int, Field(ge=2000, le=2100)]
Kept = Literal["past_seasons", "objectives"]


class YearTotals(Strict):
    """One year's totals, in the units of the figure of the same name; None: not known."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"outings": 74, "identified": 49}]})

    outings: Total = None
    pretext_events: Total = None
    contacts: Total = None
    people_met: Total = None
    youth_met: Total = None
    identified: Total = None
    remobilised: Total = None


def keep(
    engine: Engine, organisation_id: str, kept: Kept, year: int, totals: YearTotals
) -> Settings:
    """Replace a year's totals; a year of which nothing is typed is forgotten."""
    known = totals.model_dump(exclude_none=True)

    def change(settings: Settings) -> Settings:
        rest = {name: value for name, value in settings.items() if name != kept}
        years = {**settings.get(kept, {}), str(year): known}
        left = {name: years[name] for name in sorted(years) if years[name]}
        return rest | ({kept: left} if left else {})

    with writing(engine) as session:
        _before, after = change_settings(session, organisation_id, change)
        return after
