"""What people do in the app, in its own words: used by the browser tests of whole ways."""

import re
import time
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

ELISE = ("Élise Fontaine", "elise@exemple.test", "gate bleu tambour lune")
NADIA = ("Nadia Benali", "nadia@exemple.test", "canal orage vitre sept")
CODE = "80417263"
SHORT = "804172"
WORKER_READY = (
    "() => navigator.serviceWorker.ready.then(() => !!navigator.serviceWorker.controller)"
)
SLOW = 30_000  # Argon2id and a loaded machine
THERE = ZoneInfo("Europe/Paris")
"""Where it is which day: not always that of the machine."""

AGES = {
    "16_17": "16-17",
    "18_21": "18-21",
    "22_25": "22-25",
    "26_29": "26-29",
    "30_plus": "30 et +",
}


def until(page: Page, question: str) -> None:
    """Ask the page until the answer (of a promise, too) is yes: `wait_for_function` takes any promise
    for a yes."""
    deadline = time.monotonic() + SLOW / 1000
    while not page.evaluate(question):
        assert time.monotonic() < deadline, f"never so: {question}"
        page.wait_for_timeout(50)


def worker_ready(page: Page) -> None:
    """The service worker controls the page: from now on it opens without network."""
    until(page, WORKER_READY)


def button(page: Page | Locator, name: str | re.Pattern[str]) -> Locator:
    """The button or link of that name."""
    exact = isinstance(name, str)
    by_role = page.get_by_role("button", name=name, exact=exact)
    return by_role.or_(page.get_by_role("link", name=name, exact=exact)).first


def figure(page: Page | Locator, number: int) -> Locator:
    """A number shown by itself."""
    return shown(page, re.compile(rf"^{number}$"))


def shown(page: Page | Locator, text: str | re.Pattern[str]) -> Locator:
    """A text that can be seen: what a wider or lower screen would show instead is left out."""
    return page.get_by_text(text).filter(visible=True).first


def set_up(page: Page, url: str, organisation: str, person: tuple[str, str, str]) -> list[str]:
    """First run to the end; the recovery key's groups."""
    name, email, password = person
    page.goto(url)
    page.get_by_label("Nom de l’organisation").fill(organisation)
    page.get_by_label("Votre prénom et votre nom").fill(name)
    button(page, "Continuer").click()
    _credentials(page, email, password)
    button(page, "Continuer").click()
    expect(page.get_by_role("heading", name="Notez cette clé maintenant")).to_be_visible(
        timeout=SLOW
    )
    groups = page.locator("form ol .letters").all_inner_texts()
    assert len(groups) == 8
    for place, group in enumerate(groups, start=1):
        asked = page.get_by_label(f"Groupe {place}", exact=True)
        if asked.count():
            asked.fill(group)
    button(page, "Créer l’espace").click()
    return groups


def _credentials(page: Page, email: str, password: str) -> None:
    page.get_by_label("Adresse de courriel").fill(email)
    page.get_by_label("Mot de passe, 12 caractères au moins", exact=True).fill(password)
    page.get_by_label("Mot de passe, encore une fois", exact=True).fill(password)


def choose_code(page: Page, code: str) -> None:
    """Choose the code that opens the app without network, twice the same."""
    heading = page.get_by_role("heading", name=re.compile("code$"))
    expect(heading).to_be_visible(timeout=SLOW)
    page.keyboard.type(code)
    expect(page.get_by_text("Encore une fois le même code").first).to_be_visible()
    page.keyboard.type(code)
    expect(heading).to_be_hidden(timeout=SLOW)


def greeting(page: Page) -> Locator:
    """What the locked app says first."""
    return page.get_by_role("heading", name=re.compile("^Bon(jour|soir) "))


def unlock(page: Page, code: str) -> None:
    """Open the locked app with the code."""
    expect(greeting(page)).to_be_visible(timeout=SLOW)
    page.keyboard.type(code)
    expect(greeting(page)).to_be_hidden(timeout=SLOW)


def open_at(page: Page, address: str, code: str) -> None:
    """Open the app anew at an address: it is locked, and the code opens it."""
    page.goto(address)
    unlock(page, code)


def invite(page: Page, url: str, name: str, role: str) -> str:
    """Prepare an invitation; its link."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_at(page, f"{url}/equipe", CODE)
    button(page, "Inviter").click()
    page.get_by_role("radio", name=role).click()
    page.get_by_label("Prénom et nom").fill(name)
    button(page, "Préparer l’invitation").click()
    expect(page.get_by_text("À scanner face à face")).to_be_visible(timeout=SLOW)
    button(page, "Copier le lien").click()
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def join(page: Page, link: str, person: tuple[str, str, str]) -> None:
    """Accept an invitation, then sign in for the first time."""
    name, email, password = person
    page.goto(link)
    expect(page.get_by_role("heading", name=re.compile("^Rejoindre "))).to_be_visible(timeout=SLOW)
    assert "#" not in page.url
    page.get_by_label("Votre prénom et votre nom").fill(name)
    _credentials(page, email, password)
    button(page, "Créer mon compte").click()
    expect(page.get_by_role("heading", name="Votre compte est prêt")).to_be_visible(timeout=SLOW)
    button(page, "Continuer ici").click()
    sign_in(page, email, password)


def sign_in(page: Page, email: str, password: str) -> None:
    """Sign in with address and password on a phone of one's own."""
    page.get_by_label("Adresse de courriel").fill(email)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("checkbox", name=re.compile("Ordinateur partagé")).uncheck()
    button(page, "Ouvrir").click()


def arrive(page: Page, url: str, person: tuple[str, str, str]) -> None:
    """Sign in on a new phone of one's own, and leave the code for later."""
    page.goto(url)
    sign_in(page, person[1], person[2])
    later = button(page, "Plus tard")
    expect(later).to_be_visible(timeout=SLOW)
    later.click()


def tap(page: Page, age: str, gender: str, times: int = 1) -> None:
    """Count people, one tap each, and see each painted."""
    tile = page.get_by_role("button", name=re.compile(rf"^{gender}, {re.escape(AGES[age])}, "))
    before = int(tile.locator(".count").inner_text())
    for _ in range(times):
        tile.click()
    expect(tile.locator(".count")).to_have_text(str(before + times))


def choose_in_menu(page: Page, name: str) -> None:
    """Choose in the screen's menu."""
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name=name).click()
