"""Every screen, in light and dark, small and wide: no accessibility fault, nothing cut off.

RGAA 4.1 (WCAG 2.1 AA), as far as axe-core can tell, and text at 200 % on the smallest phone. The field's
screens are looked at wide here, and small in all their states in `test_every_state.py`.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from api.operations.demo.team import PASSWORD
from tests.support.browsers import DESKTOP, SMALL_PHONE, OpenProfile
from tests.support.in_the_app import CODE, SLOW, button, choose_code, open_at, sign_in
from tests.support.looking import longer, look
from tests.support.servers import RunningServer

SEASON = "/pilotage?periode=saison-2022&au=2022-12-31"
NOWHERE = "/nulle-part"
# As when the browser's own back leads there.
THERE = """(path) => {
  history.pushState({ depth: 1 }, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}"""


def visit(page: Page, path: str) -> None:
    """Come to a page from one that does not exist: nothing is left of the page before."""
    nowhere = page.get_by_role("heading", name="Cette page n’existe pas")
    page.evaluate(THERE, NOWHERE)
    expect(nowhere).to_be_visible()
    page.evaluate(THERE, path)
    expect(nowhere).to_have_count(0)


def first_youth(page: Page) -> None:
    page.locator("main a[href^='/jeunes/']").first.click()
    expect(button(page, "Noter une démarche")).to_be_visible()


def under_way(page: Page) -> None:
    button(page, re.compile("Démarrer la sortie|Reprendre la sortie")).click()
    expect(button(page, "Annuler").or_(button(page, "Noter un jeune")).first).to_be_visible()


def noting(page: Page) -> None:
    under_way(page)
    button(page, "Noter un jeune").click()
    expect(button(page, "Enregistrer")).to_be_visible()


def closing(page: Page) -> None:
    under_way(page)
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name="Clore").click()
    expect(button(page, "Clore la sortie")).to_be_visible()


def as_it_is(page: Page) -> None:
    expect(page.locator("h1").first).to_be_visible()


def written(page: Page) -> None:
    expect(page.locator("article")).to_be_attached(timeout=SLOW)


SCREENS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "today": ("/", as_it_is),
    "new outing": ("/sortie/nouvelle", as_it_is),
    "outing": ("/", under_way),
    "note a youth": ("/", noting),
    "close": ("/", closing),
    "youths": ("/jeunes", as_it_is),
    "youth": ("/jeunes", first_youth),
    "note outside": ("/jeunes/noter", as_it_is),
    "relances": ("/relances", as_it_is),
    "sends": ("/envois", as_it_is),
    "steering": (SEASON, as_it_is),
    "report": ("/rapport/2022", written),
    "checks": ("/rapport/2022?vue=verifier", written),
    "composing": ("/rapport/2022?vue=composer", written),
    "planning": ("/planning", as_it_is),
    "a month": ("/planning?vue=mois", as_it_is),
    "sheet to print": ("/planning/feuille", as_it_is),
    "team": ("/equipe", as_it_is),
    "lists": ("/listes", as_it_is),
    "places": ("/listes?liste=lieux", as_it_is),
    "partners": ("/listes?liste=partenaires", as_it_is),
    "territory": ("/listes?liste=territoire", as_it_is),
    "past seasons": ("/listes?liste=saisons", as_it_is),
    "settings": ("/reglages", as_it_is),
    "useful numbers": ("/reglages/numeros", as_it_is),
    "notices": ("/reglages/information", as_it_is),
    "a notice": ("/reglages/information/ar", as_it_is),
}
FIELD = (
    "today",
    "new outing",
    "outing",
    "note a youth",
    "close",
    "youths",
    "youth",
    "note outside",
    "relances",
    "sends",
)


def test_no_screen_has_an_accessibility_fault_or_is_cut_off(
    demo_server: RunningServer, open_profile: OpenProfile
) -> None:
    page = open_profile(size=SMALL_PHONE).page
    page.goto(demo_server.url)
    expect(page.get_by_label("Adresse de courriel")).to_be_visible(timeout=SLOW)
    wrong = {"sign in": look(page)}
    page.reload()
    sign_in(page, "elise@demo.example", PASSWORD)
    choose_code(page, CODE)
    expect(button(page, re.compile("la sortie$"))).to_be_visible(timeout=SLOW)
    open_at(page, demo_server.url + NOWHERE, CODE)
    wrong["unknown"] = longer(page) + look(page)
    for screen, (path, reach) in SCREENS.items():
        visit(page, path)
        reach(page)
        wrong[screen] = longer(page)
        wrong[screen] += look(page, (DESKTOP,) if screen in FIELD else (SMALL_PHONE, DESKTOP))
    assert {screen: found for screen, found in wrong.items() if found} == {}
