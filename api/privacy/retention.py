"""What is sealed leaves 24 months after the last real contact; the figures stay (`docs/security.md`).

A real contact is something that happened with the young person: an identification, a meeting, a
step that reached them, a health act they came to, a pathway or a support that began or ended, a
check that found them. A call that nobody answered prolongs nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts.feed import lock
from api.accounts.models import Organisation
from api.db import reading, writing
from api.indicators.merging import heads
from api.ledger import Ledger
from api.records.door import Door
from api.records.registry import RECORD_TYPES
from api.records.youth import Youth
from api.sync import clock
from api.sync.forget import forget

MONTHS = 24
MOST_AT_ONCE = 200
NOBODY = frozenset({"message_left", "no_answer", "wrong_number", "absent", "postponed"})
"""Outcomes of steps that reached nobody (as on the phone, `mayIdentifyAgain`)."""

Row = dict[str, Any]


def forget_silent(engine: Engine, ledger: Ledger, organisation_ids: list[str]) -> int:
    """Empty the sealed fields of whoever was last heard of too long ago; how many files.

    Whoever was met between the looking and the forgetting stays.
    """
    gone = 0
    for organisation_id in organisation_ids:
        door = Door(organisation_id)
        with reading(engine) as session:
            seq, silent = _seq(session, door), _silent(session, door)
        for start in range(0, len(silent), MOST_AT_ONCE):
            part = silent[start : start + MOST_AT_ONCE]
            with writing(engine) as session:
                lock(session, organisation_id)
                if _seq(session, door) != seq:  # else nobody wrote anything
                    still = set(_silent(session, door))
                    part = [head for head in part if head in still]
                if part:
                    forget(session, ledger, door, part)
                seq = _seq(session, door)
            gone += len(part)
    return gone


def oldest_day(organisation: Organisation) -> date:
    """The day before which what is sealed has had its time."""
    today = clock.day(clock.wall_ms(), organisation.time_zone)
    return months_before(date.fromisoformat(today), _months(organisation.settings))


def _seq(session: Session, door: Door) -> int:
    return int(session.execute(door.rows(Organisation, "seq")).scalar_one())


def _silent(session: Session, door: Door) -> list[str]:
    """The files, merged ones under the one that stands for them, without news for too long."""

    def rows(name: str, *columns: str) -> Iterable[Row]:
        table: Any = RECORD_TYPES[name].table
        query = door.rows(table, *columns).where(table.deleted.is_(False))
        return (dict(row) for row in session.execute(query).mappings())

    limit = oldest_day(session.scalars(door.rows(Organisation)).one()).isoformat()
    sealed = sorted(RECORD_TYPES["youth"].sealed)
    asked = door.rows(Youth, "id", "merged_into", "erased", "stamps", "notice_given_at", *sealed)
    files = [dict(row) for row in session.execute(asked).mappings()]
    heard = _contacts(rows)
    group = heads({one["id"]: one["merged_into"] for one in files})
    last: dict[str, str] = defaultdict(str)
    named = set()
    for one in files:
        head = group[one["id"]]
        written = clock.instant(clock.milliseconds(one["stamps"]["*"][0]))
        news = [*heard.get(one["id"], ()), one["notice_given_at"] or ""]
        last[head] = max(last[head], max(news) or written)
        if not one["erased"] and any(one[name] for name in sealed):
            named.add(head)
    return sorted(head for head in named if last[head][:10] < limit)


def _contacts(rows: Any) -> dict[str, list[str]]:
    """By youth, when something happened with them: instants and days, both in text order."""
    heard: dict[str, list[str]] = defaultdict(list)
    for name in ("identification", "encounter"):
        for row in rows(name, "youth", "at"):
            heard[row["youth"]].append(row["at"])
    for row in rows("step", "youth", "at", "status", "outcome"):
        if row["status"] == "done" and row["outcome"] not in NOBODY:
            heard[row["youth"]].append(row["at"])
    for row in rows("health_act", "youth", "at", "status"):
        if row["status"] == "attended":
            heard[row["youth"]].append(row["at"])
    whose = {}
    for row in rows("pathway", "id", "youth", "started_at", "confirmed_at", "ended_at"):
        whose[row["id"]] = row["youth"]
        heard[row["youth"]] += [row[at] or "" for at in ("started_at", "confirmed_at", "ended_at")]
    for row in rows("support", "youth", "started_at", "ended_at"):
        heard[row["youth"]] += [row[at] or "" for at in ("started_at", "ended_at")]
    for row in rows("pathway_check", "pathway", "on", "result"):
        if row["result"] != "no_news":
            heard[whose.get(row["pathway"], "")].append(row["on"])
    return heard


def _months(settings: dict[str, Any]) -> int:
    """The organisation's own number of months, when it set one: never longer than the notice says."""
    chosen = settings.get("retention_months")
    return chosen if isinstance(chosen, int) and 1 <= chosen <= MONTHS else MONTHS


def months_before(day: date, months: int) -> date:
    """The day so many months earlier, at most the last of its month."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - date(year, month + 1, 1)).days
    return date(year, month + 1, min(day.day, last))
