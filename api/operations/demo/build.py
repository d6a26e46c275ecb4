"""Builds the demonstration on a running, empty server, as its team would have."""

from collections.abc import Callable
from datetime import datetime
from random import Random

from api.operations.demo.folder import Demo
from api.operations.demo.places import TERRITORY, Lists, create_lists
from api.operations.demo.season import AIMS, BEFORE, Seasons
from api.operations.demo.team import PASSWORD, ROLE_FR, TEAM, gather
from api.operations.demo.timeline import PARIS, Timeline, ms_of
from api.operations.demo.today import YearInProgress
from api.phone import Phone, Transport

SEED = 2022
Progress = Callable[[float, str], None]


class BuildFailed(Exception):
    """The server did not take what the demonstration's phones sent; says why."""


def build(send: Transport, progress: Progress, now: datetime | None = None) -> Demo:
    """Found the organisation behind `send` and live its seasons up to `now` (local time).

    `progress` hears the share done (0 to 1) and a French word for it. Raises `BuildFailed`.
    """
    now = (now or datetime.now(PARIS)).replace(tzinfo=None)
    rng = Random(SEED)
    progress(0, "L’équipe s’installe")
    phones, recovery = gather(send)
    walls = {key: (phone.clock.wall, phone.clock.offset) for key, phone in phones.items()}
    lists, elise = Lists(), phones["elise"]
    timeline = Timeline(phones, now)
    for phone in phones.values():
        phone.clock.offset, phone.clock.last = 0, ""
    opening = ms_of(datetime(2022, 3, 22, 9))
    elise.clock.wall = lambda: opening
    create_lists(elise, lists)
    _settle(elise, now.year)
    seasons = Seasons(rng, timeline, lists)
    seasons.year_2022()
    YearInProgress(rng, seasons, timeline, now.date()).put()
    timeline.play(lambda done: progress(0.1 + 0.4 * done, "Les saisons passent"))
    for key, phone in phones.items():
        phone.clock.wall, phone.clock.offset = walls[key]
    _send(list(phones.values()), progress)
    people = [(one.name, ROLE_FR[one.role], one.email, PASSWORD) for one in TEAM]
    return Demo(now.date().isoformat(), people, recovery)


def _settle(elise: Phone, year: int) -> None:
    """What the coordinator sets once: territory, totals of the years before, what this one aims at."""
    for siren in TERRITORY:
        elise.call("PUT", f"/api/organisation/territory/{siren}")
    for past, totals in BEFORE.items():
        elise.call("PUT", f"/api/organisation/seasons/{past}", totals)
    elise.call("PUT", f"/api/organisation/objectives/{year}", AIMS)


def _send(phones: list[Phone], progress: Progress) -> None:
    """The coordinator's phone first: what it planned is what the others speak of."""
    whole = sum(len(phone.store.outbox) for phone in phones) or 1
    left = whole
    for phone in phones:
        phone.pull()
        while phone.push():
            waiting = sum(len(one.store.outbox) for one in phones)
            progress(0.5 + 0.5 * (1 - waiting / whole), "Les téléphones envoient leurs notes")
            if waiting == left:
                break
            left = waiting
        refused = [one.refusal for one in phone.store.quarantine]
        if phone.store.outbox or refused:
            raise BuildFailed(f"{len(phone.store.outbox)} en attente, refus : {refused[:3]}")
