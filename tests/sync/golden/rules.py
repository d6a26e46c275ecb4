"""The server's rules as data: what each record may hold, who may write it, who may see it.

The vitest suites judge operations by this very file, so that their server knows no other rule. What
is a function here (`planned`, `consistent`) is written a second time there, and held by the pushes
beside it.
"""

from typing import Any

from api.records.base import RecordType
from api.records.registry import RECORD_TYPES
from api.records.rules import Rule

_TOLD = ("list", "to", "longest", "least", "most")


def rules() -> dict[str, Any]:
    """Every record type: its fields in order, the rule of each, and the roles."""
    return {name: _kind(kind) for name, kind in RECORD_TYPES.items()}


def _kind(kind: RecordType) -> dict[str, Any]:
    return {
        "fields": list(kind.fields),
        "rules": {name: _rule(rule) for name, rule in kind.rules.items()},
        "creators": sorted(kind.creators),
        "changers": sorted(kind.changers),
        "insert_only": kind.insert_only,
        "shared_with_partner": kind.shared_with_partner,
        "hidden_from_partner": sorted(kind.hidden_from_partner),
    }


def _rule(rule: Rule) -> dict[str, Any]:
    told = {name: getattr(rule, name) for name in _TOLD if hasattr(rule, name)}
    words = {"words": sorted(rule.words)} if hasattr(rule, "words") else {}
    return {"rule": type(rule).__name__, "required": rule.required, **told, **words}
