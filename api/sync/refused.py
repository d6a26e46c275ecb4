"""Refused operations, kept on the server with nothing that should be sealed (`docs/sync.md`, "Push")."""

from typing import Any

from sqlalchemy import insert
from sqlmodel import col

from api.deps import Account, now_instant
from api.records.prepared import ANY, Among, Prepared, Runner
from api.records.registry import RECORD_TYPES
from api.records.rules import Refused, Writing
from api.sync.held import Held
from api.sync.models import RefusedOperation
from api.sync.operation import Change, Op

_KEEP = Prepared(insert(RefusedOperation))
_FORGET = Prepared(ANY.remove(RefusedOperation).where(Among(col(RefusedOperation.op), "ops")))


def keep_refused(
    runner: Runner,
    account: Account,
    op: Op | None,
    reason: Refused,
    writing: Writing,
    held: Held,
) -> None:
    """Keep `op` with its known fields only; one that cannot even be read is not kept."""
    if op is None:
        return
    forget_refused(runner, [op.op])
    kept = {
        "organisation_id": account.organisation_id,
        "op": op.op,
        "person_id": account.person_id,
        "device_id": op.device,
        "at": op.at,
        "refused_at": now_instant(),
        "code": reason.code,
        "field": reason.field,
        "changes": [_clean(change, writing, held) for change in op.changes],
    }
    runner.run_each(_KEEP, [kept], ("changes",))


def forget_refused(runner: Runner, ops: list[str]) -> None:
    """Drop kept refusals of operations that now apply, or are refused anew."""
    runner.run(_FORGET, ops=ops)


def _clean(change: Change, writing: Writing, held: Held) -> dict[str, Any]:
    """The change with every value that its rule would refuse replaced by null."""
    kind = RECORD_TYPES.get(change.type)
    if kind is None:
        return {"type": "unknown", "id": change.id, "kind": change.kind, "set": {}}
    writing.type, writing.id = change.type, change.id
    row = held.rows.get((change.type, change.id))
    about = change.set.get("youth") or (row or {}).get("youth")
    file = held.rows.get(("youth", about)) if isinstance(about, str) else None
    erased = any(one and one["erased"] for one in (row, file))
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
