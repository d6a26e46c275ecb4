"""The list of young people: searched by what is remembered, narrowed, kept while offline."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.browsers import SMALL_PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SLOW, button, shown, worker_ready
from tests.support.looking import look_in_the_field


def line(page: Page) -> Locator:
    """The lines drawn: those near the screen, and the one with the focus."""
    return page.locator("main [role=listitem]")


def lines(page: Page) -> list[str]:
    """The names shown, from the top."""
    return line(page).locator(".name").all_inner_texts()


def size(page: Page) -> int:
    """How many the list says it has, drawn or not."""
    return int(line(page).first.get_attribute("aria-setsize") or 0)


def known(page: Page) -> str:
    """A name that everybody of the demonstration may read."""
    expect(page.locator("[role=listitem] .name:not(.opening)").first).to_be_visible(timeout=SLOW)
    named = [one for one in lines(page) if re.match(r"[A-Z][a-zé]{3,}", one)]
    return named[0].split()[0]


def test_someone_is_found_by_what_is_remembered_and_the_list_narrowed_without_network(
    open_phone: OpenPhone,
) -> None:
    phone = open_phone("nadia", size=SMALL_PHONE)
    page = phone.page
    worker_ready(page)
    page.get_by_role("link", name="Jeunes", exact=True).click()
    name = known(page)
    everybody = size(page)
    phone.cut_network()

    box = page.get_by_role("searchbox")
    box.fill(name[0])
    expect(page.get_by_text(re.compile(r"jeunes? trouvés? sur ce téléphone")).first).to_be_visible()
    assert look_in_the_field(page) == []
    slip = name[:-2] + name[-1] + name[-2] if len(name) > 4 else name
    box.fill(slip)
    expect(line(page).filter(has_text=name).first).to_be_visible()
    assert name not in page.url
    assert slip not in page.url
    box.fill("zzzz")
    expect(line(page)).to_have_count(0)
    assert look_in_the_field(page) == []
    button(page, "Effacer").click()

    button(page, "Choisir qui montrer").click()
    page.get_by_role("button", name="Sans parcours").click()
    page.get_by_role("radio", name="30 jours").click()
    assert look_in_the_field(page) == []
    button(page, re.compile("^Voir |^Personne ainsi")).click()
    expect(button(page, "Enlever : Sans parcours")).to_be_visible()
    assert look_in_the_field(page) == []
    page.get_by_role("link", name="Relances", exact=True).click()
    page.get_by_role("link", name="Jeunes", exact=True).click()
    expect(button(page, "Enlever : Sans nouvelles depuis 30 jours")).to_be_visible()
    for choice in ("Sans parcours", "Sans nouvelles depuis 30 jours"):
        button(page, f"Enlever : {choice}").click()
    expect(line(page).first).to_be_visible()
    assert size(page) >= everybody  # more may have come before the network was cut


def test_the_list_is_walked_with_the_keyboard_and_the_focus_is_never_lost(
    open_phone: OpenPhone,
) -> None:
    page = open_phone("nadia").page
    expect(shown(page, re.compile("^À jour, reçu"))).to_be_visible(
        timeout=SLOW
    )  # all lines are there
    page.get_by_role("link", name="Jeunes", exact=True).click()
    known(page)
    expect(page.get_by_text(re.compile("jeunes connus sur ce téléphone"))).to_be_visible()
    first = line(page).get_by_role("link").first
    first.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        page.wait_for_timeout(100)  # as fast as a hand: what comes into sight is drawn
    focused = "document.activeElement.closest('[aria-posinset]')?.getAttribute('aria-posinset')"
    assert page.evaluate(focused) == "13"
    # scrolled away from, the line with the focus stays, and the next Tab goes on from it
    page.mouse.move(180, 300)
    page.mouse.wheel(0, 4_000)
    page.wait_for_timeout(300)
    assert page.evaluate(focused) == "13"
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "14"
