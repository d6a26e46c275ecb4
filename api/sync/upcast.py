"""Operations of an earlier schema, brought to this one before anything looks at them.

A phone sends what its version wrote, when it can: weeks later, from a rescue file, after an update.
`schema` says which version of operations it was written for. It goes up when what an operation means
changes (a field has another name, a code another sense), never because something was added.
"""

from collections.abc import Callable
from typing import Any

from api.sync.operation import Op

SCHEMA = 1
"""The schema of operations that this server judges."""

UPCASTERS: dict[int, Callable[[Op], None]] = {}
"""For each earlier schema, what makes an operation of it one of the next; kept 12 months at least.

It changes the operation in place, and must bear any value in `set`: no rule has looked at it yet.
"""


def upcast(op: Op) -> bool:
    """Bring an operation up to `SCHEMA`, one schema after the other; whether it was of an earlier."""
    sent = op.schema_
    for schema in range(sent, SCHEMA):
        UPCASTERS[schema](op)
        op.schema_ = schema + 1
    return sent < SCHEMA


def is_newer(raw: Any) -> bool:
    """Whether an operation, raw or read already, is of a schema that only a later server knows."""
    if isinstance(raw, Op):
        return raw.schema_ > SCHEMA
    schema = raw.get("schema") if isinstance(raw, dict) else None
    return isinstance(schema, int) and schema > SCHEMA
