"""The coordination erases a young person: asked twice, without network, then gone everywhere."""

import re

from playwright.sync_api import expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.browsers import SMALL_PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_a_file import looked_at, menu, sheet
from tests.support.in_the_app import CODE, SLOW, button, open_at, shown, worker_ready
from tests.support.servers import RunningServer


def test_who_asks_to_be_forgotten_is_forgotten_on_every_phone_while_figures_stay(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    with to_url(demo_server.url) as send:
        colleague = Phone.sign_in(send, "nadia@demo.example", PASSWORD)
        noted = colleague.note_youth(name={"first_name": "Ulysse", "last_name": "Inventé"})
        assert colleague.sync() == "up_to_date"
        met = len(colleague.rows("identification"))

        elise = open_phone("elise", size=SMALL_PHONE)
        page = elise.page
        worker_ready(page)
        open_at(page, f"{demo_server.url}/jeunes/{noted.youth}", CODE)
        title = page.get_by_role("heading", level=1, name="Ulysse Inventé")
        expect(title).to_be_visible(timeout=SLOW)
        elise.cut_network()
        menu(page, "Effacer pour toujours")
        asked = sheet(page, re.compile("Effacer Ulysse"))
        looked_at(page)
        button(asked, "Garder la fiche").click()
        expect(title).to_be_visible()
        menu(page, "Effacer pour toujours")
        button(asked, "Effacer…").click()
        looked_at(page)
        button(asked, "Oui, effacer pour toujours").click()
        expect(page.get_by_role("heading", level=1, name="Nom effacé")).to_be_visible()
        expect(page.get_by_text("Ulysse")).to_have_count(0)
        expect(shown(page, "Pas encore effacé partout")).to_be_visible()
        everywhere = shown(page, re.compile("^Tout ce qui identifie cette personne est effacé"))
        expect(everywhere).to_be_hidden()
        looked_at(page)
        button(page, "Autres actions").click()
        expect(page.get_by_role("menuitem", name="Effacer pour toujours")).to_have_count(0)
        page.keyboard.press("Escape")
        elise.restore_network()
        expect(shown(page, re.compile("^Sur le serveur"))).to_be_visible(timeout=SLOW)
        expect(everywhere).to_be_visible()

        assert colleague.sync() == "up_to_date"
        row = colleague.row("youth", noted.youth)
        assert (row.erased, row["name"]) == (True, None)
        assert len(colleague.rows("identification")) == met


def test_whoever_goes_out_does_not_erase(open_phone: OpenPhone) -> None:
    page = open_phone("nadia", size=SMALL_PHONE).page
    page.get_by_role("link", name="Jeunes", exact=True).click()
    page.locator("main a[href^='/jeunes/']").first.click()
    button(page, "Autres actions").click()
    expect(page.get_by_role("menuitem", name="Historique")).to_be_visible()
    expect(page.get_by_role("menuitem", name="Effacer pour toujours")).to_have_count(0)
