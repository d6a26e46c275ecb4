"""The planning in a person's own calendar: outings at a private address, which they can withdraw.

Whoever holds the address reads it without signing in, so it says what stands on a notice board:
kind, place, hours, first names of the team, partners. No note, nothing about young people.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session, col

from api.accounts import throttle
from api.accounts.doorstep import calendar_by_token
from api.accounts.feed import lock
from api.accounts.fields import KEYED_ROLES
from api.accounts.models import CalendarFeed, Organisation, Person
from api.accounts.secret import hash_token
from api.coordination.ics import Event, calendar
from api.db import reading, writing
from api.deps import Account, later_instant, now_instant
from api.errors import NotFound
from api.records.codes import label
from api.records.door import Door
from api.records.outing import Outing
from api.records.partner import Partner
from api.records.place import Place
from api.territory.france import france

TOKEN_BYTES = 32
DAYS_BACK, DAYS_AHEAD = 31, 184
USUAL_HOURS = 2
"""How long an outing without a planned end is shown; the planning's conflicts take the same."""


def made_at(engine: Engine, account: Account) -> str | None:
    """Since when this person has an address; None: they have none."""
    with reading(engine) as session:
        feed = session.get(CalendarFeed, (account.organisation_id, account.person_id))
        return feed.made_at if feed else None


def make(engine: Engine, account: Account) -> tuple[str, str]:
    """A new address, in place of an older one: its token, shown once, and when it was made."""
    token, now = secrets.token_urlsafe(TOKEN_BYTES), now_instant()
    with writing(engine) as session:
        lock(session, account.organisation_id)
        session.merge(
            CalendarFeed(
                organisation_id=account.organisation_id,
                person_id=account.person_id,
                token_hash=hash_token(token),
                made_at=now,
            )
        )
    return token, now


def withdraw(engine: Engine, account: Account) -> None:
    """The address ends at once. Twice is as once."""
    mine = Door(account.organisation_id).remove(CalendarFeed)
    with writing(engine) as session:
        session.execute(mine.where(col(CalendarFeed.person_id) == account.person_id))


def read(engine: Engine, token: str, network: str) -> str:
    """The planning as a calendar. `NotFound` for an address that nobody has, or no longer; tries at
    those are counted (`TooManyTries`).
    """
    with reading(engine) as session:
        person = calendar_by_token(session, hash_token(token))
        if person is not None and person.role in KEYED_ROLES:
            return _planning(session, person.organisation_id)
    throttle.count(engine, "calendar", network=network)
    raise NotFound


def _planning(session: Session, organisation_id: str) -> str:
    door = Door(organisation_id)
    organisation = session.get_one(Organisation, organisation_id)
    wanted = door.rows(Outing).where(
        col(Outing.deleted).is_(False),
        col(Outing.merged_into).is_(None),
        col(Outing.planned_start) >= later_instant(days=-DAYS_BACK),
        col(Outing.planned_start) < later_instant(days=DAYS_AHEAD),
    )
    outings = session.scalars(wanted.order_by(col(Outing.planned_start), col(Outing.id))).all()
    named = _Named(
        places={one.id: one for one in session.scalars(door.rows(Place))},
        people={one.id: one.name for one in session.scalars(door.rows(Person))},
        partners={one.id: one.name or "" for one in session.scalars(door.rows(Partner))},
    )
    events = [named.event(outing) for outing in outings]
    return calendar(f"Sorties, {organisation.name}", events, datetime.now(UTC))


@dataclass(frozen=True)
class _Named:
    """What the ids of an outing stand for."""

    places: dict[str, Place]
    people: dict[str, str]
    partners: dict[str, str]

    def event(self, outing: Outing) -> Event:
        """One planned outing; once begun it keeps the hours it was planned for."""
        place = self.places.get(outing.place or "")
        kind = outing.title or label("outing_kind", str(outing.kind))
        starts = str(outing.planned_start)
        return Event(
            uid=f"{outing.id}@kaftruck",
            starts=starts,
            ends=outing.planned_end or _later(starts, USUAL_HOURS),
            summary=", ".join(part for part in (kind, place and place.name) if part),
            location=_where(place) if place else "",
            description="\n".join(self._told(outing)),
            cancelled=outing.status == "cancelled",
        )

    def _told(self, outing: Outing) -> Iterator[str]:
        team = [first_name(self.people[one]) for one in outing.team or [] if one in self.people]
        with_us = [self.partners.get(one["partner"], "") for one in outing.partners or []]
        if outing.status == "cancelled" and outing.cancel_reason:
            yield f"Annulée : {label('cancel_reason', outing.cancel_reason)}"
        yield f"Équipe : {', '.join(team) or 'personne encore'}"
        if any(with_us):
            yield f"Partenaires : {', '.join(filter(None, with_us))}"
        if outing.with_truck:
            yield "Avec le KAF’Truck"
        if outing.health_desk:
            yield "Permanence santé"


def first_name(name: str) -> str:
    """The first name of somebody of the team."""
    return name.split()[0] if name.split() else name


def _where(place: Place) -> str:
    commune = france().commune(place.commune) if place.commune else None
    return ", ".join(part for part in (place.name, commune and commune.name) if part)


def _later(instant: str, hours: int) -> str:
    moment = datetime.fromisoformat(instant) + timedelta(hours=hours)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
