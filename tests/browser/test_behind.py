"""From a figure of Pilotage to the young people whom it counts, and back."""

import re
from datetime import UTC, datetime

from playwright.sync_api import expect

from tests.support.browsers import DESKTOP
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import CODE, SLOW, open_at, shown, unlock
from tests.support.looking import look
from tests.support.servers import RunningServer


def test_the_names_behind_a_figure_are_as_many_as_it_says(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    year = datetime.now(UTC).year
    elise = open_phone("elise", at=f"/pilotage?periode=annee-{year}", size=DESKTOP)
    page = elise.page
    number = (
        page.locator(".figure").filter(has_text=re.compile("^Jeunes repérés")).get_by_role("link")
    )
    expect(number).to_be_visible(timeout=SLOW)
    many = int(re.sub(r"\D", "", number.inner_text()))
    number.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Jeunes repérés\u00a0: {many}")
    lines = page.get_by_role("list", name=re.compile(r"^Jeunes"))
    expect(lines).to_have_attribute("aria-label", re.compile(rf"\b{many}$"))
    expect(lines.get_by_role("link").first).to_contain_text(re.compile("[A-Z]"))
    assert look(page) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

    lines.get_by_role("link").first.click()
    expect(page.get_by_role("button", name="Noter une démarche")).to_be_visible(timeout=SLOW)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Jeunes repérés\u00a0: {many}")
    page.get_by_role("button", name="Retour", exact=True).click()
    expect(page).to_have_url(re.compile(f"/pilotage.periode=annee-{year}$"))

    elise.cut_network()
    page.goto(f"{demo_server.url}/pilotage/jeunes?periode=annee-{year}&chiffre=identified")
    unlock(page, CODE)
    expect(shown(page, re.compile("^Elle vient du serveur"))).to_be_visible(timeout=SLOW)


def test_names_erased_since_are_counted_and_said_to_be_gone(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    page = open_phone("elise", size=DESKTOP).page
    open_at(
        page,
        f"{demo_server.url}/pilotage/jeunes?periode=saison-2022&chiffre=criteria&ligne=meets",
        CODE,
    )
    expect(shown(page, re.compile("^62 fiches sont comptées"))).to_be_visible(timeout=SLOW)
