"""The outings that a period counts, one line each, with whom they add to its figures: what a reader
may add up again. No youth is in it."""

from sqlmodel import Session

from api.indicators import answer, places
from api.indicators.meetings import count_by, meetings
from api.indicators.outings import held_outings, started_in
from api.indicators.period import Period, local_day
from api.indicators.scope import Scope
from api.indicators.youths import load_files


def counted_outings(session: Session, scope: Scope, period: Period) -> list[answer.OutingLine]:
    """By day, then id. `contacts` and `people_met` of the whole outing, at the places looked at."""
    held, files = held_outings(session, scope), load_files(session, scope)
    outings = places.outings_in(started_in(held, period).values(), scope)
    people = meetings(session, scope, period, held, files.head_of)
    contacts = count_by(people.contacts, "outing")
    met = count_by(people.met, "outing")
    names = {id_: row.name for id_, row in places.known(session, scope).items()}
    return [
        answer.OutingLine(
            day=local_day(one.started_at, period.zone),
            kind=one.kind,
            with_truck=one.with_truck,
            place=names.get(one.place) if one.place else None,
            contacts=contacts[one.id],
            people_met=met[one.id],
        )
        for one in sorted(outings, key=lambda one: (one.started_at, one.id))
    ]
