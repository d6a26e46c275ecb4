"""Is this one of these? Proposed while noting, met again, compared, merged, parted: all offline."""

import re

from playwright.sync_api import Page, expect

from tests.support.browsers import DESKTOP
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SHORT, SLOW, button, shown, unlock, worker_ready
from tests.support.looking import look, look_in_the_field
from tests.support.servers import RunningServer

HOME = "03 53 01 77 01"
MOBILE = "06 39 98 77 02"
OTHER = "06 39 98 88 31"


def test_a_known_youth_is_proposed_and_two_files_become_one_and_two_again(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    nadia = open_phone("nadia")
    page = nadia.page
    worker_ready(page)
    nadia.cut_network()
    button(page, re.compile("Démarrer la sortie|Reprendre la sortie")).click()

    start_note(page, "Zoubir", HOME)
    expect(page.get_by_text(re.compile("^Est-ce "))).to_be_hidden()
    save(page)

    met_again(page)
    another(page)
    wrong = look(page, (DESKTOP,)) + look_in_the_field(page)
    wrong += merged(page)
    parted(page)
    wrong += asked_in_the_list(page)

    nadia.restore_network()
    page.goto(f"{demo_server.url}/envois")
    unlock(page, SHORT)
    expect(page.get_by_role("link", name="Envois", exact=True)).to_be_visible(timeout=SLOW)
    expect(shown(page, re.compile("^Sur le serveur, reçu à"))).to_be_visible(timeout=SLOW)
    assert wrong == []


def asked_in_the_list(page: Page) -> list[str]:
    """Two files of the list that may be one: asked under what was found, once, and undone."""
    page.goto(page.url.split("/jeunes")[0])
    unlock(page, SHORT)
    button(page, re.compile("Reprendre la sortie")).click()
    start_note(page, "Zoubyr Kh", "")
    save(page)
    page.get_by_role("link", name="Voir").click()
    page.go_back()
    page.go_back()
    page.get_by_role("link", name="Jeunes", exact=True).click()
    page.get_by_role("searchbox").fill("Zoubyr")
    asked = shown(page, re.compile("^Zoubyr Kh et Zoubir Kh ont un nom proche"))
    expect(asked).to_be_visible(timeout=SLOW)
    wrong = look_in_the_field(page)
    button(page, "Comparer").click()
    expect(page.get_by_role("heading", name="Une personne ou deux")).to_be_visible()
    page.go_back()
    page.get_by_role("searchbox").fill("Zoubyr")
    button(page, "Deux personnes").click()
    expect(shown(page, re.compile("^Deux personnes"))).to_be_visible()
    expect(asked).to_be_hidden()
    button(page, "Annuler").click()
    expect(asked).to_be_visible()
    button(page, "Deux personnes").click()
    expect(asked).to_be_hidden()
    return wrong


def start_note(page: Page, name: str, phone: str) -> None:
    """Begin to note a young man."""
    button(page, "Noter un jeune").click()
    page.get_by_role("radio", name="18-21").click()
    page.get_by_role("radio", name="Homme").click()
    page.get_by_label("Prénom ou surnom").fill(name)
    page.get_by_label("Téléphone").fill(phone)


def save(page: Page) -> None:
    """Keep the note; the outing is shown again."""
    button(page, "Enregistrer").click()
    expect(shown(page, "Fiche gardée sur ce téléphone")).to_be_visible()


def met_again(page: Page) -> None:
    """The same person under another spelling and phone: one tap, undone once, then for good."""
    start_note(page, "Zubir", MOBILE)
    proposal = button(page, "C’est lui : Zoubir")
    expect(proposal).to_be_visible()
    page.get_by_role("link", name=re.compile("^Zoubir")).click()
    expect(page.get_by_role("heading", name="Zoubir")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Prénom ou surnom")).to_have_value("Zubir")
    proposal.click()
    expect(shown(page, "Zoubir : rencontre comptée")).to_be_visible()
    button(page, "Annuler").click()
    expect(page.get_by_label("Téléphone")).to_have_value(re.compile("77.02"))
    proposal.click()
    expect(shown(page, "Zoubir : rencontre comptée")).to_be_visible()


def another(page: Page) -> None:
    """Somebody else of that name is noted all the same; then the two files are laid side by side."""
    start_note(page, "Zoubir Kh", "")
    button(page, "Non, un autre jeune").click()
    expect(button(page, "C’est lui : Zoubir")).to_be_hidden()
    page.get_by_label("Téléphone").fill(OTHER)
    save(page)
    page.get_by_role("link", name="Voir").click()
    expect(page.get_by_role("heading", name="Zoubir Kh")).to_be_visible()
    compare(page)


def compare(page: Page) -> None:
    """From the menu of a file: those who look alike come first."""
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name="Comparer avec une autre fiche").click()
    assert look_in_the_field(page) == []
    page.get_by_role("dialog").get_by_role("button", name=re.compile(r"^Zoubir \d")).first.click()
    expect(page.get_by_role("heading", name="Une personne ou deux")).to_be_visible()
    expect(page.get_by_role("radio", name="Zoubir Kh")).to_be_checked()
    expect(page.get_by_text("3 53 01 77 01")).to_be_visible()


def merged(page: Page) -> list[str]:
    """Asked twice, told, and undone at once."""
    button(page, "Réunir").click()
    expect(button(page, "Oui, réunir")).to_be_visible()
    wrong = look_in_the_field(page)
    page.keyboard.press("Escape")
    merge(page)
    button(page, "Annuler").click()
    expect(shown(page, "Les deux fiches sont séparées")).to_be_visible()
    compare(page)
    merge(page)
    return wrong


def merge(page: Page) -> None:
    """The two files become one, with every phone of both."""
    button(page, "Réunir").click()
    button(page, "Oui, réunir").click()
    expect(shown(page, "Les deux fiches sont réunies")).to_be_visible()
    for number in (OTHER, MOBILE, HOME):
        expect(page.get_by_text(re.compile(number.replace(" ", "."))).first).to_be_visible()


def parted(page: Page) -> None:
    """Later, from the file: it says again what it said before."""
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name="Séparer les fiches réunies").click()
    sheet = page.get_by_role("dialog")
    assert look_in_the_field(page) == []
    expect(sheet.get_by_role("radio", name=re.compile("^Zoubir"))).to_be_checked()
    button(sheet, "Séparer").click()
    expect(shown(page, "Les deux fiches sont séparées")).to_be_visible()
    expect(page.get_by_text(re.compile(MOBILE.replace(" ", ".")))).to_be_hidden()
