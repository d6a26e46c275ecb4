"""A morning at the desk with the keyboard alone: the focus is always seen, and comes back where it was."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.browsers import DESKTOP
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SLOW, button, shown
from tests.support.keys import Keys
from tests.support.servers import RunningServer

PLACE = "Gare Viotte"
"""A place that the demonstration does not have."""
MORNING = "a"
"""Typed after an hour: a browser that counts to twelve asks for it, others take no letter."""


def test_a_morning_at_the_desk_without_the_mouse(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    with to_url(demo_server.url) as send:
        nadia = Phone.sign_in(send, "nadia@demo.example", PASSWORD)
        nadia.sync()
        days_ago = datetime.now(UTC).replace(hour=5) - timedelta(days=2)
        never_closed = days_ago.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        nadia.start_outing(kind="street_round", started_at=never_closed)
        assert nadia.sync() == "up_to_date"
    page = open_phone("elise", at="/pilotage?periode=saison-2022", size=DESKTOP).page
    page.emulate_media(reduced_motion="reduce")
    keys = Keys(page)
    a_year_in_part(keys)
    the_names_behind_a_figure(keys)
    an_objective(keys)
    an_outing_planned(keys)
    a_line_mended(keys)
    a_place_added(keys)
    assert keys.lost == []


def no_dialog(page: Page) -> None:
    """Gone, not only closed: until then its page does not know, and the same button opens nothing."""
    expect(page.locator("dialog")).to_have_count(0)


def identified(page: Page, number: int) -> None:
    """The figure at the head of the page."""
    figure = page.locator(".figure").filter(has_text=re.compile("^Jeunes repérés"))
    expect(figure.locator(".value")).to_have_text(re.compile(rf"^{number}\b"), timeout=SLOW)


def a_year_in_part(keys: Keys) -> None:
    """Escape leaves the period as it was; then the year, and of it the street rounds."""
    page = keys.page
    keys.is_on("# Pilotage")
    identified(page, 62)
    keys.use("Période")
    keys.is_on("# Choisir")
    keys.press("Escape")
    no_dialog(page)
    keys.is_on("Période")
    keys.press("Enter")
    keys.choose("Saison", "Année")
    keys.use("Voir")
    no_dialog(page)
    keys.is_on("Période : Année 2022")
    keys.to("Sorties")
    page.keyboard.type("Maraude")
    expect(page).to_have_url(re.compile("periode=annee-2022.*sorties=street_round"))
    identified(page, 10)
    keys.is_on("Sorties")


def the_names_behind_a_figure(keys: Keys) -> None:
    """The ten, by name; then the figures again, as they were asked for."""
    page = keys.page
    keys.use("10")
    expect(page).to_have_url(re.compile("chiffre=identified"))
    keys.is_on("# Jeunes repérés")
    keys.to("Retour", "Shift+Tab")
    page.keyboard.press("Enter")
    identified(page, 10)
    keys.is_on("# Pilotage")
    keys.use("Tout regarder")
    identified(page, 62)
    keys.here(how="after Tout regarder")


def an_objective(keys: Keys) -> None:
    """What the year aims at: a wrong number is shown where it is, the right one is kept."""
    page = keys.page
    keys.use("Fixer les objectifs 2022")
    keys.is_on("# Objectifs 2022")
    keys.press("Escape")
    no_dialog(page)
    keys.is_on("Fixer les objectifs 2022")
    keys.press("Enter")
    keys.to("Sorties")
    page.keyboard.type("cent")
    keys.use("Enregistrer")
    expect(shown(page, re.compile("^Écrivez un nombre entier"))).to_be_visible()
    keys.is_on("Sorties")
    page.keyboard.press("Control+A")
    page.keyboard.type("100")
    keys.use("Enregistrer")
    no_dialog(page)
    aim = page.get_by_role("progressbar", name="Sorties", exact=True)
    expect(aim).to_have_attribute("aria-valuetext", re.compile("^96/100,"), timeout=SLOW)
    keys.is_on("# Objectifs 2022")  # what stands where its button was


def an_outing_planned(keys: Keys) -> None:
    """Next week, same day, in the morning."""
    page = keys.page
    keys.to("Planning", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(button(page, "Semaine d’après")).to_be_visible(timeout=SLOW)
    keys.is_on("# Planning")
    keys.use("Semaine d’après")
    expect(page).to_have_url(re.compile("jour="))
    keys.is_on("Semaine d’après")
    keys.use("Prévoir une sortie")
    expect(page.get_by_label("Début", exact=True)).to_be_visible(timeout=SLOW)
    keys.is_on("# Prévoir")
    for label, digits in (("Début", "0930"), ("Fin", "1115")):
        keys.to(label)
        page.keyboard.type(digits + MORNING)
    keys.choose("Sortie", "Maraude")
    keys.press("Tab")
    keys.press("Space")
    where = page.get_by_role("radiogroup", name=re.compile("^Où"))
    expect(where.get_by_role("radio").first).to_be_checked()
    keys.use("Prévoir cette sortie")
    expect(
        page.locator("[data-outing]", has_text="9\u00a0h\u00a030 – 11\u00a0h\u00a015")
    ).to_be_visible(timeout=SLOW)
    keys.here(how="after it was planned")


def a_line_mended(keys: Keys) -> None:
    """An outing that nobody closed is given its end; its line goes."""
    page = keys.page
    keys.to("À corriger", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sorties jamais closes")).to_be_visible(timeout=SLOW)
    keys.is_on("# À corriger")
    keys.use("Maraude, Sans lieu")
    expect(button(page, "Clore la sortie")).to_be_visible(timeout=SLOW)
    keys.is_on("# ")
    keys.use("Clore la sortie")
    keys.to("Heure de fin")
    page.keyboard.type("0930" + MORNING)
    keys.use("Enregistrer")
    no_dialog(page)
    keys.use("Clore la sortie")
    expect(shown(page, "Sortie close")).to_be_visible(timeout=SLOW)
    keys.arrives()
    keys.to("À corriger", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Points à 3 et 6 mois")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("heading", name="Sorties jamais closes")).to_have_count(0)
    keys.is_on("# À corriger")


def a_place_added(keys: Keys) -> None:
    """A sheet left with Escape gives the focus back; what lacks is led to; the place is in the list."""
    page = keys.page
    keys.to("Listes", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(button(page, "Ajouter un lieu")).to_be_visible(timeout=SLOW)
    keys.is_on("# Listes")
    keys.use("Ajouter un lieu")
    keys.is_on("# Ajouter un lieu")
    keys.press("Escape")
    no_dialog(page)
    keys.is_on("Ajouter un lieu")
    keys.press("Enter")
    keys.use("Enregistrer")
    expect(shown(page, "Donnez un nom.")).to_be_visible()
    keys.is_on("Nom")
    page.keyboard.type(PLACE)
    keys.to("Commune")
    page.keyboard.type("Besan")
    keys.use("Enregistrer")
    no_dialog(page)
    keys.is_on("Ajouter un lieu")
    expect(page.get_by_role("listitem").filter(has_text=PLACE)).to_contain_text("Besançon")
