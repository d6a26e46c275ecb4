"""A conflict, kept for review: what stays, what would have been, by whom and when."""

from collections.abc import Callable
from typing import Any

from uuid6 import uuid7

from api.records.base import Row
from api.sync.merge import Stamp, stamp_of

People = Callable[[str], str | None]
"""Who made an operation; None when it is not known any more."""


def conflict_row(
    row: Row, type_: str, field: str, value: Any, stamp: Stamp, seq: int, people: People
) -> Row:
    """A conflict record about `field` of `row`, which the change stamped `stamp` sets to `value`.

    `row` is as it was before the change; which of the two values stays follows from their stamps.
    """
    before = stamp_of(row, field) or ["", "", 0, ""]
    old = {"value": row[field], "at": before[0], "op": before[1], "device": before[3]}
    new = {"value": value, "at": stamp.effective, "op": stamp.op, "device": stamp.device}
    old["by"], new["by"] = people(before[1]), people(stamp.op)
    later = (stamp.effective, stamp.op) > (before[0], before[1])
    return {
        "organisation_id": row["organisation_id"],
        "id": str(uuid7()),
        "seq": seq,
        "created_by": row["created_by"],
        "deleted": False,
        "erased": False,
        "stamps": {"*": stamp.listed()},
        "on_type": type_,
        "on_id": row["id"],
        "field": field,
        "kept": new if later else old,
        "other": old if later else new,
        "settled": False,
    }
