"""Totals of years from before this application, typed by the coordinator.

They are the setting `past_seasons`: `{"2021": {"outings": 74, …}}`. Nothing here counts: each is
shown as typed ("saisi") beside figures that are, and a total left empty is not known, never zero.
"""

from typing import Annotated

from pydantic import ConfigDict, Field
from sqlalchemy import Engine

from api.accounts.fields import Strict
from api.accounts.settings import Settings, change_settings
from api.db import writing

Total = Annotated[int | None, Field(ge=0, le=1_000_000, strict=True)]
Year = Annotated[int, Field(ge=2000, le=2100)]


class PastSeason(Strict):
    """One year's totals, in the units of the figure of the same name; None: not known."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"outings": 74, "identified": 49}]})

    outings: Total = None
    contacts: Total = None
    people_met: Total = None
    youth_met: Total = None
    identified: Total = None
    remobilised: Total = None


def keep(engine: Engine, organisation_id: str, year: int, season: PastSeason) -> Settings:
    """Replace a year's totals; a year of which nothing is known is forgotten."""
    known = season.model_dump(exclude_none=True)

    def change(settings: Settings) -> Settings:
        rest = {name: value for name, value in settings.items() if name != "past_seasons"}
        years = {**settings.get("past_seasons", {}), str(year): known}
        kept = {name: years[name] for name in sorted(years) if years[name]}
        return rest | ({"past_seasons": kept} if kept else {})

    with writing(engine) as session:
        _before, after = change_settings(session, organisation_id, change)
        return after
