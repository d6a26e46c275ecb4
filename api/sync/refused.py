"""Refused operations, kept for the coordinator's review with nothing that should be sealed."""

from typing import Any

from sqlmodel import Session, col

from api.deps import Account, now_instant
from api.records.door import Door
from api.records.registry import RECORD_TYPES
from api.records.rules import Refused, Writing
from api.sync.held import Held
from api.sync.models import RefusedOperation
from api.sync.operation import Change, Op


def keep_refused(
    session: Session,
    door: Door,
    account: Account,
    op: Op | None,
    reason: Refused,
    writing: Writing,
    held: Held,
) -> None:
    """Keep `op` with its known fields only; one that cannot even be read is not kept."""
    if op is None:
        return
    forget_refused(session, door, [op.op])
    session.add(
        RefusedOperation(
            organisation_id=account.organisation_id,
            op=op.op,
            person_id=account.person_id,
            device_id=op.device,
            at=op.at,
            refused_at=now_instant(),
            code=reason.code,
            field=reason.field,
            changes=[_clean(change, writing, held) for change in op.changes],
        )
    )


def forget_refused(session: Session, door: Door, ops: list[str]) -> None:
    """Drop kept refusals of operations that now apply, or are refused anew."""
    session.execute(door.remove(RefusedOperation).where(col(RefusedOperation.op).in_(ops)))


def _clean(change: Change, writing: Writing, held: Held) -> dict[str, Any]:
    """The change with every value that its rule would refuse replaced by null."""
    kind = RECORD_TYPES.get(change.type)
    if kind is None:
        return {"type": "unknown", "id": change.id, "kind": change.kind, "set": {}}
    writing.type, writing.id = change.type, change.id
    row = held.rows.get((change.type, change.id))
    erased = bool(row and row["erased"])
    kept: dict[str, Any] = {}
    for name, value in change.set.items():
        rule = kind.rules.get(name)
        if rule is None:
            continue
        try:
            kept[name] = None if value is None else rule.check(value, name, writing)
        except Refused:
            kept[name] = None
        if erased and name in kind.sealed:
            kept[name] = None
    return {"type": change.type, "id": change.id, "kind": change.kind, "set": kept}
