"""What the operation log says that the records must be: per field, the last word by (time, op)."""

from collections import defaultdict
from typing import Any, NamedTuple

from api.phone import Phone
from api.phone.store import Key, WireRow
from api.records.registry import RECORD_TYPES
from api.sealing import open_field
from api.sync.models import Operation


class Word(NamedTuple):
    """A value that an operation gave to a field; `at` is (effective, op)."""

    at: tuple[str, str]
    value: Any
    seq: int


def _words(log: list[Operation]) -> dict[tuple[Key, str], list[Word]]:
    """Everything ever said of each field. A creation says all of its record's fields."""
    found: dict[tuple[Key, str], list[Word]] = defaultdict(list)
    for one in log:
        for change in one.changes:
            key, kind = (change["type"], change["id"]), RECORD_TYPES[change["type"]]
            values = change.get("set", {})
            match change["kind"]:
                case "create":
                    values = {"deleted": False} | dict.fromkeys(kind.fields) | values
                case "delete" | "undelete":
                    values = {"deleted": change["kind"] == "delete"}
                case "reseal" | "erase":
                    continue
            for name, value in values.items():
                if name not in kind.dates:  # a clock's dates are clamped
                    found[(key, name)].append(Word((one.effective, one.op), value, one.seq))
    return found


def last_word_stands(reader: Phone, log: list[Operation], rows: dict[Key, WireRow]) -> None:
    """5. A stored field is the greatest `(effective, op)` among applied operations.

    Sealed values are compared opened: sealing again is no word about anything.
    """
    for (key, name), words in _words(log).items():
        row, last = rows[key], max(words)
        held = row["deleted"] if name == "deleted" else row["set"][name]
        if held == last.value:
            continue
        assert name in RECORD_TYPES[key[0]].sealed and not row["erased"] and reader.keys
        stored, said = (open_field(reader.keys, one, *key, name) for one in (held, last.value))
        assert stored.ok and said.ok and stored.value == said.value


def nothing_seen_was_overtaken(log: list[Operation], epoch: str) -> None:
    """What somebody changed after they had seen its value stands above that value.

    `epoch` is the server's: what was seen before a restore has other numbers.
    """
    words = _words(log)
    for one in log:
        for change in one.changes:
            if change["kind"] != "patch" or not change.get("seen") or change["seen"][0] != epoch:
                continue
            for name in change["set"]:
                for word in words[((change["type"], change["id"]), name)]:
                    assert word.seq > change["seen"][1] or word.at <= (one.effective, one.op)
