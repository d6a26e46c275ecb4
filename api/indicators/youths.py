"""The files about young people, merged ones as one. No name is read, only whether there is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sqlmodel import Session, col

from api.indicators.merging import heads
from api.indicators.scope import Scope
from api.records.youth import Youth


class YouthRow(NamedTuple):
    """The columns read of a live youth; `nameless`: no sealed name is kept."""

    id: str
    merged_into: str | None
    gender: str | None
    erased: bool
    closed_at: str | None
    lost_reason: str | None
    commune: str | None
    zone: str | None
    training_level: str | None
    housing: str | None
    driving_licence: str | None
    transport: list[str] | None
    obstacles: list[str] | None
    nameless: bool


@dataclass(frozen=True, slots=True)
class Files:
    """`head_of`: the youth that each live file is about. `of`: the head file of each youth.

    `without_name`: the youths none of whose files has a name, or had one before it was erased.
    """

    head_of: dict[str, str]
    of: dict[str, YouthRow]
    without_name: frozenset[str]


def load_files(session: Session, scope: Scope) -> Files:
    """All live files of the scope's organisation. Deleted ones do not exist; erased ones do."""
    *columns, _nameless = YouthRow._fields
    statement = (
        scope.door.rows(Youth, *columns)
        .add_columns(col(Youth.name).is_(None))
        .where(col(Youth.deleted).is_(False))
    )
    return gather(map(YouthRow._make, session.execute(statement)))


def gather(rows: Iterable[YouthRow]) -> Files:
    """Files as youths: what the head says stands for all the files merged into it."""
    live = {row.id: row for row in rows}
    head_of = heads({row.id: row.merged_into for row in live.values()})
    named = {head_of[row.id] for row in live.values() if row.erased or not row.nameless}
    youths = set(head_of.values())
    return Files(head_of, {head: live[head] for head in youths}, frozenset(youths - named))
