"""Nadia's afternoon, screen by screen: what each picture of the guide shows."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.guide.camera import Camera
from tests.guide.stage import Stage
from tests.support.in_the_app import (
    CODE,
    SHORT,
    SLOW,
    button,
    choose_code,
    choose_in_menu,
    open_at,
    shown,
    sign_in,
    tap,
    worker_ready,
)

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)
Scene = Callable[[Stage, Camera, Page], None]


def enter(stage: Stage, page: Page, who: str, code: str) -> None:
    """Sign in on this phone, and wait until it opens without network."""
    stage.enters(page).goto(stage.url)
    sign_in(page, f"{who}@demo.example", PASSWORD)
    choose_code(page, code)
    expect(page.get_by_role("link", name="Aujourd’hui", exact=True)).to_be_visible(timeout=SLOW)
    worker_ready(page)


def received(page: Page) -> None:
    """The outing says that the server has everything: the clocks may move, no answer is under way."""
    expect(shown(page, re.compile("^À jour, reçu à"))).to_be_visible(timeout=SLOW)


def numbers(stage: Stage, page: Page) -> None:
    """The coordination writes down whom to call; every number is one of those kept for fiction."""
    enter(stage, page, "elise", CODE)
    open_at(page, f"{stage.url}/reglages/numeros", CODE)
    for label, value in (
        ("Prénom affiché", "Élise"),
        ("Téléphone de la coordination", "06 39 98 00 01"),
        ("Nom de la CRIP", "CRIP du département"),
        ("Téléphone de la CRIP", "03 53 01 00 02"),
    ):
        page.get_by_label(label).fill(value)
    button(page, "Enregistrer").click()
    expect(shown(page, re.compile("^Numéros enregistrés"))).to_be_visible(timeout=SLOW)


def installing(stage: Stage, camera: Camera) -> None:
    """What an iPhone asks before the first sign-in."""
    page = stage.enters(camera.phone(IPHONE))
    page.goto(stage.url)
    expect(page.get_by_role("heading", name="Installez d’abord l’application")).to_be_visible()
    camera.take(page, "installer")


def training(stage: Stage, camera: Camera) -> None:
    """The guided first outing."""
    page = stage.enters(camera.phone())
    page.goto(f"{stage.url}/reglages")
    button(page, re.compile("^S’entraîner")).click()
    expect(page.get_by_role("complementary", name="Entraînement guidé")).to_be_visible(timeout=SLOW)
    expect(button(page, "Démarrer la sortie")).to_be_visible(timeout=SLOW)
    camera.take(page, "entrainement")


def setting_out(stage: Stage, camera: Camera, page: Page) -> None:
    """The day's outing, before it and a good hour later, with Karim counting, too."""
    expect(shown(page, re.compile("^À jour"))).to_be_visible(timeout=SLOW)
    camera.take(page, "aujourdhui")
    stage.it_is(14, 2)
    button(page, "Démarrer la sortie").click()
    tap(page, "22_25", "Homme", 4)
    received(page)
    stage.it_is(14, 38)
    with to_url(stage.url) as send:
        karim = Phone.sign_in(send, "karim@demo.example", PASSWORD)
        karim.sync()
        outing = page.url.split("/")[-1]
        for age, gender in [("16_17", "female")] * 5 + [("18_21", "female")] * 6:
            karim.meet(outing, age, gender)
        assert karim.sync() == "up_to_date"
    stage.it_is(15, 4)
    open_at(page, page.url, SHORT)
    for age, gender, times in (
        ("16_17", "Homme", 2),
        ("18_21", "Femme", 1),
        ("26_29", "Femme", 2),
        ("30_plus", "Homme", 3),
        ("18_21", "Homme", 7),
    ):
        tap(page, age, gender, times)
    expect(shown(page, re.compile("^Équipe 30"))).to_be_visible(timeout=SLOW)
    received(page)
    camera.take(page, "sortie")


def on_the_way(stage: Stage, camera: Camera, page: Page) -> None:
    """Several at once, a count put right, a colleague who joins, and danger."""
    stage.it_is(15, 12)
    button(page, "Groupe").click()
    for _ in range(4):
        button(page, "Un de plus, Homme, 22-25 ans").click()
    for _ in range(2):
        button(page, "Un de plus, Femme, 22-25 ans").click()
    camera.take(page, "groupe", "sheet")
    button(page, "Compter 6 personnes").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    choose_in_menu(page, "Voir et corriger les comptes")
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name=re.compile("Homme, 18-21 ans")).first.click()
    expect(button(sheet, "Corriger")).to_be_visible()
    camera.take(page, "corriger", "sheet")
    button(sheet, "Fermer").click()
    choose_in_menu(page, "Un collègue compte aussi")
    expect(page.get_by_role("img", name=re.compile("^Code de")).locator("path")).to_be_attached()
    camera.take(page, "rejoindre", "sheet")
    button(page.get_by_role("dialog"), "Fermer").click()
    choose_in_menu(page, "Mineur en danger")
    camera.take(page, "danger", "sheet")
    button(page.get_by_role("dialog"), "Fermer").click()


def noting(stage: Stage, camera: Camera, page: Page) -> None:
    """Somebody who looks like a known youth; then a new one, and the notice."""
    received(page)
    stage.it_is(15, 40)
    button(page, "Noter un jeune").click()
    page.get_by_role("radio", name="18-21").click()
    page.get_by_role("radio", name="Homme").click()
    button(page, "Montrer").click()
    expect(button(page, "Ne rien noter sur moi")).to_be_visible()
    camera.take(page, "information")
    button(page, "D’accord").click()
    page.get_by_label("Prénom ou surnom").fill("Dilan")
    expect(shown(page, "Est-ce ce jeune ?")).to_be_visible(timeout=SLOW)
    camera.take(page, "ressemblance")
    page.get_by_label("Prénom ou surnom").fill("Wassim")
    page.get_by_role("radio", name="Sans emploi, école ni formation").click()
    page.get_by_role("radio", name="Personne", exact=True).click()
    expect(shown(page, "Est-ce ce jeune ?")).to_be_hidden()
    camera.take(page, "noter")
    button(page, "Enregistrer").click()
    expect(button(page, "Noter un jeune")).to_be_visible()


def closing(stage: Stage, camera: Camera, page: Page) -> None:
    """The summary before closing."""
    received(page)
    stage.it_is(17, 24)
    button(page, "Clore").click()
    expect(button(page, "Clore la sortie")).to_be_visible()
    camera.take(page, "clore")
    button(page, "Clore la sortie").click()
    expect(page.locator(".told", has_text="Sortie close")).to_be_visible()
    expect(shown(page, re.compile("^À jour, .*17.h.24$"))).to_be_visible(timeout=SLOW)


def following(_stage: Stage, camera: Camera, page: Page) -> None:
    """Finding somebody, the file, and who is to be called back."""
    page.get_by_role("link", name="Jeunes", exact=True).click()
    page.get_by_role("searchbox").fill("lea")
    expect(page.locator("main a[href^='/jeunes/']").nth(1)).to_be_visible()
    camera.take(page, "jeunes")
    page.get_by_role("searchbox").fill("adem")
    page.locator("main a[href^='/jeunes/']").first.click()
    expect(button(page, "Noter une démarche")).to_be_visible()
    camera.take(page, "fiche")
    page.go_back()
    page.context.set_offline(True)  # from here on, what is noted waits
    page.get_by_role("link", name="Relances", exact=True).click()
    page.get_by_role("button", name=re.compile("^Sans réponse")).first.click()
    expect(shown(page, "Et ensuite ?")).to_be_visible()
    camera.take(page, "relances")


def without_network(_stage: Stage, camera: Camera, page: Page) -> None:
    """What waits on the phone."""
    button(page, "Dans une semaine").click()
    page.locator("a[href='/envois']").filter(visible=True).first.click()
    expect(shown(page, "Hors ligne")).to_be_visible()
    camera.take(page, "envois")


def at_the_desk(stage: Stage, camera: Camera) -> None:
    """The coordinator's computer: the annual report, a season's figures, a month of outings."""
    page = camera.desk()
    enter(stage, page, "elise", CODE)
    for path, heading, name in (
        ("/rapport/2022", "Le KAF’Truck en 2022", "rapport"),
        ("/pilotage?periode=saison-2022", "Canaux de repérage, total 62", "pilotage"),
        ("/planning?vue=mois", "Mardi 16 juin", "planning"),
    ):
        open_at(page, stage.url + path, CODE)
        expect(page.get_by_role("heading", name=heading)).to_be_visible(timeout=SLOW)
        camera.take(page, name)


AFTERNOON: tuple[Scene, ...] = (
    setting_out,
    on_the_way,
    noting,
    closing,
    following,
    without_network,
)
