"""From which number of people on a number may leave the house: the organisation's own setting."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field
from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts.fields import Strict
from api.accounts.models import Organisation
from api.accounts.settings import Settings, change_settings
from api.db import writing
from api.records.door import Door
from api.report.masking import Thresholds

USUAL = Thresholds()


class Masking(Strict):
    """The setting `masking`. `health`: for health by territory, never below `threshold`.

    The usual values: 5, and 11 for health by territory (domain, "Small numbers").
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"threshold": 5, "health": 11}]})

    threshold: Annotated[int, Field(ge=2, le=20, strict=True)] = USUAL.threshold
    health: Annotated[int, Field(ge=2, le=50, strict=True)] = USUAL.health


def thresholds(session: Session, organisation_id: str) -> Thresholds:
    """The organisation's thresholds, the usual ones where it never chose."""
    settings = session.execute(Door(organisation_id).rows(Organisation, "settings")).scalar_one()
    return thresholds_in(settings)


def thresholds_in(settings: dict[str, Any]) -> Thresholds:
    """The same from the settings."""
    said = settings.get("masking", {})
    least = said.get("threshold", USUAL.threshold)
    return Thresholds(least, max(least, said.get("health", USUAL.health)))


def keep_masking(engine: Engine, organisation_id: str, masking: Masking) -> Masking:
    """Keep the thresholds; editions stay as they were published."""

    def change(settings: Settings) -> Settings:
        return settings | {"masking": masking.model_dump()}

    with writing(engine) as session:
        _before, after = change_settings(session, organisation_id, change)
    told = thresholds_in(after)
    return Masking(threshold=told.threshold, health=told.health)
