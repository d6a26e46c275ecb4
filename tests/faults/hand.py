"""Somebody who counts people on an outing, in a browser that speaks through the bad line."""

import threading
from collections import Counter
from dataclasses import dataclass
from random import Random

from playwright.sync_api import Page, expect

from api.sync.models import Operation
from tests.faults.proxy import Asked, Send, Trouble, well
from tests.faults.spoiling import SYNC
from tests.faults.stage import Stage
from tests.faults.tally import Tally
from tests.support.books import doubled, in_scope, records
from tests.support.browsers import Profile
from tests.support.hands import stored
from tests.support.in_the_app import (
    SHORT,
    SLOW,
    choose_code,
    open_at,
    shown,
    sign_in,
    until,
    worker_ready,
)
from tests.support.kept import database, kept
from tests.support.phones import PASSWORD
from tests.support.scripted_outing import PRESS, TILES

NOW = "() => dispatchEvent(new Event('online'))"
"""A sync begins at once, whatever went wrong before."""
NOTES = """async (name) => {
  const { result } = await new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening);
  });
  const all = result.transaction(['outbox', 'journal']);
  const many = (table) => new Promise((resolve) => {
    const asked = all.objectStore(table).count();
    asked.onsuccess = () => resolve(asked.result);
  });
  const found = await Promise.all(['outbox', 'journal'].map(many));
  result.close();
  return found;
}"""
"""How many notes wait, and how many were answered."""
COLUMNS = ("type", "id", "seq", "by", "deleted", "set")


class Sometimes:
    """The trouble that sync has now, if any. `happened` is set each time."""

    def __init__(self) -> None:
        self.paths: tuple[str, ...] = ()
        self.trouble: Trouble = well
        self.happened = threading.Event()

    def __call__(self, asked: Asked, send: Send) -> bytes:
        if asked.path not in self.paths:
            return send(asked)
        self.happened.set()
        return self.trouble(asked, send)

    def be(self, trouble: Trouble, *paths: str) -> None:
        """From now on these paths have this trouble."""
        self.happened.clear()
        self.trouble, self.paths = trouble, paths


@dataclass
class Hand:
    """Nadia's browser. `counted` is how many people she counted and saw kept."""

    stage: Stage
    profile: Profile
    outing: str
    line: Sometimes
    chance: Random
    counted: int = 0

    @property
    def page(self) -> Page:
        """Her page."""
        return self.profile.page

    @property
    def address(self) -> str:
        """The outing's page."""
        return f"{self.stage.proxy.url}/sortie/{self.outing}"

    def come_in(self) -> None:
        """Sign in on a browser that knows nobody, and open the outing."""
        self.page.goto(self.stage.proxy.url)
        self.sign_in()
        worker_ready(self.page)
        self.open()

    def sign_in(self) -> None:
        """By address and password; a new code."""
        sign_in(self.page, self.stage.email, PASSWORD)
        choose_code(self.page, SHORT)

    def open(self) -> None:
        """Open the outing with the code."""
        open_at(self.page, self.address, SHORT)
        expect(self.page.locator(".own .big-number")).to_be_visible(timeout=SLOW)

    def count(self) -> None:
        """A few people, one touch each; they are kept, and seen."""
        many, before = self.chance.randint(1, 4), self.written()
        self.counted += many
        self.page.evaluate(PRESS, self.chance.choices(TILES, k=many))
        there = f"(([waiting, answered]) => waiting + answered === {before + many})"
        until(self.page, f"async () => {there}(await ({NOTES})('{database(self.page)}'))")
        self.sees()

    def sees(self, page: Page | None = None) -> None:
        """The page shows as many as she counted."""
        number = (page or self.page).locator(".own .big-number")
        expect(number).to_have_text(str(self.counted), timeout=SLOW)

    def waiting(self) -> int:
        """How many notes wait on the phone."""
        return int(self.page.evaluate(NOTES, database(self.page))[0])

    def written(self) -> int:
        """How many notes the phone has, answered or not."""
        return int(sum(self.page.evaluate(NOTES, database(self.page))))

    def sync(self) -> None:
        """Ask for a sync now."""
        self.page.evaluate(NOW)

    def send_all(self) -> None:
        """Nothing is wrong now: in the end nothing waits. A sync that is failing yet is hurried again."""
        self.line.be(well)
        waiting = f"(await ({NOTES})('{database(self.page)}'))[0]"
        until(self.page, f"async () => {{ ({NOW})(); return {waiting} === 0; }}")

    def settle(self, tried: int) -> Tally:
        """All is sent; what the server and the phone have of it."""
        self.send_all()
        self.sync()
        expect(shown(self.page, "À jour")).to_be_visible(timeout=SLOW)
        engine = self.stage.engine
        phone = kept(self.page)["stores"]
        done = {one.op for one in stored(engine, Operation)}
        notes = [note["op"] for note in phone["outbox"] + phone["journal"]]
        untrue = [op for op in notes if op not in done]
        met = [
            row["set"]["count"]
            for key, row in records(engine).items()
            if key[0] == "encounter" and row["set"]["outing"] == self.outing and not row["deleted"]
        ]
        there = in_scope(engine, self.stage.nadia)
        held = {(row["type"], row["id"]): row for row in phone["base"]}
        differing = [
            key
            for key in held.keys() | there.keys()
            if _facts(held.get(key)) != _facts(there.get(key))
        ]
        lost, more = max(0, self.counted - sum(met)), max(0, sum(met) - self.counted)
        twice = [op for op, times in Counter(notes).items() if times > 1]
        extra = more + len(doubled(engine)) + len(twice)
        return Tally(tried, lost + len(untrue), extra, len(differing))


def _facts(row: dict[str, object] | None) -> list[object] | None:
    return None if row is None else [row[name] for name in COLUMNS]


def hand_on(stage: Stage, profile: Profile, seed: int) -> Hand:
    """Nadia at a new browser, on an outing of her own that has just begun."""
    outing = stage.nadia.start_outing()
    assert stage.nadia.sync() == "up_to_date"
    line = Sometimes()
    stage.proxy.trouble = line
    hand = Hand(stage, profile, outing, line, Random(seed))
    hand.come_in()
    return hand


PUSH, PULL = SYNC
