"""A new phone reads a whole organisation, on a processor six times slower, while people are counted."""

import time
from typing import Any

from playwright.sync_api import Page

from tests.bench.browser import ROWS_HELD, InBrowser, Row, slowed
from tests.bench.fieldwork import operations
from tests.bench.pushing import parts
from tests.bench.servers import Line
from tests.bench.stage import BATCH, must_apply, packed, send
from tests.bench.tapping import KEPT, PACE_MS, TILES

SLOWER = 6
SECONDS, KILOBYTES = 15, 3_000
LONGEST = 180
TOLD = r"""() => [...document.querySelectorAll('*')].some((one) =>
  /Lecture, [\d\s]+lignes? reçues?/.test(one.ariaLabel ?? '') && one.checkVisibility())
  || /Lecture, [\d\s]+lignes? reçues?/.test(document.body.innerText)"""
"""The number of rows read so far is on the screen: in words, or those of its icon on a short one."""


FROM_ZERO = """async (person) => {
  const open = indexedDB.open(`kaftruck-${person}`);
  const db = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
  const meta = db.transaction('meta', 'readwrite').objectStore('meta');
  const asked = meta.get('feed');
  const feed = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
  const done = meta.put({ ...feed, value: { ...feed.value, cursor: 0 } });
  await new Promise((resolve) => (done.onsuccess = resolve));
  db.close();
}"""
"""The phone has read nothing yet, as far as it knows: what it holds is the outing that it shows."""


class Pages:
    """What the network brought of the feed: bytes as they travelled, headers included."""

    def __init__(self, page: Page) -> None:
        self.size = 0.0
        self._asked: set[str] = set()
        self._session = page.context.new_cdp_session(page)
        self._session.on("Network.requestWillBeSent", self._sent)
        self._session.on("Network.loadingFinished", self._finished)
        self._session.send("Network.enable")

    def _sent(self, told: dict[str, Any]) -> None:
        if "/api/sync/pull" in told["request"]["url"]:
            self._asked.add(told["requestId"])

    def _finished(self, told: dict[str, Any]) -> None:
        if told["requestId"] in self._asked:
            self.size += told["encodedDataLength"]


def rows(stage: InBrowser, many: int) -> list[Row]:
    """Of ten rows eight people counted, one step, one youth with three sealed fields.

    They come to the server while the phone, which has just been signed in and shows its outing, is
    without network; its return begins the reading, from zero.
    """
    outing = stage.phone.start_outing()
    stage.phone.sync()
    stage.open(f"/sortie/{outing}")
    page = stage.page
    page.wait_for_selector("button:has(.count)")
    stage.profile.cut_network()
    held = page.evaluate(ROWS_HELD, stage.phone.person_id)
    account = {"X-Kaftruck-Account": stage.phone.person_id, "Cookie": stage.phone.store.cookie}
    line = Line(stage.port, account)
    for batch in parts(operations(stage.phone, outing, many), BATCH):
        must_apply(send(line, packed(stage.phone, batch)))

    page.evaluate(FROM_ZERO, stage.phone.person_id)
    pages, told, tiles = Pages(page), False, page.evaluate(TILES)
    page.evaluate("() => { meter.taps.length = 0 }")
    with slowed(page, SLOWER) as processor:
        before = processor.worked()
        stage.profile.restore_network()
        began, taps = time.monotonic(), 0
        while page.evaluate(ROWS_HELD, stage.phone.person_id) < held + many:
            told = told or bool(page.evaluate(TOLD))
            page.touchscreen.tap(*tiles[taps % len(tiles)])
            taps += 1
            page.wait_for_timeout(PACE_MS)
            if time.monotonic() - began > LONGEST:
                raise SystemExit(f"the phone did not read its {many:,} rows in {LONGEST} s")
        seconds, worked = time.monotonic() - began, processor.worked() - before
        page.wait_for_function("() => meter.taps.every((tap) => tap.kept !== null)")
    kept = [float(tap["kept"]) for tap in page.evaluate("() => meter.taps")]
    if len(kept) != taps:
        raise SystemExit(f"of {taps} taps made while reading, {len(kept)} were seen")
    said = f"{worked / 1000:.1f} s of the main thread; "
    said += "its progress was on the screen" if told else "its progress was NOT on the screen"
    what = f"first reading of {many:,} rows, processor {SLOWER} times slower"
    return [
        Row(what, [seconds], SECONDS, "s", remark=said),
        Row(f"{what}: gzip", [pages.size / 1000], KILOBYTES, "kB"),
        Row("tap to kept meanwhile", kept, KEPT, remark=f"{taps} taps"),
    ]
