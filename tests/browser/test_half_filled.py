"""Half-filled forms of an outing: none is lost when it cannot be kept, nor when the outing changes."""

import re

from playwright.sync_api import Page, expect

from tests.browser.test_drafts import go
from tests.support.browsers import SMALL_PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SHORT, SLOW, button, tap, unlock, worker_ready

FULL = """full => {
  const store = IDBObjectStore.prototype;
  window.adding ??= store.add;
  store.add = full
    ? function () { throw new DOMException('full', 'QuotaExceededError'); }
    : window.adding;
}"""
"""From now on this browser has no room for another note, or has it again."""


def start(page: Page) -> str:
    """The outing of today under way; its address."""
    worker_ready(page)
    go(page, "/")
    button(page, re.compile("Démarrer la sortie|Reprendre la sortie")).click()
    tap(page, "18_21", "Homme")
    return page.url[page.url.index("/sortie") :].partition("?")[0]


def more_women(page: Page) -> None:
    """One more in the group being counted."""
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Un de plus, Femme")).nth(
        1
    ).click()


def test_a_group_that_could_not_be_kept_is_there_again_and_one_that_was_is_gone(
    open_phone: OpenPhone,
) -> None:
    phone = open_phone("nadia", size=SMALL_PHONE)
    page = phone.page
    start(page)
    phone.cut_network()
    button(page, "Groupe").click()
    more_women(page)
    more_women(page)
    do = button(page, re.compile("^Compter 2"))
    expect(do).to_be_enabled()
    page.wait_for_timeout(500)
    page.evaluate(FULL, True)
    do.click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.evaluate(FULL, False)
    page.reload()
    unlock(page, SHORT)
    button(page, "Groupe").click()
    do.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    button(page, "Groupe").click()
    expect(button(page, "Touchez + pour chaque personne.")).to_be_disabled()


def test_what_is_half_filled_on_an_outing_closed_meanwhile_waits_for_it_to_be_opened_again(
    open_phone: OpenPhone,
) -> None:
    phone = open_phone("nadia", size=SMALL_PHONE)
    page = phone.page
    outing = start(page)
    phone.cut_network()
    go(page, f"{outing}?feuille=note")
    page.get_by_label("Note", exact=True).fill("Un mot")
    page.wait_for_timeout(500)
    go(page, f"{outing}/clore")
    button(page, re.compile("^Clore")).click()
    page.get_by_role("link", name=re.compile("^Note de la sortie")).click(timeout=SLOW)
    expect(page.get_by_text("À finir", exact=False).first).to_be_visible()
    button(page, "Rouvrir la sortie").click()
    expect(page.get_by_label("Note", exact=True)).to_have_value("Un mot")


def test_what_is_half_filled_is_found_again_after_two_outings_became_one(
    open_phone: OpenPhone,
) -> None:
    phone = open_phone("nadia", size=SMALL_PHONE)
    page = phone.page
    worker_ready(page)
    phone.cut_network()
    outings = [start_at_first_place(page), start_at_first_place(page)]
    assert outings[0] != outings[1]
    for outing in outings:
        go(page, f"{outing}?feuille=group")
        page.get_by_role("dialog").get_by_role("radio", name="Déjà vu").click()
        page.wait_for_timeout(500)
    go(page, "/")
    button(page, re.compile("^Oui")).click()
    expect(button(page, "Séparer")).to_be_visible(timeout=SLOW)
    for row in range(2):
        go(page, "/")
        page.get_by_role("link", name=re.compile("^Groupe, ")).nth(row).click()
        seen = page.get_by_role("dialog").get_by_role("radio", name="Déjà vu")
        expect(seen).to_be_checked()


def start_at_first_place(page: Page) -> str:
    """Another outing of now, at the first place of the list; its address."""
    go(page, "/sortie/nouvelle")
    page.get_by_role("radio", name="Sortie", exact=True).click()
    page.get_by_role("radiogroup", name="Où ?").get_by_role("radio").first.check()
    button(page, "Démarrer la sortie").click()
    tap(page, "18_21", "Homme")
    return page.url[page.url.index("/sortie") :].partition("?")[0]
