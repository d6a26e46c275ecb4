"""Whole years beside each other, each counted as its own report would, pathways on 31 December."""

from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlmodel import Session

from api.indicators import answer, meetings, pathways, places
from api.indicators.identified import identifications, identified
from api.indicators.outings import held_outings, started_in
from api.indicators.period import Period, local_day
from api.indicators.scope import Scope
from api.indicators.youths import load_files

PRETEXT = "pretext_event"
MOST = 15
"""Years beside each other at most: a row dated 1970 by mistake must not bring half a century."""


def years(session: Session, scope: Scope, zone: ZoneInfo, last: int) -> list[answer.YearCount]:
    """The totals of each calendar year up to `last`, from the first of which something is noted.

    People are counted once a year.
    """
    held, files = held_outings(session, scope), load_files(session, scope)
    rows = identifications(session, scope)
    begun = pathways.pathways_begun(session, scope, date(last, 12, 31), files.head_of)
    moments = {one.started_at for one in held.values()} | {row.at for row in rows}
    first = min((local_day(moment, zone).year for moment in moments), default=last + 1)
    found = []
    for year in range(max(first, last - MOST + 1), last + 1):
        period = Period(date(year, 1, 1), date(year, 12, 31), zone)
        outings = places.outings_in(started_in(held, period).values(), scope)
        people = meetings.meetings(session, scope, period, held, files.head_of)
        youths = identified(rows, scope, period, held, files)
        taken = pathways.taken_by(period.last, begun, (one.youth for one in youths))
        found.append(
            answer.YearCount(
                year=year,
                outings=len(outings),
                pretext_events=sum(one.kind == PRETEXT for one in outings),
                contacts=people.contacts.total(),
                people_met=people.met.total(),
                youth_met=meetings.youth_met(people.met).total(),
                identified=len(youths),
                remobilised=len(taken),
            )
        )
    return found


class Together(NamedTuple):
    """Distinct youths of several years: one identified again in a later year is one of them."""

    identified: int
    remobilised: int


def together(session: Session, scope: Scope, period: Period, until: date) -> Together:
    """The youths identified in the whole period, and those of them remobilised on the day `until`."""
    held, files = held_outings(session, scope), load_files(session, scope)
    youths = identified(identifications(session, scope), scope, period, held, files)
    begun = pathways.pathways_begun(session, scope, until, files.head_of)
    taken = pathways.taken_by(until, begun, (one.youth for one in youths))
    return Together(len(youths), len(taken))


def referrals_of(
    session: Session, scope: Scope, period: Period, until: date, today: date
) -> pathways.Referrals:
    """The referrals, begun by `until`, of the youths identified in the period; late ones as of today."""
    held, files = held_outings(session, scope), load_files(session, scope)
    youths = identified(identifications(session, scope), scope, period, held, files)
    begun = pathways.pathways_begun(session, scope, until, files.head_of)
    them = [one.youth for one in youths]
    still_open = [one for one in them if not files.of[one].closed_at and not files.of[one].erased]
    return pathways.referrals(begun, them, until, still_open, today)
