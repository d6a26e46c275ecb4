"""A whole day with the keyboard alone: the focus is always seen, and comes back where it was."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsers import DESKTOP, SMALL_PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SHORT, SLOW, button, figure, shown, worker_ready
from tests.support.keys import Keys

NAME = "Ondine"


@pytest.mark.parametrize("size", [DESKTOP, SMALL_PHONE], ids=["wide", "small"])
def test_a_day_without_touching_the_screen(open_phone: OpenPhone, size: tuple[int, int]) -> None:
    profile = open_phone("nadia", size=size)
    page = profile.page
    page.emulate_media(reduced_motion="reduce")
    worker_ready(page)
    expect(button(page, "Démarrer la sortie")).to_be_visible(timeout=SLOW)
    profile.cut_network()
    page.reload()
    keys = Keys(page)
    unlocking(keys)
    counting(keys)
    a_note_half_written(keys)
    noting(keys)
    a_step_and_a_relance(keys)
    its_outcome(keys)
    closing(keys)
    assert keys.lost == []


def no_dialog(page: Page) -> None:
    expect(page.locator("dialog[open]")).to_have_count(0)


def unlocking(keys: Keys) -> None:
    """The code is typed; the page then begins at its title."""
    expect(keys.page.get_by_role("heading", name=re.compile("^Bon(jour|soir) "))).to_be_visible()
    keys.page.keyboard.type(SHORT)
    expect(button(keys.page, "Démarrer la sortie")).to_be_visible(timeout=SLOW)
    keys.is_on("# (Lun|Mar|Mer|Jeu|Ven|Sam|Dim)")


def counting(keys: Keys) -> None:
    """Three people, then a group of two; the last is taken back."""
    page = keys.page
    keys.use("Démarrer la sortie")
    expect(button(page, "Noter un jeune")).to_be_visible()
    keys.to("Homme, 18-21")
    for _ in range(3):
        keys.press("Enter")
    keys.use("Groupe")
    keys.is_on("# Compter un groupe")
    keys.to("Un de plus, Homme, 22-25")
    keys.press("Enter")
    keys.press("Space")
    keys.use("Compter 2")
    no_dialog(page)
    keys.is_on("Groupe")
    expect(figure(page, 5)).to_be_visible()
    keys.to("Annuler", "Shift+Tab")
    keys.press("Enter")
    expect(figure(page, 3)).to_be_visible()


def a_note_half_written(keys: Keys) -> None:
    """Escape closes a sheet; what was typed is there again."""
    page = keys.page
    keys.pick("Note de la sortie")
    keys.to("Note")
    page.keyboard.type("Pluie dès 16 h")
    keys.press("Escape")
    no_dialog(page)
    keys.is_on("Autres actions")
    keys.pick("Note de la sortie")
    expect(page.get_by_label("Note", exact=True)).to_have_value("Pluie dès 16 h")
    keys.use("Enregistrer")
    no_dialog(page)
    keys.is_on("Autres actions")


def noting(keys: Keys) -> None:
    """Age, gender, the notice answered, a first name."""
    page = keys.page
    keys.use("Noter un jeune")
    expect(page.get_by_role("radio", name="18-21")).to_be_visible()
    keys.choose("16-17", "18-21")
    keys.choose("Femme", "Femme")
    keys.press("Space")
    keys.use("Montrer")
    keys.is_on("# Ce que nous notons")
    keys.use("D’accord")
    no_dialog(page)
    keys.is_on("Prénom ou surnom")
    page.keyboard.type(NAME)
    keys.use("Enregistrer")
    expect(shown(page, "Fiche gardée sur ce téléphone")).to_be_visible()


def a_step_and_a_relance(keys: Keys) -> None:
    """Found by typing; a step in two presses; a relance for tomorrow."""
    page = keys.page
    keys.pick("Revenir à aujourd’hui")
    keys.use("Jeunes")
    expect(page.get_by_role("searchbox")).to_be_visible()
    keys.to("Nom, téléphone, lieu")
    page.keyboard.type(NAME[:4])
    expect(page.get_by_role("link", name=re.compile(f"^{NAME}"))).to_be_visible()
    keys.to(NAME, "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=NAME)).to_be_visible()
    keys.is_on(f"# {NAME}")
    keys.use("Noter une démarche")
    keys.is_on("# Quelle démarche")
    keys.use("Appel, joint")
    no_dialog(page)
    keys.is_on("Noter une démarche")
    keys.to("Annuler", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(shown(page, "démarche retirée")).to_be_visible()
    keys.is_on("Noter une démarche")  # what stands after the line that went
    keys.to("Autres actions", "Shift+Tab")
    keys.pick("Prévoir une relance")
    keys.is_on("# Quand relancer")
    keys.use("Prévoir$")
    no_dialog(page)
    keys.is_on("Autres actions")


def its_outcome(keys: Keys) -> None:
    """The relance is opened in its list, and its outcome given."""
    page = keys.page
    keys.to("Retour", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Jeunes")).to_be_visible()
    keys.use("Relances")
    expect(page.get_by_role("heading", level=1, name="Relances")).to_be_visible()
    keys.choose("À faire", "À venir")
    keys.use(NAME)
    keys.is_on(f"# {NAME}")
    keys.use("Joint")
    expect(shown(page, "Et ensuite")).to_be_visible()
    keys.is_on("# Et ensuite")
    keys.use("Rien")
    expect(shown(page, "Et ensuite")).to_be_hidden()


def closing(keys: Keys) -> None:
    """The outing is closed."""
    page = keys.page
    keys.use("Aujourd’hui")
    expect(button(page, "Reprendre la sortie")).to_be_visible()
    keys.use("Reprendre la sortie")
    keys.use("Clore")
    expect(button(page, "Clore la sortie")).to_be_visible()
    keys.use("Clore la sortie")
    expect(shown(page, "Sortie close")).to_be_visible()
