"""What phones of each released version wrote and kept, as `python -m tests.released` recorded it."""

import json
from typing import Any

from api.settings import ROOT

FOLDER = ROOT / "tests" / "golden" / "released"


def golden(version: str) -> dict[str, Any]:
    """A version's recording.

    `phone` is its databases as the browser had them at the end of a day without network (`outbox` are
    the operations of that day); `rows` is what its own server made of them, `drafts` what was half
    filled; `reseals` came when a key was changed afterwards. `keys` are all of the organisation's,
    oldest first; `person` and `epoch` whose phone it was, and of which life of the database.
    """
    recorded: dict[str, Any] = json.loads((FOLDER / f"{version}.json").read_text())
    return recorded


def outbox(recorded: dict[str, Any]) -> list[dict[str, Any]]:
    """The operations of the day, as that version sends them."""
    stores = recorded["phone"]["account"]["stores"]
    names = ("op", "device", "at", "schema", "changes")
    waiting = sorted(stores["outbox"], key=lambda one: str(one["at"]))
    return [{name: one[name] for name in names} for one in waiting]
