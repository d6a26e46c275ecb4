"""Seasons of so many of everything, and the report of one, for tests to read."""

from datetime import date, timedelta

from api.accounts.models import Organisation
from api.records.door import Door
from api.report.draft import Draft, draft
from api.report.masking import Thresholds
from api.report.options import Options
from tests.indicators.season import Season

TODAY = date(2023, 1, 10)


def fill(season: Season, n: int) -> None:
    """`n` of everything in 2022: outings, people, youths identified, half of whom take a pathway."""
    start = date(2022, 4, 1)
    partner = season.partner("Club omnisports (invention)")
    outings = []
    for place in range(n):
        day = f"{start + timedelta(days=place)}"
        kind = "pretext_event" if place == 0 else "truck_outing"
        there = season.place(f"Place {place} (invention)", latitude=47.2, longitude=6 + place / 100)
        outing = season.outing(
            day, kind=kind, with_truck=place % 2 == 0, place=there, partners=[{"partner": partner}]
        )
        season.meet(outing, 2, at=day, age_band="22_25")
        season.meet(outing, 1, at=day, age_band="30_plus", first_time=place % 2 == 0)
        outings.append(outing)
    for place, outing in enumerate(outings):
        day = f"{start + timedelta(days=place)}"
        youth = season.youth(commune="25056", transport=["bike"], obstacles=["mobility"])
        on_outing = {"outing": outing, "channel": "truck_outing"} if place % 3 else {}
        season.identify(youth, day, **on_outing)
        if place % 2 == 0:
            season.pathway(youth, "ml_follow_up", "2022-09-01")
            season.support(youth, "2022-09-02")
        status = "attended" if place % 2 else "absent"
        season.health_act(outing, day, youth=youth, status=status)
        season.health_act(outing, day, side="rights", act="vitale_card", status="proposed")


def report(season: Season, year: int = 2022, **changed: object) -> Draft:
    """The draft of a year as the coordinator would see it on `TODAY`."""
    season.write()
    options = Options.model_validate(changed)
    return draft(season.session, season.organisation, year, options, TODAY, Thresholds())


def settings(season: Season, **typed: object) -> None:
    """What the coordinator typed: past seasons, objectives."""
    season.session.flush()
    organisation: Organisation = season.session.scalars(
        Door(season.organisation).rows(Organisation)
    ).one()
    organisation.settings = organisation.settings | typed
    season.session.flush()
