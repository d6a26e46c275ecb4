"""What the answer to a push does not tell again: this phone has just sent it."""

from typing import Any

from api.phone.store import Op, WireRow


def result_of(op: Op, told: dict[str, Any] | None) -> dict[str, Any]:
    """The result of an operation; not told when it was applied at its own time."""
    return told or {"op": op["op"], "status": "applied", "effective": op["at"], "refusal": None}


def rows_as_sent(ops: list[Op], as_sent: dict[str, Any] | None, person: str) -> list[WireRow]:
    """The rows that are just what these operations, by `person`, create."""
    rows = []
    for operation, number, seq in as_sent["rows"] if as_sent else ():
        change = ops[operation]["changes"][number]
        facts = dict.fromkeys(as_sent["fields"][change["type"]]) if as_sent else {}
        row = {"type": change["type"], "id": change["id"], "seq": seq, "by": person}
        rows.append(row | {"deleted": False, "erased": False, "set": facts | change["set"]})
    return rows
