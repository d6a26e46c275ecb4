"""The coordinator looks at a season, then at a part of it, online and off."""

import re

from playwright.sync_api import Page, expect

from tests.support.browsers import DESKTOP, OpenProfile
from tests.support.demonstration import enter
from tests.support.in_the_app import CODE, SLOW, open_at, shown
from tests.support.looking import look
from tests.support.servers import RunningServer


def test_a_season_is_looked_at_whole_then_in_part_and_again_without_network(
    demo_server: RunningServer, open_profile: OpenProfile
) -> None:
    elise = open_profile(size=DESKTOP)
    page = elise.page
    enter(page, demo_server, "elise", CODE)
    open_at(page, f"{demo_server.url}/pilotage?periode=saison-2022", CODE)
    says(page, "Sorties", "96")
    says(page, "Jeunes repérés", "62")
    for title in ("Repérés par mois", "Pas encore de parcours, total 15", "Lieux", "Qui ils sont"):
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    assert look(page) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

    page.get_by_label("Sorties", exact=True).select_option("Maraude")
    says(page, "Jeunes repérés", "10")
    expect(page).to_have_url(re.compile("sorties=street_round"))
    elise.cut_network()
    page.get_by_role("button", name="Actualiser").click()
    expect(shown(page, re.compile("^Hors ligne. Voici les derniers chiffres"))).to_be_visible()
    page.get_by_role("button", name="Tout regarder").click()
    says(page, "Jeunes repérés", "62")


def says(page: Page, label: str, value: str) -> None:
    """A figure at the head of the page."""
    figure = page.locator(".figure").filter(has_text=re.compile(f"^{label}"))
    expect(figure.locator(".value")).to_have_text(re.compile(rf"^{value}\b"), timeout=SLOW)
