"""People are counted by taps: how soon a number is painted, and how soon it is on the disk."""

from typing import Any, NamedTuple

from playwright.sync_api import Page

from api.phone import new_id
from tests.bench.browser import InBrowser, Row, slowed
from tests.bench.fieldwork import AGES

PACE_MS = 250
"""Between two taps: a crowd counted as fast as people are seen."""
PAINTED, KEPT = 50, 100
BARE_PAGE = """async () => {
  document.body.innerHTML = '<button style="width:300px;height:300px"><span class="count">0</span></button>';
  const open = indexedDB.open('bare', 1);
  open.onupgradeneeded = () => open.result.createObjectStore('outbox', { keyPath: 'op' });
  const db = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
  const count = document.querySelector('.count');
  document.querySelector('button').onclick = () => {
    count.textContent = Number(count.textContent) + 1;
    const writing = db.transaction('outbox', 'readwrite', { durability: 'strict' });
    writing.objectStore('outbox').add({ op: crypto.randomUUID(), name: 'encounter.met', count: 1 });
  };
}"""
TILES = """() => [...document.querySelectorAll('button:has(.count)')].flatMap((tile) => {
  const { x, y, width, height } = tile.getBoundingClientRect();
  const middle = [x + width / 2, y + height / 2];
  return tile.contains(document.elementFromPoint(...middle)) ? [middle] : [];
})"""
COUNT_BY_SCRIPT = """async (many) => {
  const tiles = [...document.querySelectorAll('button:has(.count)')];
  for (let n = 0; n < many; n += 1) {
    tiles[n % tiles.length].click();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}"""
WAITING = """async ([person, many]) => {
  const open = indexedDB.open(`kaftruck-${person}`);
  const db = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
  for (let held = 0; held < many; ) {
    const asked = db.transaction('outbox').objectStore('outbox').count();
    held = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  db.close();
}"""


class Taps(NamedTuple):
    """Milliseconds of each tap, and of the main thread's work for one on average."""

    painted: list[float]
    kept: list[float]
    work: float


def tap(page: Page, many: int) -> Taps:
    """Tap the tiles in sight with a finger, one after the other. Exits if one was not kept."""
    tiles = page.evaluate(TILES)
    page.evaluate("() => { meter.taps.length = 0 }")
    with slowed(page) as processor:
        page.wait_for_timeout(PACE_MS)
        before = processor.worked()
        for number in range(many):
            page.touchscreen.tap(*tiles[number % len(tiles)])
            page.wait_for_timeout(PACE_MS)
        page.wait_for_function("() => meter.taps.every((tap) => tap.kept !== null)")
        worked = processor.worked() - before
    taps: list[dict[str, Any]] = page.evaluate("() => meter.taps")
    if len(taps) != many or not all(one["strict"] and one["painted"] for one in taps):
        raise SystemExit(f"of {many} taps, {len(taps)} were seen, and not all painted and kept")
    return Taps([one["painted"] for one in taps], [one["kept"] for one in taps], worked / many)


def bare(stage: InBrowser, many: int) -> Taps:
    """The same on a page whose only button changes a number and puts a row on the disk."""
    stage.page.goto(f"{stage.url}/healthz")
    stage.page.evaluate(BARE_PAGE)
    return tap(stage.page, many)


def fill(stage: InBrowser, encounters: int, each: int = 50) -> None:
    """Former outings with that many people counted, on the server and on the phone."""
    phone = stage.phone
    for _ in range(0, encounters, each):
        outing, at = new_id(), "2026-05-05T13:00:00.000Z"
        times = {"started_at": "2026-05-05T12:00:00.000Z", "ended_at": "2026-05-05T16:00:00.000Z"}
        facts = {"kind": "truck_outing", "status": "closed", "with_truck": True}
        met = {"outing": outing, "at": at, "gender": "male", "count": 1, "first_time": True}
        crowd = [phone.creation("encounter", age_band=AGES[one % 5], **met) for one in range(each)]
        phone.write(phone.creation("outing", outing, **facts, **times), *crowd)
    if phone.sync() != "up_to_date":
        raise SystemExit(f"the former outings did not reach the server: {phone.status}")


def rows(stage: InBrowser, taps: int, waiting: int, encounters: int) -> list[Row]:
    """Taps on a new outing, then offline with much waiting and much on the phone."""
    path = f"/sortie/{stage.phone.start_outing()}"
    stage.phone.sync()
    stage.open(path)
    stage.page.wait_for_selector("button:has(.count)")
    fresh = tap(stage.page, taps)

    fill(stage, encounters)
    stage.open(path)
    stage.await_rows(encounters)
    stage.page.wait_for_selector("button:has(.count)")
    stage.profile.cut_network()
    stage.page.evaluate(COUNT_BY_SCRIPT, waiting)
    stage.page.evaluate(WAITING, [stage.phone.person_id, waiting])
    full = tap(stage.page, taps)
    stage.profile.restore_network()

    reference = bare(stage, taps)
    much = f"{waiting:,} waiting, {encounters:,} held"
    return [
        row
        for how, told in (("a new outing", fresh), (much, full))
        for row in (
            Row(f"tap to painted, {how}", told.painted, PAINTED, bare=reference.painted),
            Row(
                f"tap to kept, {how}",
                told.kept,
                KEPT,
                bare=reference.kept,
                remark=f"main thread {told.work:.0f} ms a tap, bare {reference.work:.0f} ms",
            ),
        )
    ]
