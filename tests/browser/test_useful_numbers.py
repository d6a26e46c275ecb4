"""What the coordination sets for all: whom to call, the notice's words; danger and "Seul·e"."""

import json
import re
import subprocess
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

import httpx
from playwright.sync_api import Page, Playwright, expect

from api.information.asked import Numbers
from api.information.texts import VERSION, original
from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from api.settings import ROOT
from tests.support.crew import headers_of
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import CODE, SLOW, THERE, button, open_at, shown, worker_ready
from tests.support.looking import cut_off, look, look_in_the_field
from tests.support.noticing import choose, language, rows, show_notice, start
from tests.support.servers import RunningServer
from tools.install import CHROMIUM
from tools.running import VENV

FIELD = (
    "/",
    "/sortie/nouvelle",
    "/jeunes",
    "/jeunes/noter",
    "/relances",
    "/envois",
    "/lieux/nouveau",
)


def go(page: Page, path: str) -> None:
    """Another page of the app, as a link would."""
    page.evaluate(
        "path => { history.pushState({depth: 1}, '', path); dispatchEvent(new PopStateEvent('popstate')) }",
        path,
    )


def test_the_coordination_says_whom_to_call_and_what_young_people_are_told(
    demo_server: RunningServer, open_phone: OpenPhone, playwright: Playwright
) -> None:
    elise = open_phone("elise")
    page = elise.page
    worker_ready(page)
    numbers(page, elise.cut_network, elise.restore_network)
    numbers_of_two(page, demo_server)
    longest_lock(page)
    own_words(page, demo_server)
    public_page(playwright, demo_server)
    elise.cut_network()
    danger_is_two_taps_away(page)
    alone(page)


def numbers(page: Page, cut: Any, restore: Any) -> None:
    go(page, "/reglages")
    page.get_by_role("link", name=re.compile("Numéros utiles")).click()
    page.get_by_label("Prénom affiché").fill("Élise")
    page.get_by_label("Téléphone de la coordination").fill("06 39")
    button(page, "Enregistrer").click()
    wrong = page.get_by_label("Téléphone de la coordination")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    wrong.fill("06 39 98 04 12")
    page.get_by_label("Adresse de courriel").fill("donnees@mission.example")
    cut()
    button(page, "Enregistrer").click()
    expect(page.get_by_text("Pas de réseau")).to_be_visible()
    expect(wrong).to_have_value(re.compile("^06.39.98.04.12$"))
    restore()
    button(page, "Enregistrer").click()
    expect(shown(page, re.compile("^Numéros enregistrés"))).to_be_visible(timeout=SLOW)


def elsewhere(server: RunningServer, path: str, change: Any) -> Any:
    """What the coordination saves from another phone; `change` is given the settings."""
    with to_url(server.url) as send:
        phone = Phone.sign_in(send, "elise@demo.example", PASSWORD)
    ((settings,),) = rows(server, "SELECT settings FROM organisation")
    body = change(json.loads(settings))
    url = f"{server.url}/api/organisation/{path}"
    httpx.put(url, json=body, headers=headers_of(phone)).raise_for_status()


def numbers_of_two(page: Page, server: RunningServer) -> None:
    """A number saved from another phone stays; a name that both wrote is asked about."""
    page.get_by_role("link", name=re.compile("Numéros utiles")).click()
    page.get_by_label("Nom de la CRIP").fill("CRIP 25")
    theirs = {"crip_name": "CRIP du Doubs", "crip_phone": "+33381256119"}
    elsewhere(
        server,
        "numbers",
        lambda kept: {name: kept.get(name, "") for name in Numbers.model_fields} | theirs,
    )
    button(page, "Enregistrer").click()
    expect(page.get_by_text("CRIP du Doubs")).to_be_visible(timeout=SLOW)
    expect(page.get_by_label("Téléphone de la CRIP")).to_have_value(re.compile("^03.81.25.61.19$"))
    expect(page.get_by_label("Nom de la CRIP")).to_have_value("CRIP 25")
    button(page, "Enregistrer").click()
    expect(page.get_by_text(re.compile("^Quelqu’un a aussi changé ceci"))).to_be_visible()
    assert look(page) == []
    button(page, "Garder le mien").click()
    button(page, "Enregistrer").click()
    expect(shown(page, re.compile("^Numéros enregistrés"))).to_be_visible(timeout=SLOW)
    ((settings,),) = rows(server, "SELECT settings FROM organisation")
    assert json.loads(settings).items() >= (theirs | {"crip_name": "CRIP 25"}).items()


def longest_lock(page: Page) -> None:
    """Phones lock sooner for all; one's own choice is no longer than that."""
    button(page, re.compile("^Verrouillage des téléphones")).click()
    sheet = page.get_by_role("dialog")
    expect(button(sheet, "Verrouiller")).to_be_visible()
    sheet.get_by_role("radio", name=re.compile("^1.minute")).click()
    button(sheet, "Enregistrer").click()
    expect(shown(page, re.compile("^Verrouillage enregistré"))).to_be_visible(timeout=SLOW)
    expect(shown(page, re.compile("^Votre organisation demande 1.min au plus"))).to_be_visible()


def own_words(page: Page, server: RunningServer) -> None:
    """Other words in Ukrainian: they wait to be read, then are, and lead to the public page."""
    page.get_by_role("link", name=re.compile("Information aux jeunes")).click()
    page.get_by_role("link", name=re.compile("Ukrainien")).click()
    page.get_by_label("Titre", exact=True).fill("")
    button(page, "Enregistrer").click()
    expect(page.get_by_text("Ce texte est vide.")).to_be_visible()
    page.get_by_label("Titre", exact=True).fill("Що записує команда")
    page.get_by_role("radio", name="Aperçu").click()
    expect(page.get_by_role("heading", name="Що записує команда")).to_be_visible()
    theirs = original("uk") | {"contact": "Запитання"}
    elsewhere(server, "notices/uk", lambda _kept: {"was": VERSION, "texts": theirs})
    button(page, "Enregistrer").click()
    expect(page.get_by_text("Ce texte a changé entre-temps")).to_be_visible(timeout=SLOW)
    expect(page.get_by_label("Page publique : titre du contact")).to_have_value("Запитання")
    expect(page.get_by_label("Titre", exact=True)).to_have_value("Що записує команда")
    button(page, "Enregistrer").click()
    expect(page.get_by_text("Texte enregistré")).to_be_visible(timeout=SLOW)
    button(page, "Noter que ce texte est relu").click()
    expect(page.get_by_text(re.compile("^Ce texte est relu depuis le"))).to_be_visible(timeout=SLOW)
    assert look(page) == []
    open_at(page, f"{server.url}/jeunes/noter", CODE)
    choose(page, "18-21", "Femme")
    show_notice(page)
    language(page, "Українська")
    expect(page.get_by_role("heading", name="Що записує команда")).to_be_visible()
    expect(page.get_by_text("Traduction en attente")).to_have_count(0)
    drawn = page.locator("dialog svg[role=img] path").get_attribute("d")
    ((organisation,),) = rows(server, "SELECT organisation_id FROM organisation")
    assert said_by_code(drawn or "") == f"{server.url}/information/{organisation}/uk"
    button(page, "Fermer sans répondre").click()


def said_by_code(path: str) -> str:
    """What a camera reads in a drawn code, from the squares of its path."""
    script = """
import decodeQR from 'qr/decode.js';
const squares = [...process.argv[1].matchAll(/M(\\d+) (\\d+)h1/g)].map((one) => [+one[1], +one[2]]);
const [each, side] = [6, (Math.max(...squares.flat()) + 3) * 6];
const data = new Uint8Array(side * side * 4).fill(255);
for (const [x, y] of squares)
  for (let i = 0; i < each * each; i += 1) {
    const at = ((y * each + Math.floor(i / each)) * side + x * each + (i % each)) * 4;
    data.fill(0, at, at + 3);
  }
console.log(decodeQR({ width: side, height: side, data }));
"""
    command = [str(VENV / "bin" / "node"), "--input-type=module", "-e", script, path]
    done = subprocess.run(command, cwd=ROOT / "pwa", capture_output=True, check=True, text=True)
    return str(done.stdout).strip()


def public_page(playwright: Playwright, server: RunningServer) -> None:
    """Somebody's own phone, which has no account here and runs no script."""
    ((organisation,),) = rows(server, "SELECT organisation_id FROM organisation")
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    try:
        plain = browser.new_context(java_script_enabled=False).new_page()
        plain.goto(f"{server.url}/information/{organisation}/uk")
        expect(plain.get_by_role("heading", name="Що записує команда")).to_be_visible()
        expect(plain.get_by_role("link", name="donnees@mission.example")).to_be_visible()
        plain.get_by_role("link", name="العربية").click()
        expect(plain.locator("html")).to_have_attribute("dir", "rtl")
        assert plain.context.cookies() == []
        wide = browser.new_context().new_page()
        found = []
        for language in ("ar", "uk"):
            wide.goto(f"{server.url}/information/{organisation}/{language}")
            found += look(wide)
        assert found == [] and cut_off(wide) == 0
    finally:
        browser.close()


def danger_is_two_taps_away(page: Page) -> None:
    missing = []
    for path in FIELD:
        go(page, path)
        expect(page.locator("h1").first).to_be_visible()
        direct = page.get_by_role("button", name="Mineur en danger")
        expect(direct.or_(button(page, "Autres actions")).first).to_be_visible()
        if not direct.count():
            button(page, "Autres actions").click()
            direct = page.get_by_role("menuitem", name="Mineur en danger")
        direct.click()
        sheet = page.get_by_role("dialog", name="Mineur en danger")
        if sheet.get_by_role("link", name="Prévenir Élise").get_attribute("href") != (
            "tel:+33639980412"
        ):
            missing.append(path)
        expect(sheet.get_by_role("textbox")).to_have_count(0)
        page.keyboard.press("Escape")
        expect(sheet).to_have_count(0)
    assert missing == []


def alone(page: Page) -> None:
    """Where I am and when I am back, in an SMS that nobody types; then a reminder."""
    go(page, "/")
    start(page)
    place = page.locator("h1").inner_text()
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name="Seul·e").click()
    sheet = page.get_by_role("dialog", name="Seul·e en sortie")
    button(sheet, "30 min plus tard").click()
    back = sheet.locator(".place").inner_text()
    sms = unquote(button(sheet, "Écrire à Élise").get_attribute("href") or "")
    assert sms == f"sms:+33639980412?&body=Je suis seul·e à {place}. Retour prévu à {back}."
    sheet.get_by_role("switch", name=re.compile("Me le rappeler")).click()
    page.keyboard.press("Escape")
    now = datetime.now(THERE)  # back in the evening, or at night who goes out at night
    page.clock.set_fixed_time(max(now + timedelta(hours=12), now.replace(hour=23, minute=0)))
    button(page, "Noter un jeune").click()
    reminder = page.get_by_text("Prévenez la coordination que vous êtes rentré·e.")
    expect(reminder).to_be_visible()
    assert look_in_the_field(page) == []
    button(page, "C’est fait").click()
    expect(reminder).to_have_count(0)
