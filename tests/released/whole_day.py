"""Everything that a phone can write in a day, done on the screens of this version, without network.

Recorded once for each release (`python -m tests.released`): what it wrote then is what phones of that
version may still send. `CHANGES` says what must be in it.
"""

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.released.afternoon import FIRST, an_outing
from tests.support.in_a_file import choose, menu, sheet, tab
from tests.support.in_the_app import button, choose_in_menu, shown, tap

CHANGES = {
    "place": {"create"},
    "partner": {"create"},
    "outing": {"create", "patch", "reseal"},
    "stop": {"create"},
    "encounter": {"create", "delete", "undelete"},
    "youth": {"create", "patch", "erase", "reseal"},
    "identification": {"create"},
    "step": {"create", "patch", "reseal"},
    "pathway": {"create", "patch"},
    "pathway_check": {"create"},
    "support": {"create", "patch"},
    "health_act": {"create", "patch", "delete"},
}
"""The kinds of changes of each type of record that a day holds."""

TWIN, GONE, HALF = "Samy", "Ulysse", "Zoé"


def outing(page: Page) -> None:
    """A tap taken back and had again, a group, a second stop at a new place, a note."""
    page.get_by_role("link", name="Aujourd’hui").click()
    button(page, "Reprendre la sortie").click()
    tap(page, "22_25", "Femme")
    button(page, "Annuler").click()
    button(page, "Remettre").click()
    button(page, "Groupe").click()
    for _ in range(3):
        button(page, "Un de plus, Homme, 22-25 ans").click()
    button(page, "Compter 3 personnes").click()
    choose_in_menu(page, "Changer d’arrêt")
    page.get_by_label("Nom du lieu").fill("Parvis de la gare")
    button(page, "Ajouter ce lieu").click()
    expect(page.get_by_role("heading", name="Parvis de la gare")).to_be_visible()
    choose_in_menu(page, "Note de la sortie")
    page.get_by_label("Note").fill("Pluie dès 16 h")
    button(page, "Enregistrer").click()


def health_desk(page: Page) -> None:
    """Something done and taken back, something proposed and settled."""
    button(page, "Santé").click()
    choose(page, "Carte Vitale")
    choose(page, "Fait")
    button(page, "Enregistrer").click()
    expect(shown(page, re.compile("geste santé gardé"))).to_be_visible()
    button(page, "Annuler").click()
    button(page, "Santé").click()
    choose(page, "Compte Ameli")
    choose(page, "Proposé")
    button(page, "Enregistrer").click()
    expect(shown(page, re.compile("geste santé gardé"))).to_be_visible()
    button(page, "Santé").click()
    button(page, re.compile("^1 geste aujourd’hui")).click()
    day = page.get_by_role("dialog").last
    button(day, re.compile("^Compte Ameli")).click()
    answer = page.get_by_role("dialog", name="Qu’en est-il")
    answer.get_by_role("radio", name="Pas souhaité").click()
    button(answer, "Enregistrer").click()
    expect(answer).to_be_hidden()
    button(page.get_by_role("dialog").last, "Fermer").click()
    button(page.get_by_role("dialog"), "Fermer").click()


def another_file(page: Page, name: str) -> None:
    """Somebody else is noted at the second stop."""
    button(page, "Noter un jeune").click()
    choose(page, "18-21")
    choose(page, "Homme")
    button(page, "Montrer").click()
    button(page, "D’accord").click()
    page.get_by_label("Prénom ou surnom").fill(name)
    button(page, "Enregistrer").click()
    expect(page.get_by_role("heading", name="Parvis de la gare")).to_be_visible()


def two_more_files(page: Page) -> None:
    """The same person under another name, and somebody who will ask to be forgotten."""
    another_file(page, TWIN)
    another_file(page, GONE)


def end_of_the_outing(page: Page) -> None:
    """Closed."""
    button(page, "Clore").click()
    button(page, "Clore la sortie").click()
    expect(shown(page, "Sortie close")).to_be_visible()


def open_file(page: Page, name: str) -> None:
    """A file, from the list."""
    tab(page, "Jeunes")
    page.get_by_role("link", name=re.compile(f"^{name}")).click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def followed(page: Page) -> None:
    """On one file: steps, contact, a pathway looked at, a support, a relance moved and done, closed."""
    open_file(page, FIRST)
    button(page, "Noter une démarche").click()
    button(page, "Appel, sans réponse").click()
    page.locator(".undo").get_by_role("button", name="Annuler").click()
    menu(page, "Nom et téléphone")
    page.get_by_label("Autre téléphone").fill("06 39 98 04 13")
    button(page, "Enregistrer").click()
    menu(page, "Compléter la fiche")
    choose(page, "Chez des amis")
    button(page, "Enregistrer").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name=re.compile("^Suivi traditionnel")).click()
    button(page, "En cours").click()
    page.get_by_role("button", name="Un autre parcours").click()
    choose(page, "Orientation vers un autre acteur local")
    button(page, "Ajouter une structure").click()
    page.get_by_label("Nom de la structure").fill("École du cirque")
    button(page, "Ajouter cette structure").click()
    page.get_by_role("button", name="Psychologue").or_(
        page.get_by_role("checkbox", name="Psychologue")
    ).first.click()
    button(page, "Enregistrer, à confirmer").click()
    button(page, "Confirmer").click()
    button(page, "Confirmer l’accueil").click()
    page.get_by_role("button", name=re.compile("^Psychologue, depuis")).click()
    button(page, "Terminer ce soutien").click()
    menu(page, "Prévoir une relance")
    choose(page, "Entretien individuel")
    page.get_by_label("Heure").fill("14:30")
    button(page, "Prévoir").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.locator("ol li").filter(has_text="Entretien individuel, prévu").first.get_by_role(
        "button"
    ).click()
    button(page, "Changer la date").click()
    choose(page, "Une date")
    page.get_by_label("Date").fill((date.today() + timedelta(days=9)).isoformat())
    button(sheet(page, "Pour quand ?"), "Changer la date").click()
    menu(page, "Clore le dossier")
    choose(page, "Injoignable")
    button(page, "Clore ce dossier").click()
    expect(shown(page, "Clos : injoignable")).to_be_visible()


def merged(page: Page) -> None:
    """Two files are of one person."""
    page.go_back()
    open_file(page, TWIN)
    menu(page, "Comparer avec une autre fiche")
    page.get_by_role("dialog").get_by_role("button", name=re.compile(f"^{FIRST}")).first.click()
    button(page, "Réunir").click()
    button(page, "Oui, réunir").click()
    expect(shown(page, re.compile("réunies"))).to_be_visible()


def erased(page: Page) -> None:
    """Somebody asked to be forgotten."""
    page.go_back()
    page.go_back()
    open_file(page, GONE)
    menu(page, "Effacer pour toujours")
    asked = sheet(page, re.compile(f"Effacer {GONE}"))
    button(asked, "Effacer…").click()
    button(asked, "Oui, effacer pour toujours").click()
    expect(page.get_by_role("heading", level=1, name="Nom effacé")).to_be_visible()


def half_filled(page: Page) -> None:
    """A form that nobody finishes."""
    page.go_back()
    tab(page, "Jeunes")
    button(page, "Noter un jeune").click()
    choose(page, "16-17")
    page.get_by_label("Prénom ou surnom").fill(HALF)
    page.wait_for_timeout(500)


DAY = (
    an_outing,
    outing,
    health_desk,
    two_more_files,
    end_of_the_outing,
    followed,
    merged,
    erased,
    half_filled,
)
"""All of it, in this order."""
