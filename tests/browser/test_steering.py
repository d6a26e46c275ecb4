"""The coordinator looks at a season, then at a part of it, online and off."""

import re
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.support.browsers import DESKTOP
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import CODE, SLOW, open_at, shown
from tests.support.looking import look
from tests.support.servers import RunningServer


def test_a_season_is_looked_at_whole_then_in_part_and_again_without_network(
    open_phone: OpenPhone,
) -> None:
    elise = open_phone("elise", at="/pilotage?periode=saison-2022", size=DESKTOP)
    page = elise.page
    says(page, "Sorties", "96")
    says(page, "Jeunes repérés", "62")
    for title in ("Repérés par mois", "Pas encore de parcours, total 15", "Lieux", "Qui ils sont"):
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    assert look(page) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

    places = page.get_by_role("table", name="Lieux").locator("tbody tr")
    expect(places.last).to_be_hidden()
    page.emulate_media(media="print")
    expect(places.last).to_be_visible()  # paper cannot be asked for the other places
    for control in ("Carte des lieux", "Actualiser"):
        expect(page.get_by_label(control).or_(page.get_by_text(control)).first).to_be_hidden()
    page.emulate_media(media="screen")

    page.get_by_label("Sorties", exact=True).select_option("Maraude")
    says(page, "Jeunes repérés", "10")
    expect(page).to_have_url(re.compile("sorties=street_round"))
    elise.cut_network()
    page.get_by_role("button", name="Actualiser").click()
    expect(shown(page, re.compile("^Hors ligne. Voici les derniers chiffres"))).to_be_visible()
    page.get_by_role("button", name="Tout regarder").click()
    says(page, "Jeunes repérés", "62")


def test_where_outings_were_and_where_people_live_are_two_questions_kept_in_the_address(
    open_phone: OpenPhone,
) -> None:
    page = open_phone("elise", at="/pilotage?periode=saison-2022", size=DESKTOP).page
    says(page, "Jeunes repérés", "62")
    homes = page.locator("section").filter(has=page.get_by_role("heading", name="Où ils habitent"))
    expect(homes).to_contain_text("Grand Besançon Métropole")
    expect(homes).to_contain_text("Planoise")

    page.get_by_label("Lieu de résidence", exact=True).select_option("CC du Doubs Baumois")
    expect(page).to_have_url(re.compile("interco=242504447"))
    expect(shown(page, re.compile("^Le lieu de résidence ne change que"))).to_be_visible()
    says(page, "Personnes rencontrées", "1.500")
    few = page.locator(".figure").filter(has_text="Jeunes repérés").locator(".value")
    expect(few).not_to_have_text(re.compile("^62"), timeout=SLOW)
    page.get_by_label("Lieu de résidence", exact=True).select_option("")
    says(page, "Jeunes repérés", "62")

    page.get_by_label("Lieu de la sortie", exact=True).select_option("Novillars")
    expect(page).to_have_url(re.compile("lieu="))
    page.get_by_label("Lieu de la sortie", exact=True).select_option("Osselle-Routelle")
    expect(page).to_have_url(re.compile("lieu-commune=25438"))
    expect(page).not_to_have_url(re.compile("lieu="))
    page.get_by_label("Partenaire", exact=True).select_option("Club omnisports (démo)")
    expect(page).to_have_url(re.compile("partenaire="))
    assert look(page, ((390, 844), DESKTOP)) == []
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("summary").first).to_contain_text(
        "Osselle-Routelle, Club omnisports (démo)"
    )
    open_at(page, page.url, CODE)
    expect(page.locator("summary").first).to_contain_text(
        "Osselle-Routelle, Club omnisports (démo)"
    )


def says(page: Page, label: str, value: str) -> None:
    """A figure at the head of the page."""
    figure = page.locator(".figure").filter(has_text=re.compile(f"^{label}"))
    expect(figure.locator(".value")).to_have_text(re.compile(rf"^{value}\b"), timeout=SLOW)


def test_what_a_year_aims_at_is_set_and_seen_beside_what_was_done(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    year = datetime.now(UTC).year
    page = open_phone("elise", at=f"/pilotage?periode=annee-{year}", size=DESKTOP).page
    outings = page.get_by_role("progressbar", name="Sorties", exact=True)
    expect(outings).to_have_attribute("aria-valuetext", re.compile(r"^\d+/96,"), timeout=SLOW)
    page.get_by_role("button", name="Modifier les objectifs").click()
    aim = page.get_by_role("dialog").get_by_label("Sorties", exact=True)
    aim.fill("cent")
    page.get_by_role("button", name="Enregistrer").click()
    expect(shown(page, re.compile("^Écrivez un nombre entier"))).to_be_visible()
    aim.fill("100")
    assert look(page) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    page.get_by_role("button", name="Enregistrer").click()
    expect(outings).to_have_attribute("aria-valuetext", re.compile(r"^\d+/100,"), timeout=SLOW)

    open_at(page, f"{demo_server.url}/pilotage?periode=saison-2022", CODE)
    expect(shown(page, re.compile(r"74 en 2021 \(saisi\)"))).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Fixer les objectifs 2022").click()
    expect(page.get_by_role("heading", name="Objectifs 2022")).to_be_visible()


def test_a_printed_page_says_what_it_is_of_and_by_which_rules(open_phone: OpenPhone) -> None:
    season = "/pilotage?periode=saison-2022&sorties=street_round"
    page = open_phone("elise", at=season, size=DESKTOP).page
    says(page, "Jeunes repérés", "10")
    page.emulate_media(media="print")
    head = "Avril – octobre 2022, Maraude. Parcours regardés le"
    expect(shown(page, re.compile(f"^{head}"))).to_be_visible()
    expect(shown(page, re.compile("^Sorties commencées du 1er.avril"))).to_be_visible()
    for name in ("Actualiser", re.compile("^Règle de calcul"), re.compile("^Copier")):
        expect(page.get_by_role("button", name=name).locator("visible=true")).to_have_count(0)
