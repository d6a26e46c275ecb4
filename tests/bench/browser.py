"""The application in a real browser, on a page of a small phone, slowed down four times.

`in_browser` gives the stage: a server in a process of its own, an organisation whose only person
`phone` (a Python phone) may write whatever a work needs, and a Chromium profile signed in as that
person. `Row` and `table` tell what was measured.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from api.phone import Phone, to_url
from tests.bench.databases import sqlite
from tests.bench.servers import serving
from tests.bench.stage import WHO
from tests.bench.timing import share
from tests.support.browsers import SMALL_PHONE, Profile
from tests.support.in_the_app import CODE, choose_code, sign_in, unlock, worker_ready

SLOWER = 4
"""How many times slower the page's processor is made: about a phone of 100 €."""
METER = Path(__file__).with_name("meter.js").read_text(encoding="utf-8")
ROWS_HELD = """async (person) => {
  const open = indexedDB.open(`kaftruck-${person}`);
  const db = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
  const asked = db.transaction('base').objectStore('base').count();
  const count = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
  db.close();
  return count;
}"""


@dataclass
class InBrowser:
    """A signed-in phone: `profile` is its browser, `phone` its account as Python sees it."""

    url: str
    port: int
    profile: Profile
    phone: Phone

    @property
    def page(self) -> Page:
        """Its page."""
        return self.profile.page

    def open(self, path: str) -> None:
        """Open the application anew at a path, measured, and unlock it."""
        self.page.goto(f"{self.url}{path}")
        unlock(self.page, CODE)

    def reopen(self) -> None:
        """End the browser and start it again: nothing of the application is in memory."""
        self.profile.close()
        self.profile.reopen()
        self.profile.context.add_init_script(METER)

    def await_rows(self, many: int, seconds: float = 120) -> None:
        """Wait until the phone holds that many rows of the server. Exits if it never does."""
        deadline = time.monotonic() + seconds
        while self.page.evaluate(ROWS_HELD, self.phone.person_id) < many:
            if time.monotonic() > deadline:
                raise SystemExit(f"the phone did not read its {many:,} rows in {seconds:.0f} s")
            self.page.wait_for_timeout(250)


@contextmanager
def in_browser(folder: Path) -> Iterator[InBrowser]:
    """The stage, for the block; `folder` is for its files and the server's database."""
    settings = {"KAFTRUCK_DATA_DIR": str(folder)}
    with (
        sqlite(folder) as make,
        serving(
            "api.main:from_environment", folder, KAFTRUCK_DATABASE_URL=make("ours"), **settings
        ) as port,
        to_url(url := f"http://127.0.0.1:{port}") as send,
        sync_playwright() as playwright,
    ):
        phone, _ = Phone.first_run(send, "Mission locale de mesure", WHO)
        phone.pull()
        profile = Profile(playwright, folder / "profile", SMALL_PHONE)
        try:
            profile.context.add_init_script(METER)
            profile.page.goto(url)
            sign_in(profile.page, WHO.email, WHO.password)
            choose_code(profile.page, CODE)
            worker_ready(profile.page)
            yield InBrowser(url, port, profile, phone)
        finally:
            profile.close()


@contextmanager
def slowed(page: Page, times: float = SLOWER) -> Iterator["Processor"]:
    """The page's main thread is that many times slower within the block."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    try:
        yield Processor(session)
    finally:
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        session.detach()


@dataclass
class Processor:
    """What the page's main thread has worked: its own time, which other programs do not lengthen."""

    session: CDPSession

    def worked(self) -> float:
        """Milliseconds of tasks since the page was opened."""
        told: dict[str, Any] = self.session.send("Performance.getMetrics")
        values = {one["name"]: one["value"] for one in told["metrics"]}
        return float(values["TaskDuration"]) * 1000


@dataclass
class Row:
    """One work: each time it took, the most its 95th percentile should be, and a bare page's."""

    work: str
    taken: list[float] = field(default_factory=list)
    goal: float | None = None
    unit: str = "ms"
    bare: list[float] = field(default_factory=list)
    remark: str = ""

    def cells(self) -> list[str]:
        """The cells of the Markdown table."""
        kept = "–" if self.goal is None else "yes" if share(self.taken, 0.95) <= self.goal else "NO"
        goal = "–" if self.goal is None else f"{self.goal:,.0f} {self.unit}"
        return [
            self.work,
            *self._spread(self.taken),
            goal,
            kept,
            *self._spread(self.bare),
            self.remark,
        ]

    def _spread(self, taken: list[float]) -> list[str]:
        if not taken:
            return ["–", "–"]
        return [f"{share(taken, part):,.0f} {self.unit}" for part in (0.5, 0.95)]


HEAD = ["work", "median", "p95", "goal, p95", "kept", "bare page, median", "p95", "remark"]


def table(title: str, rows: list[Row]) -> str:
    """A Markdown table."""
    lines = [HEAD, ["---"] * len(HEAD), *(row.cells() for row in rows)]
    return "\n".join([f"\n## {title}\n", *(f"| {' | '.join(line)} |" for line in lines)])
