"""Examples for the API's description. The people and values in them are invented."""

from typing import Any

_OP = "0199f3c2-7a10-7abc-8def-0123456789ab"
_OP_2 = "0199f3c2-7a15-7abc-8def-0123456789ab"
_ENCOUNTER = "0199f3c2-7a11-7abc-8def-0123456789ab"
_OTHER = "0199f3c2-7a16-7abc-8def-0123456789ab"
_OUTING = "0199f3c2-7a12-7abc-8def-0123456789ab"
_DEVICE = "5f0c1de2-58a6-4f0e-9d53-0a1b2c3d4e5f"
_EPOCH = "7e1b0a52-9c1d-4f83-8a55-c1d2e3f40516"
_FACTS = {
    "outing": _OUTING,
    "place": None,
    "at": "2026-06-16T13:46:05.123Z",
    "age_band": "18_21",
    "gender": "male",
    "count": 1,
    "first_time": True,
    "public": None,
    "youth": None,
}
_ROW = {
    "type": "encounter",
    "id": _ENCOUNTER,
    "seq": 4218,
    "by": "0199f3c2-7a13-7abc-8def-0123456789ab",
    "deleted": False,
    "erased": False,
    "set": _FACTS,
}

PUSH_EXAMPLE: dict[str, Any] = {
    "epoch": _EPOCH,
    "client_now": 1781617565123,
    "app": "0.1.0",
    "waiting": 0,
    "brief": True,
    "ops": [
        {
            "op": _OP,
            "device": _DEVICE,
            "at": "001781617565123.00000",
            "schema": 1,
            "changes": [
                {"type": "encounter", "id": _OTHER, "kind": "create", "set": _FACTS},
            ],
        },
        {
            "op": _OP_2,
            "device": _DEVICE,
            "at": "001781617565999.00000",
            "schema": 1,
            "changes": [
                {"type": "encounter", "id": _ENCOUNTER, "kind": "patch", "set": {"count": 1}},
            ],
        },
    ],
}

PUSH_ANSWER_EXAMPLE: dict[str, Any] = {
    "results": [
        None,
        {"op": _OP_2, "status": "applied", "effective": "001781617565300.00000", "refusal": None},
    ],
    "rows": [_ROW],
    "as_sent": {"fields": {"encounter": list(_FACTS)}, "rows": [(0, 0, 4217)]},
    "scopes": "outreach",
    "epoch": _EPOCH,
    "server_now": 1781617565300,
}

PULL_EXAMPLE = {
    "rows": [_ROW],
    "cursor": 4218,
    "more": False,
    "scopes": "outreach",
    "epoch": _EPOCH,
    "purged": 0,
    "server_now": 1781617565300,
}

HISTORY_EXAMPLE = {
    "operations": [
        {
            "op": _OP,
            "by": _ROW["by"],
            "effective": "001781617565123.00000",
            "changes": [
                {
                    "type": "youth",
                    "id": "0199f3c2-7a14-7abc-8def-0123456789ab",
                    "kind": "patch",
                    "set": {"housing": "hostel"},
                }
            ],
        }
    ],
    "cursor": 4218,
    "more": False,
}
