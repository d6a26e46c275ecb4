"""The list of young people with thousands of them: searched, scrolled, and there after unlocking."""

from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from playwright.sync_api import Page

from api.phone import instant, new_id
from tests.bench.browser import InBrowser, Row, slowed
from tests.bench.fieldwork import AGES
from tests.bench.opening import script
from tests.bench.tapping import fill
from tests.support.in_the_app import SLOW

TYPING = Path(__file__).with_name("typing.js").read_text(encoding="utf-8")
NAMED = "[role=listitem] .name:not(.opening)"
"""A line whose name is open."""
ASKED = ("yanis", "moham", "sarah b", "karime", "06 39 98", "cassin", "leila d", "zz")
PACE_MS = 300
FROM, DAY = 1_767_225_600_000, 86_400_000
"""The first of January 2026, and a day, in milliseconds."""
SEARCHED, SCROLLED, UNLOCKED = 100, 100, 1_500
FIRST = [
    "Yanis",
    "Sarah",
    "Mohamed",
    "Mouhammed",
    "Karim",
    "Karima",
    "Leïla",
    "Inès",
    "Loïc",
    "Théo",
    "Aïcha",
    "Djamel",
    "Nour",
]
LAST = [
    "Bérenger",
    "Le-Goff",
    "Sylla",
    "Benali",
    "Diallo",
    "Martin",
    "Petit",
    "Haddad",
    "Kaya",
    "Moreau",
]
BARE_PAGE = """() => {
  document.body.innerHTML = '<input type="search"><p></p>';
  const [input, told] = [document.querySelector('input'), document.querySelector('p')];
  input.oninput = () => { told.textContent = input.value.length };
  input.focus();
}"""
FLING = {"x": 180, "y": 300, "yDistance": -6_000, "speed": 6_000, "gestureSourceType": "touch"}


def fill_files(stage: InBrowser, youths: int, encounters: int) -> int:
    """Files with three sealed fields, each identified, and met eight times in five; rows in all."""
    phone, rng = stage.phone, Random(youths)
    place = phone.creation("place", name="Place Cassin")
    phone.write(place)
    linked, outing = min(encounters, youths * 8 // 5), ""
    for number in range(youths):
        at = instant(FROM + number * 180 * DAY // youths)
        if number % 50 == 0:
            outing = new_id()
            times = {"status": "closed", "started_at": at, "ended_at": at}
            phone.write(phone.creation("outing", outing, kind="truck_outing", **times))
        met = {"youth": new_id(), "at": at, "age_band": AGES[number % 4], "place": place["id"]}
        facts = {"situation": "none", "followed_by": ["none"], "commune": "25056"}
        seen = {"outing": outing, "gender": "male", "count": 1, "first_time": True, **met}
        phone.write(
            phone.creation("youth", met["youth"], gender="male", **facts, **_sealed(rng, number)),
            phone.creation("identification", channel="self", **met, **facts),
            *(
                phone.creation("encounter", **seen)
                for _ in range(linked // youths + (number < linked % youths))
            ),
        )
    fill(stage, encounters - linked)
    return 2 * youths + encounters


def _sealed(rng: Random, number: int) -> dict[str, object]:
    """Someone invented: a name, a phone, a birth date."""
    name = {"first_name": rng.choice(FIRST), "last_name": f"{rng.choice(LAST)}{number % 97}"}
    contact = {"phones": [f"+3363998{rng.randrange(10_000):04d}"]}
    return {
        "name": name,
        "contact": contact,
        "birth_date": f"{2000 + number % 9}-0{1 + number % 9}-11",
    }


def search(page: Page, rounds: int) -> list[float]:
    """Type what people remember, letter after letter; milliseconds until each was painted."""
    page.evaluate("() => { listing.typed.length = 0 }")
    for number in range(rounds):
        page.get_by_role("searchbox").fill("")
        page.wait_for_timeout(PACE_MS)  # the whole list is back before the next is asked for
        for letter in ASKED[number % len(ASKED)]:
            page.keyboard.press("Space" if letter == " " else letter)
            page.wait_for_timeout(PACE_MS)
    page.wait_for_timeout(PACE_MS)
    taken: list[float] = page.evaluate("() => listing.typed")
    return taken


def scroll(page: Page, rounds: int) -> list[float]:
    """Fling the list down, finger after finger; the longest task of each (0: none of 50 ms)."""
    session, longest = page.context.new_cdp_session(page), []
    for _ in range(rounds):
        page.evaluate("() => { listing.tasks.length = 0 }")
        session.send("Input.synthesizeScrollGesture", FLING)
        page.wait_for_timeout(PACE_MS)
        longest.append(page.evaluate("() => Math.max(0, ...listing.tasks)"))
    session.detach()
    return longest


def unlock(stage: InBrowser, times: int) -> Row:
    """The list opened without network from nothing: from the last digit to the first names."""
    row = Row("code typed to names visible, offline", goal=UNLOCKED)
    stretched: list[float] = []
    for _ in range(times):
        stage.reopen()
        page = stage.profile.page
        page.add_init_script(script(NAMED))
        stage.profile.cut_network()
        with slowed(page):
            page.goto(f"{stage.url}/jeunes", wait_until="commit")
            page.wait_for_function("() => window.opening?.usable", timeout=SLOW)
            told: dict[str, Any] = page.evaluate("() => opening")
        row.taken.append(told["usable"] - told["typed"])
        stretched.append(told["stretched"])
    row.remark = f"of which Argon2id {median(stretched):,.0f} ms"
    return row


def rows(stage: InBrowser, youths: int, encounters: int, rounds: int) -> list[Row]:
    """Searching and scrolling the list, and unlocking the phone on it."""
    many = fill_files(stage, youths, encounters)
    if stage.phone.sync() != "up_to_date" or stage.phone.store.quarantine:
        raise SystemExit(f"the files did not reach the server: {stage.phone.status}")
    stage.reopen()  # what the row before typed by itself, and its cut network, end with it
    stage.open("/jeunes")
    stage.await_rows(many, 300)
    names = unlock(stage, max(1, rounds // 4))
    stage.reopen()
    page = stage.profile.page
    page.add_init_script(TYPING)
    stage.open("/jeunes")
    page.wait_for_selector(NAMED)
    page.wait_for_function("() => !document.querySelector('.name.opening')")
    page.wait_for_timeout(100 if youths < 1_000 else 8_000)  # the names off screen open too
    with slowed(page) as processor:
        before = processor.worked()
        typed = search(page, rounds)
        work = (processor.worked() - before) / len(typed)
        page.get_by_role("searchbox").fill("")
        longest = scroll(page, rounds)
    stage.profile.restore_network()
    page.goto(f"{stage.url}/healthz")
    page.evaluate(BARE_PAGE)
    with slowed(page):
        bare = search(page, max(1, rounds // 4))
    held = f"{youths:,} files, {encounters:,} encounters"
    told = f"main thread {work:.0f} ms a letter"
    return [
        Row(f"letter typed to names painted, {held}", typed, SEARCHED, bare=bare, remark=told),
        Row("longest task of a fling, 0: under 50", longest, SCROLLED),
        names,
    ]
