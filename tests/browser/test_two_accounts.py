"""Two people of one phone: what one left unanswered is not asked of the other."""

import re
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from api.operations.demo.team import PASSWORD
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import (
    CODE,
    SHORT,
    SLOW,
    button,
    choose_code,
    sign_in,
    unlock,
)

AWAY = """(away) => {
  const state = away ? 'hidden' : 'visible';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def left_for_a_day(page: Page) -> None:
    """The app is out of sight for so long that it locks."""
    page.evaluate(AWAY, True)
    page.clock.set_system_time(datetime.now() + timedelta(days=1))
    page.evaluate(AWAY, False)
    expect(page.get_by_role("heading", name=re.compile("^Bon(jour|soir) "))).to_be_visible()


def pick(page: Page, name: str) -> None:
    """Another account of the phone, from the lock."""
    button(page, "Ce n’est pas vous ?").click()
    page.get_by_role("dialog").get_by_text(name).click()
    first = name.split()[0]
    expect(page.get_by_role("heading", name=re.compile(f"^Bon(jour|soir) {first}"))).to_be_visible()


def test_a_code_that_one_was_to_choose_is_not_asked_of_the_other(open_phone: OpenPhone) -> None:
    page = open_phone("nadia").page
    home = page.get_by_role("link", name="Aujourd’hui", exact=True)
    choosing = page.get_by_role("heading", name="Choisissez un code")
    page.reload()
    button(page, "Ce n’est pas vous ?").click()
    button(page, "Ouvrir un autre compte").click()
    sign_in(page, "elise@demo.example", PASSWORD)
    expect(choosing).to_be_visible(timeout=SLOW)

    left_for_a_day(page)
    pick(page, "Nadia Exemple")
    unlock(page, SHORT)
    expect(home).to_be_visible(timeout=SLOW)
    expect(choosing).to_have_count(0)

    page.reload()
    button(page, "Code oublié").click()
    expect(page.get_by_label("Mot de passe", exact=True)).to_be_visible()
    pick(page, "Élise")
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    button(page, "Ouvrir").click()
    choose_code(page, CODE)
    expect(home).to_be_visible(timeout=SLOW)

    page.reload()
    button(page, "Code oublié").click()
    pick(page, "Nadia Exemple")
    unlock(page, SHORT)
    expect(home).to_be_visible(timeout=SLOW)
    expect(choosing).to_have_count(0)
