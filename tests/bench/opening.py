"""The application is opened without network, from nothing, by its code."""

import json
from pathlib import Path
from typing import Any

from tests.bench.browser import SLOWER, InBrowser, Row, slowed
from tests.support.in_the_app import CODE, SLOW

PACE_MS = 150
"""Between two digits of the code: a quick thumb."""
_SCRIPT = Path(__file__).with_name("opening.js").read_text(encoding="utf-8")
USABLE = ".stack :is(a, button)"
"""Aujourd'hui shows what it has read, and can be touched."""
LOCKED, OPENED = 1_500, 1_500


def script(usable: str) -> str:
    """What opens the application by its code, until something that `usable` selects is painted."""
    given = json.dumps([CODE, PACE_MS, SLOWER, usable])
    return f"{{ const [CODE, PACE, SLOWER, USABLE] = {given};\n{_SCRIPT} }}"


def rows(stage: InBrowser, times: int) -> list[Row]:
    """A cold start each time: the browser is ended and started again, its network cut."""
    locked = Row("cold start to the lock taking a digit, offline", goal=LOCKED)
    opened = Row("code typed to Aujourd’hui usable, offline", goal=OPENED)
    stretched, first = [], []
    for _ in range(times):
        stage.reopen()
        page = stage.profile.page
        page.add_init_script(script(USABLE))
        stage.profile.cut_network()
        with slowed(page):
            page.goto(stage.url, wait_until="commit")
            page.wait_for_function("() => window.opening?.usable", timeout=SLOW)
            told: dict[str, Any] = page.evaluate("() => opening")
            first.append(page.evaluate("() => performance.getEntriesByType('paint')[0].startTime"))
        locked.taken.append(told["pad"])
        opened.taken.append(told["usable"] - told["typed"])
        stretched.append(told["stretched"])
    stage.profile.restore_network()
    locked.remark = f"first paint {sorted(first)[len(first) // 2]:,.0f} ms"
    opened.remark = f"of which Argon2id {sorted(stretched)[len(stretched) // 2]:,.0f} ms"
    return [locked, opened]
