"""The files about young people, merged ones as one. No name is read, only whether there is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from sqlmodel import Session, col

from api.indicators.merging import heads
from api.indicators.scope import Scope
from api.records.youth import Youth


class YouthRow(Protocol):
    """The columns read of a live youth; `nameless`: no sealed name is kept."""

    id: str
    merged_into: str | None
    gender: str | None
    erased: bool
    nameless: bool


@dataclass(frozen=True, slots=True)
class Files:
    """`head_of`: the youth that each live file is about. `gender`: of each youth, a code.

    `without_name`: the youths none of whose files has a name, or had one before it was erased.
    """

    head_of: dict[str, str]
    gender: dict[str, str]
    without_name: frozenset[str]


def load_files(session: Session, scope: Scope) -> Files:
    """All live files of the scope's organisation. Deleted ones do not exist; erased ones do."""
    statement = (
        scope.door.rows(Youth, "id", "merged_into", "gender", "erased")
        .add_columns(col(Youth.name).is_(None).label("nameless"))
        .where(col(Youth.deleted).is_(False))
    )
    return gather(session.execute(statement).all())


def gather(rows: Iterable[YouthRow]) -> Files:
    """Files as youths: the head's gender stands for all the files merged into it."""
    live = {row.id: row for row in rows}
    head_of = heads({row.id: row.merged_into for row in live.values()})
    named = {head_of[row.id] for row in live.values() if row.erased or not row.nameless}
    youths = set(head_of.values())
    return Files(
        head_of,
        {head: live[head].gender or "unknown" for head in youths},
        frozenset(youths - named),
    )
