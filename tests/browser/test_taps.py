"""How many taps an act takes, counted in the browser; `docs/field-speed.md` is this test's table.

After a change that is wanted: `KAFTRUCK_WRITE_DOCS=1 .venv/bin/pytest tests/browser/test_taps.py`.
"""

import os
import re
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Page, expect

from api.settings import ROOT
from tests.support.browsers import OpenProfile
from tests.support.demonstration import enter
from tests.support.in_the_app import SHORT, SLOW, button, tap
from tests.support.servers import RunningServer

TABLE = ROOT / "docs" / "field-speed.md"
HEAD = """# Taps

What the field's commonest acts cost, typing apart, counted by `tests/browser/test_taps.py` in a real browser.
The test fails when a number rises above its goal, or when this page no longer says what was counted.

| act | from | taps | goal |
| --- | --- | --- | --- |
"""
COUNT = "addEventListener('pointerdown', () => { window.taps = (window.taps ?? 0) + 1; }, true)"


class Act(NamedTuple):
    """An act, the screen it is begun on, and the most taps it may take."""

    what: str
    begun_on: str
    goal: int
    do: Callable[[Page], None]


def start(page: Page) -> None:
    button(page, "Démarrer la sortie").click()
    expect(page.get_by_role("button", name=re.compile("^Homme, 18-21"))).to_be_visible()


def meet(page: Page) -> None:
    tap(page, "18_21", "Homme")


def identify(page: Page) -> None:
    button(page, "Noter un jeune").click()
    page.get_by_role("radio", name="18-21").click()
    page.get_by_role("radio", name="Femme").click()
    button(page, "Montrer").click()
    button(page, "D’accord").click()
    expect(page.get_by_label("Prénom ou surnom")).to_be_focused()
    page.keyboard.type("Ondine")
    button(page, "Enregistrer").click()
    back_on_the_outing(page)


def meet_again(page: Page) -> None:
    button(page, "Retrouver").click()
    expect(page.get_by_role("searchbox")).to_be_visible()
    page.get_by_role("searchbox").click()
    page.keyboard.type("Ondine")
    page.get_by_role("button", name=re.compile("^Ondine")).click()
    back_on_the_outing(page)


def close(page: Page) -> None:
    button(page, "Clore").click()
    button(page, "Clore la sortie").click()
    expect(page.locator(".told", has_text="Sortie close")).to_be_visible()


def settle(page: Page) -> None:
    closed = page.locator("main .rows button[aria-expanded=false]")
    closed.filter(has_not_text=re.compile("Point à")).first.click()  # a pathway's check
    page.get_by_role("button", name=re.compile("^(Joint|Venu)")).first.click()
    expect(button(page, "Annuler")).to_be_visible()


def back_on_the_outing(page: Page) -> None:
    expect(page.get_by_role("button", name=re.compile("^Homme, 18-21"))).to_be_visible()


ACTS = (
    Act("start a planned outing", "Aujourd’hui", 1, start),
    Act("count a person met", "the outing", 1, meet),
    Act("note a youth: age, gender, notice answered, first name", "the outing", 6, identify),
    Act("a known youth met again", "the outing", 3, meet_again),
    Act("close the outing", "the outing", 2, close),
    Act("outcome of a relance", "Relances", 2, settle),
)


def test_the_commonest_acts_take_few_taps(
    demo_server: RunningServer, open_profile: OpenProfile
) -> None:
    page = open_profile().page
    page.add_init_script(COUNT)
    enter(page, demo_server, "nadia", SHORT)
    expect(button(page, "Démarrer la sortie")).to_be_visible(timeout=SLOW)
    rows, over = [], []
    for act in ACTS:
        if act.begun_on == "Relances":
            page.get_by_role("link", name="Relances", exact=True).click()
        page.evaluate("() => { window.taps = 0; }")
        act.do(page)
        taps = page.evaluate("() => window.taps")
        rows.append(f"| {act.what} | {act.begun_on} | {taps} | ≤ {act.goal} |\n")
        if taps > act.goal:
            over.append((act.what, taps, act.goal))
    table = HEAD + "".join(rows)
    if os.environ.get("KAFTRUCK_WRITE_DOCS"):
        TABLE.write_text(table, encoding="utf-8")
    assert over == []
    assert TABLE.read_text(encoding="utf-8") == table
