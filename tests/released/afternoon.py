"""An afternoon without network, in words that the application has had in every version."""

import re

from playwright.sync_api import Page, expect

from tests.support.browsers import Profile
from tests.support.in_the_app import (
    CODE,
    ELISE,
    SLOW,
    button,
    choose_code,
    shown,
    sign_in,
    tap,
    worker_ready,
)

FIRST, SECOND = "Sami", "Lina"
PLACE = "Planoise, place Cassin"
NOTE = "Préfère le matin"


def arrive(url: str, phone: Profile) -> None:
    """The coordinator of an organisation signs in, and goes where there is no network."""
    phone.page.goto(url)
    sign_in(phone.page, ELISE[1], ELISE[2])
    choose_code(phone.page, CODE)
    worker_ready(phone.page)
    sent(phone.page)
    phone.cut_network()


def sent(page: Page) -> None:
    """Nothing waits any more, on the server's own word."""
    page.get_by_role("link", name=re.compile("^Envois")).click()
    expect(shown(page, re.compile("^Sur le serveur, reçu à"))).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("link", name="Envois", exact=True)).to_be_visible(timeout=SLOW)


def an_outing(page: Page) -> None:
    """An outing at a new place: five people counted, one taken back, someone noted and followed."""
    page.get_by_role("link", name="Aujourd’hui").click()
    button(page, "Sortie imprévue").click()
    page.get_by_role("radio", name="Sortie", exact=True).click()
    button(page, "Nouveau lieu").click()
    page.get_by_label("Nom du lieu").fill(PLACE)
    button(page, "Ajouter ce lieu").click()
    expect(page.get_by_role("radio", name=PLACE)).to_be_checked()
    button(page, "Démarrer la sortie").click()
    expect(page.get_by_role("heading", name=PLACE)).to_be_visible()
    tap(page, "18_21", "Homme", 4)
    tap(page, "30_plus", "Femme")
    button(page, "Annuler").click()
    expect(page.get_by_role("button", name="Femme, 30 et +, 0")).to_be_visible()
    note_youth(page, FIRST)
    page.go_back()
    follow(page, FIRST)


def more_of_it(page: Page) -> None:
    """The same outing goes on: five more, somebody else noted; it is closed."""
    page.get_by_role("link", name="Aujourd’hui").click()
    button(page, "Reprendre la sortie").click()
    tap(page, "16_17", "Femme", 5)
    note_youth(page, SECOND)
    if not button(page, "Clore").count():  # in the menu until 0.1.0
        button(page, "Autres actions").click()
    button(page, "Clore").or_(page.get_by_role("menuitem", name="Clore")).first.click()
    button(page, "Clore la sortie").click()
    expect(shown(page, "Sortie close")).to_be_visible()


def note_youth(page: Page, name: str) -> None:
    """Someone who agreed to be noted, with a phone number."""
    button(page, "Noter un jeune").click()
    page.get_by_role("radio", name="18-21").click()
    page.get_by_role("radio", name="Homme").click()
    button(page, "Montrer").click()
    button(page, "D’accord").click()
    page.get_by_label("Prénom ou surnom").fill(name)
    page.get_by_label("Téléphone").fill("06 39 98 04 12")
    button(page, "Enregistrer").click()
    expect(page.get_by_role("heading", name=PLACE)).to_be_visible()


def follow(page: Page, name: str) -> None:
    """On their file a step with a note, and a pathway."""
    page.get_by_role("link", name="Jeunes", exact=True).click()
    page.get_by_role("link", name=re.compile(f"^{name}")).click()
    button(page, "Noter une démarche").click()
    button(page, "Autre démarche, ou avec une note").click()
    page.get_by_role("radio", name="Entretien individuel").click()
    page.get_by_label("Note", exact=True).fill(NOTE)
    button(page, "Enregistrer").click()
    expect(shown(page, "Entretien individuel")).to_be_visible()
    button(page, "Choisir").click()
    page.get_by_role("radio", name="Suivi traditionnel Mission Locale").check()
    button(page, "Enregistrer").click()
    expect(shown(page, "Suivi traditionnel Mission Locale")).to_be_visible()
    page.go_back()
