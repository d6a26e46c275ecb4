"""Writing an organisation's settings: phones learn of each change with their next reading."""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from api.accounts.feed import next_seq
from api.accounts.models import Organisation
from api.records.door import Door

Settings = dict[str, Any]


def change_settings(
    session: Session, organisation_id: str, change: Callable[[Settings], Settings]
) -> tuple[Settings, Settings]:
    """The settings before and after `change`, which is given those of this very moment."""
    seq = next_seq(session, organisation_id)
    organisation: Organisation = session.scalars(Door(organisation_id).rows(Organisation)).one()
    before = organisation.settings
    organisation.settings = change(before)
    organisation.row_seq = seq
    return before, organisation.settings
