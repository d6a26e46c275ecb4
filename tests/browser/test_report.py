"""The annual report: read, published; what an edition says once the data say otherwise; who reads it."""

import re

from playwright.sync_api import Page, expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.browsers import DESKTOP, PHONE, SMALL_PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import (
    CODE,
    SHORT,
    SLOW,
    button,
    choose_code,
    open_at,
    shown,
    sign_in,
)
from tests.support.looking import look
from tests.support.report_pages import REPORT, at_desk, saved, section
from tests.support.servers import RunningServer


def publish(page: Page) -> None:
    """Publish the year as it stands, to the end."""
    button(page, "Publier l’édition 2022").click()
    button(page.get_by_role("dialog"), "Publier").click()
    expect(page.get_by_role("dialog")).to_contain_text("publiée", timeout=SLOW)


def another_outing(server: RunningServer) -> None:
    """An outing of June 2022 that nobody had noted."""
    with to_url(server.url) as send:
        phone = Phone.sign_in(send, "elise@demo.example", PASSWORD)
        phone.sync()
        outing = phone.start_outing(started_at="2022-06-14T12:00:00.000Z")
        phone.close_outing(outing, ended_at="2022-06-14T15:00:00.000Z")
        assert phone.sync() == "up_to_date"


def test_an_edition_stays_as_it_was_published_and_the_draft_says_what_moved_since(
    open_phone: OpenPhone, demo_server: RunningServer
) -> None:
    page = open_phone("elise", at=REPORT, size=DESKTOP).page
    expect(section(page, "Comment ils ont été repérés")).to_contain_text("62", timeout=SLOW)
    expect(shown(page, "Les totaux sont justes")).to_be_visible()
    assert look(page) == []
    at_desk(page)
    with page.expect_download(timeout=SLOW) as taken:
        button(page, re.compile("^DOCX")).click()
    assert taken.value.suggested_filename == "kaftruck-2022-brouillon.docx"
    expect(shown(page, "DOCX\u00a0: dans vos téléchargements")).to_be_visible()

    button(page, "Publier l’édition 2022").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("ne changeront plus")
    expect(sheet).not_to_contain_text("publiée")
    assert look(page) == []
    at_desk(page)
    button(sheet, "Publier").click()
    expect(sheet).to_contain_text("2022, 1re édition\u00a0: publiée", timeout=SLOW)
    button(sheet, "Ouvrir l’édition").click()
    expect(page.get_by_role("heading", name="Rapport 2022, 1re édition")).to_be_visible(
        timeout=SLOW
    )
    expect(shown(page, re.compile("^Publiée aujourd’hui par Élise"))).to_be_visible()
    assert look(page) == []
    at_desk(page)
    with page.expect_download(timeout=SLOW) as taken:
        button(page, re.compile("^PDF")).click()
    assert taken.value.suggested_filename == "kaftruck-2022-edition-1.pdf"

    another_outing(demo_server)
    open_at(page, demo_server.url + REPORT, CODE)
    moved = shown(page, re.compile("l’édition imprimée dit 96, les données disent 97"))
    expect(moved).to_be_visible(timeout=SLOW)
    expect(section(page, "Les sorties")).to_contain_text("97")
    assert look(page) == []
    at_desk(page)
    button(page, re.compile("^1re édition")).click()
    expect(section(page, "Les sorties")).to_contain_text("96", timeout=SLOW)


def test_the_team_reads_editions_and_management_the_draft_neither_writes(
    open_phone: OpenPhone, demo_server: RunningServer, page: Page
) -> None:
    nadia = open_phone("nadia", at="/rapport", size=PHONE).page
    expect(shown(nadia, "Aucune édition publiée")).to_be_visible(timeout=SLOW)
    assert look(nadia) == []
    open_at(nadia, demo_server.url + REPORT, SHORT)
    expect(shown(nadia, re.compile("^Votre rôle ne l’ouvre pas"))).to_be_visible()
    elise = open_phone("elise", at=REPORT, size=DESKTOP).page
    publish(elise)
    open_at(nadia, f"{demo_server.url}/rapport", SHORT)
    button(nadia, re.compile("1re édition")).click()
    expect(nadia.get_by_role("heading", name="Le KAF’Truck en 2022")).to_be_visible(timeout=SLOW)
    expect(button(nadia, "Voir le brouillon 2022")).to_have_count(0)
    wrong = {"an edition, outreach": look(nadia, (PHONE, DESKTOP))}
    # on a phone of 360 px one table alone is wider than its page, and who uses keys can scroll it
    wider = nadia.locator("article [role=region]")
    expect(wider).to_have_count(1)  # once the last size looked at is drawn
    expect(wider).to_have_attribute("aria-label", "D’une année à l’autre")

    page.goto(demo_server.url)
    sign_in(page, "direction@demo.example", PASSWORD)
    choose_code(page, SHORT)
    expect(page.get_by_role("link", name="Pilotage", exact=True)).to_be_visible(timeout=SLOW)
    open_at(page, demo_server.url + REPORT, SHORT)
    expect(section(page, "Leurs parcours")).to_contain_text("masqué", timeout=SLOW)
    expect(page.get_by_role("button", name=re.compile("petits nombres"))).to_have_count(0)
    wrong["the draft, management"] = look(page, (PHONE, DESKTOP))
    page.get_by_role("radio", name="Vérifier, télécharger").click()
    expect(button(page, re.compile("^DOCX"))).to_be_enabled()
    for name in ("Publier l’édition 2022", "Corriger"):
        expect(page.get_by_text(name)).to_have_count(0)
    expect(page.get_by_role("radio", name="Composer")).to_have_count(0)
    wrong["checks, management"] = look(page, (PHONE,))
    button(page, re.compile("^1re édition")).click()
    expect(button(page, "Voir le brouillon 2022")).to_be_visible(timeout=SLOW)
    wrong["an edition, management"] = look(page, (PHONE, DESKTOP))
    assert {screen: found for screen, found in wrong.items() if found} == {}


def test_who_publishes_while_the_server_is_gone_is_told_once_and_in_sight(
    open_phone: OpenPhone, demo_server: RunningServer
) -> None:
    page = open_phone("elise", at=f"{REPORT}?vue=verifier", size=SMALL_PHONE).page
    button(page, "Publier l’édition 2022").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("À regarder avant")
    demo_server.kill()
    button(sheet, "Publier").click()
    told = sheet.get_by_text("Pas de réseau\u00a0: publier se fait avec le serveur.")
    expect(told).to_be_in_viewport(ratio=1, timeout=SLOW)
    expect(button(sheet, "Publier")).to_be_disabled()
    expect(told).to_have_count(1)


def test_a_year_without_anything_teaches_and_one_to_come_says_so(
    open_phone: OpenPhone, demo_server: RunningServer
) -> None:
    page = open_phone("elise", at="/rapport/2019", size=PHONE).page
    expect(shown(page, "Rien à raconter de 2019 pour l’instant")).to_be_visible(timeout=SLOW)
    assert look(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.get_by_label("Année du rapport").select_option("2022")
    expect(page).to_have_url(re.compile("/rapport/2022$"))
    expect(page.get_by_role("heading", name="Le KAF’Truck en 2022")).to_be_visible(timeout=SLOW)
    button(page, "Année d’avant").click()
    expect(page.get_by_role("heading", name="Rapport annuel 2021")).to_be_visible()
    open_at(page, f"{demo_server.url}/rapport/2099", CODE)
    expect(shown(page, "2099 n’a pas encore commencé")).to_be_visible()
    open_at(page, f"{demo_server.url}/rapport/deux", CODE)
    expect(shown(page, "Ce n’est pas une année")).to_be_visible()


def test_the_page_prints_the_report_and_nothing_else(open_phone: OpenPhone) -> None:
    page = open_phone("elise", at=f"{REPORT}?vue=composer", size=PHONE).page
    saved(page)
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.get_by_role("article")
    expect(paper).to_be_visible()
    expect(paper).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.get_by_role("button").locator("visible=true")).to_have_count(0)
    expect(page.get_by_role("heading", name="Rapport annuel 2022")).to_be_hidden()


def test_the_threshold_of_small_numbers_is_the_coordination_s_to_choose(
    open_phone: OpenPhone,
) -> None:
    page = open_phone("elise", at=f"{REPORT}?vue=verifier", size=DESKTOP).page
    expect(section(page, "Qui ils sont").get_by_text("masqué").first).to_be_visible(timeout=SLOW)
    button(page, "Changer le seuil").click()
    sheet = page.get_by_role("dialog")
    for _ in range(3):
        sheet.get_by_role("group", name="Partout").get_by_role("button").first.click()
    look(page)
    button(sheet, "Enregistrer").click()
    expect(sheet).to_have_count(0, timeout=SLOW)
    expect(shown(page, "de 1 à 1")).to_be_visible(timeout=SLOW)
    expect(section(page, "Qui ils sont").get_by_text("masqué", exact=True)).to_have_count(0)
    page.get_by_text("Ce que le rapport de 2022 disait deux fois (11)").click()
    expect(shown(page, "47 sur une page")).to_be_visible()
    look(page)
