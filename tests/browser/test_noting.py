"""Noting somebody without network: the notice in their language, each answer, danger and alone."""

import re
import sqlite3
import subprocess
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any, Literal
from urllib.parse import unquote

from playwright.sync_api import Page, Playwright, expect

from api.information.texts import VERSION
from api.settings import ROOT
from tests.support.browsers import DESKTOP, SMALL_PHONE, OpenProfile
from tests.support.demonstration import enter
from tests.support.in_the_app import CODE, SHORT, SLOW, button, open_at, shown, worker_ready
from tests.support.looking import cut_off, faults, look
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
FRENCH = ("D’accord", "Sans mon nom", "Ne rien noter sur moi")


def rows(server: RunningServer, query: str) -> list[tuple[Any, ...]]:
    """What the server's database holds."""
    with closing(sqlite3.connect(server.data_dir / "kaftruck.sqlite")) as connection:
        return connection.execute(query).fetchall()


def start(page: Page) -> None:
    """The outing planned for today, under way."""
    button(page, re.compile("Démarrer la sortie|Reprendre la sortie")).click()
    expect(button(page, "Noter un jeune")).to_be_visible()


def choose(page: Page, *answers: str) -> None:
    for answer in answers:
        page.get_by_role("radio", name=answer, exact=True).click()


def show_notice(page: Page) -> None:
    button(page, "Montrer").click()
    expect(page.locator("dialog #notice-title")).to_be_visible()


def language(page: Page, name: str) -> None:
    """Show the notice in a language, by its own name."""
    here = page.get_by_role("radio", name=name, exact=True)
    if not here.count():
        page.get_by_role("radio", name="Autres").click()
    here.click()
    expect(here).to_be_checked()


def save(page: Page) -> None:
    button(page, "Enregistrer").click()
    expect(button(page, "Noter un jeune")).to_be_visible()


def go(page: Page, path: str) -> None:
    """Another page of the app, as a link would."""
    page.evaluate(
        "path => { history.pushState({depth: 1}, '', path); dispatchEvent(new PopStateEvent('popstate')) }",
        path,
    )


def everything_sent(page: Page) -> None:
    expect(shown(page, re.compile("^Sur le serveur, reçu à"))).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("link", name="Envois", exact=True)).to_be_visible(timeout=SLOW)


def test_each_answer_of_the_notice_keeps_what_it_says_and_no_more(
    demo_server: RunningServer, open_profile: OpenProfile
) -> None:
    nadia = open_profile()
    page = nadia.page
    enter(page, demo_server, "nadia", SHORT)
    worker_ready(page)
    before = set(rows(demo_server, "SELECT id FROM youth"))
    counted = len(rows(demo_server, "SELECT id FROM encounter"))
    nadia.cut_network()
    start(page)

    in_french_in_six_taps(page)
    in_arabic_with_the_phone_in_their_hand(page)
    without_a_name(page)
    nothing_at_all(page)
    too_young_and_too_old(page)

    nadia.restore_network()
    open_at(page, f"{demo_server.url}/envois", SHORT)
    everything_sent(page)
    kept = rows(
        demo_server,
        "SELECT y.id, notice_answer, notice_language, notice_version, y.name IS NOT NULL,"
        " contact IS NOT NULL, y.commune, i.age_band, i.channel FROM youth y"
        " LEFT JOIN identification i ON i.youth = y.id",
    )
    fresh = [row[1:] for row in kept if (row[0],) not in before]
    assert Counter(fresh) == Counter(
        [
            ("agreed", "fr", VERSION, 1, 0, "25056", "18_21", "truck_outing"),
            ("agreed", "ar", VERSION, 1, 1, "25056", "16_17", "partner"),
            ("without_name", "ar", VERSION, 0, 0, "25056", "22_25", "truck_outing"),
            ("agreed", "fr", VERSION, 1, 0, "25056", None, None),
        ]
    )
    # Six people met, five of them counted now: one had been counted before.
    assert len(rows(demo_server, "SELECT id FROM encounter")) - counted == 6


def in_french_in_six_taps(page: Page) -> None:
    """First name, age, gender, notice answered: counted by the browser itself."""
    page.evaluate("() => { window.taps = 0; addEventListener('click', () => window.taps++, true) }")
    button(page, "Noter un jeune").click()
    choose(page, "18-21", "Femme")
    show_notice(page)
    button(page, "D’accord").click()
    name = page.get_by_label("Prénom ou surnom")
    name.focus()
    page.keyboard.type("Lina")
    save(page)
    assert page.evaluate("() => window.taps") <= 6


def in_arabic_with_the_phone_in_their_hand(page: Page) -> None:
    button(page, "Noter un jeune").click()
    choose(page, "16-17", "Homme", "Déjà compté")
    show_notice(page)
    language(page, "العربية")
    told = page.locator("dialog .told")
    expect(told).to_have_attribute("dir", "rtl")
    expect(told).to_have_attribute("lang", "ar")
    icon, line = page.locator("dialog .told li").first.locator("svg, p").all()
    icon_box, line_box = icon.bounding_box(), line.bounding_box()
    assert icon_box and line_box and icon_box["x"] > line_box["x"]
    expect(page.get_by_text("Traduction en attente de relecture")).to_have_count(1)
    notice_has_no_fault(page)
    # Going back leads to the form and no further; the next notice opens in the same language.
    page.go_back()
    expect(page.get_by_role("radio", name="16-17")).to_be_checked()
    expect(page.locator("dialog[open]")).to_have_count(0)
    show_notice(page)
    language(page, "العربية")
    button(page, "موافق").click()
    expect(page.get_by_text(re.compile("^En arabe, .*, traduction à relire$"))).to_be_visible()
    page.get_by_label("Prénom ou surnom").fill("Sami")
    phone = page.get_by_label("Téléphone")
    phone.fill("06 39")
    button(page, "Enregistrer").click()
    expect(page.get_by_text("Ce numéro de téléphone n’est pas complet")).to_be_visible()
    phone.fill("")
    phone.press_sequentially("+33639980412")
    expect(phone).to_have_value("+33 6 39 98 04 12")
    phone.blur()
    expect(phone).to_have_value(re.compile("^06.39.98.04.12$"))
    choose(page, "Sans emploi, école ni formation", "Personne")
    expect(
        page.get_by_text("Sans emploi, école ni formation, et personne ne l’accompagne.")
    ).to_be_visible()
    page.get_by_role("button", name=re.compile("vit à Besançon")).click()
    page.get_by_label("Connu comment ?").select_option("partner")
    save(page)


def notice_has_no_fault(page: Page) -> None:
    """In Arabic, Ukrainian and French, small and wide, light and dark, and in very large letters."""
    found = []
    for name in ("Українська", "دری", "العربية"):
        language(page, name)
        for size in (SMALL_PHONE, DESKTOP):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            scheme: Literal["dark", "light"] = "dark" if size == DESKTOP else "light"
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [f"{name} {size[0]} {fault}" for fault in faults(page)]
        page.set_viewport_size({"width": 360, "height": 640})
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        if page.evaluate("() => document.querySelector('dialog .page').scrollWidth") > 360:
            found.append(f"{name} is cut off in large letters")
        page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="light")
    assert found == []


def without_a_name(page: Page) -> None:
    button(page, "Noter un jeune").click()
    choose(page, "22-25", "Femme")
    page.get_by_label("Prénom ou surnom").fill("Nour")
    show_notice(page)
    button(page, "بدون اسمي").click()
    expect(page.get_by_label("Prénom ou surnom")).to_have_count(0)
    save(page)


def nothing_at_all(page: Page) -> None:
    button(page, "Noter un jeune").click()
    choose(page, "26-29", "Homme")
    show_notice(page)
    language(page, "Français")
    for answer in FRENCH:
        box = button(page, answer).bounding_box()
        assert box and box["height"] >= 56
    button(page, "Ne rien noter sur moi").click()
    expect(page.get_by_text("Seule la rencontre sera comptée")).to_be_visible()
    save(page)
    expect(shown(page, "Rencontre comptée")).to_be_visible()


def too_young_and_too_old(page: Page) -> None:
    button(page, "Noter un jeune").click()
    choose(page, "Moins de 16", "Femme")
    expect(page.get_by_text("Orientez vers le CIO")).to_be_visible()
    save(page)
    button(page, "Noter un jeune").click()
    choose(page, "30 et +", "Homme")
    show_notice(page)
    button(page, "D’accord").click()
    page.get_by_label("Prénom ou surnom").fill("Jo")
    save(page)


def test_the_coordination_says_whom_to_call_and_what_young_people_are_told(
    demo_server: RunningServer, open_profile: OpenProfile, playwright: Playwright
) -> None:
    elise = open_profile()
    page = elise.page
    enter(page, demo_server, "elise")
    worker_ready(page)
    numbers(page, elise.cut_network, elise.restore_network)
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
    assert drawn == code_of(f"{server.url}/information/{organisation}/uk")
    button(page, "Fermer sans répondre").click()


def code_of(text: str) -> str:
    """The path of the code that says this text, as the app's library draws it."""
    script = (
        "import { encode } from 'uqr'; const c = encode(process.argv[1], { ecc: 'M', border: 2 });"
        "console.log(c.data.flatMap((l, y) => l.flatMap((d, x) => d ? [`M${x} ${y}h1v1h-1z`] : [])).join(''))"
    )
    command = [str(VENV / "bin" / "node"), "--input-type=module", "-e", script, text]
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
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.clock.set_fixed_time(datetime.now() + timedelta(hours=12))
    button(page, "Noter un jeune").click()
    reminder = page.get_by_text("Prévenez la coordination que vous êtes rentré·e.")
    expect(reminder).to_be_visible()
    assert faults(page) == []
    button(page, "C’est fait").click()
    expect(reminder).to_have_count(0)
