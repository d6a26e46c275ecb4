"""The second count notices: with any one rule of the page changed, some organisation tells."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from statistics import mean
from typing import Any

import pytest
from sqlalchemy import Engine, true

from api.db import make_engine
from api.indicators import (
    criteria,
    health,
    identified,
    lasting,
    meetings,
    outings,
    pathways,
    places,
    residence,
    step,
    waiting,
    youths,
)
from api.indicators.outings import HeldOuting
from api.indicators.period import Period, midnight
from api.indicators.scope import Scope
from api.records.door import Door
from tests.indicators.chance import Chance
from tests.indicators.compared import compared, shown
from tests.indicators.organisations import organisation
from tests.indicators.questions import question
from tests.indicators.season import PARIS
from tests.support.databases import MakeDatabase

TRIES = 80
"""Organisations: fewer than the comparison itself looks at."""


@pytest.fixture(scope="module")
def engine(make_database: MakeDatabase) -> Iterator[Engine]:
    """One database for all these tests."""
    engine = make_engine(make_database("sqlite"))
    yield engine
    engine.dispose()


def alone(merged_into: dict[str, str | None]) -> dict[str, str]:
    """Every record its own head."""
    return {one: one for one in merged_into}


def utc_day(instant: str, _zone: Any) -> Any:
    """The day it was in London, in winter."""
    return datetime.fromisoformat(instant).date()


MUTATIONS: dict[str, tuple[Any, str, Any]] = {
    "another organisation's rows are read": (Door, "_mine", lambda *_: true()),
    "merged files are several youths": (youths, "heads", alone),
    "merged outings are several": (outings, "heads", alone),
    "the last day is left out": (
        Period,
        "holds",
        lambda it, at: it.start <= at < midnight(it.last, it.zone),
    ),
    "years turn at midnight in UTC": (meetings, "local_day", utc_day),
    "a cancelled outing never took place": (
        outings,
        "_start",
        lambda head, _members, _acts: head.started_at if head.status != "cancelled" else None,
    ),
    "a youth is a person met at each meeting": (
        meetings,
        "first_meetings",
        lambda known, *_: meetings.Firsts(
            {(youth, n): row for n, (youth, row) in enumerate(known) if youth and row.people}, {}
        ),
    ),
    "every encounter of a youth on an outing counts": (
        meetings,
        "one_a_youth_and_outing",
        lambda rows, _held, head_of: [(head_of.get(row.youth), row) for row in rows],
    ),
    "26-29 are no youths met": (meetings, "rollup", lambda _: ("16_17", "18_21", "22_25")),
    "what has no place is where the outing began": (
        HeldOuting,
        "place_at",
        lambda outing, _moment="": outing.place,
    ),
    "a corrected identification still stands": (
        identified,
        "standing",
        lambda rows: [row for row in rows if not row.deleted],
    ),
    "another structure is a follow-up": (criteria, "SERVICES", criteria.SERVICES | {"other"}),
    "a job seeker is in employment": (criteria, "rollup", lambda _: ("none",)),
    "a referral counts once started": (pathways, "counts_from", lambda row: row.started_at),
    "the main pathway is the first written": (
        pathways,
        "_main",
        lambda ways, _until: min(ways, key=lambda way: way.id),
    ),
    "the delay is a mean": (pathways, "median", mean),
    "held is asked a day later": (lasting, "MILESTONES", {3: 91, 6: 181}),
    "silence is a success": (lasting, "UNCHECKED", "ongoing"),
    "an end for any reason is an interruption": (lasting, "ENDED_OTHERWISE", "interrupted"),
    "an end is no answer": (lasting, "_by_the_end", lambda *_: lasting.UNCHECKED),
    "an end for another pathway is one like others": (lasting, "FOR_ANOTHER", "other"),
    "not now is no refusal": (waiting, "REFUSED", frozenset({"refused"})),
    "a message left is an answer": (waiting, "SILENT", frozenset({"no_answer", "wrong_number"})),
    "a file is new for 31 days": (waiting, "AGES", (("under_1_month", 31), *waiting.AGES[1:])),
    "health acts are of any period": (health, "_takes", lambda *_: True),
    "every visit lasts an hour": (places, "_spent", lambda *_: timedelta(hours=1)),
    "whom untimed outings met is met in the hours of others": (
        places.Presence,
        "people_per_hour",
        lambda there, met: {
            place: round(n / (there.spent[place] / places.HOUR), 2)
            for place, n in meetings.count_by(met, "place").items()
            if there.spent.get(place)
        },
    ),
    "communes are of no intercommunalité": (residence, "epci_of", lambda _: None),
    "more may be identified than were met": (step, "count_by", lambda *_: defaultdict(lambda: 9)),
    "residence does not narrow": (Scope, "takes_residence", lambda *_: True),
    "channels do not narrow": (Scope, "takes_channel", lambda *_: True),
    "partners do not narrow": (Scope, "takes_outing", lambda *_: True),
    "places do not narrow": (Scope, "takes_place", lambda *_: True),
}
"""By what would be wrong: where, which name, and what it would be instead."""


@pytest.mark.parametrize(("where", "name", "instead"), MUTATIONS.values(), ids=MUTATIONS)
def test_a_changed_rule_is_noticed(engine: Engine, where: Any, name: str, instead: Any) -> None:
    def mutated(*asked: Any) -> dict[str, Any]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(where, name, instead)
            return shown(*asked)

    def differs(seed: int) -> bool:
        chance = Chance(seed)
        plan, asked = organisation(chance), [question(chance) for _ in range(3)]
        return compared(engine, plan, PARIS, asked, mutated) != []

    assert any(map(differs, range(TRIES)))
