"""The annual report: read, composed, published; what an edition says once the data say otherwise."""

import re
from datetime import UTC, datetime

from playwright.sync_api import FilePayload, Locator, Page, expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.report.pictures import PHOTO
from tests.support.browsers import DESKTOP, PHONE
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
from tests.support.looking import look, settled
from tests.support.servers import RunningServer

REPORT = "/rapport/2022"
PICTURE = FilePayload(name="cafe.png", mimeType="image/png", buffer=PHOTO)


def section(page: Page, title: str) -> Locator:
    """A section of the pages by its title."""
    return page.locator("article section").filter(
        has=page.get_by_role("heading", name=title, exact=True)
    )


def at_desk(page: Page) -> None:
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})


def saved(page: Page) -> None:
    """The server has what was changed, and the pages are read anew."""
    expect(shown(page, "Tout est enregistré.")).to_be_visible(timeout=SLOW)
    settled(page)


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


def test_blocks_are_left_out_moved_commented_and_added_by_keyboard_and_found_on_the_pages(
    open_phone: OpenPhone,
) -> None:
    page = open_phone("elise", at=f"{REPORT}?vue=composer", size=DESKTOP).page
    expect(section(page, "La carte")).to_be_visible(timeout=SLOW)
    row = page.get_by_role("button", name=re.compile("^La carte"))
    row.click()
    page.get_by_role("switch", name="Dans le rapport").click()
    expect(section(page, "La carte")).to_have_count(0, timeout=SLOW)
    row.click()

    up = page.get_by_role("button", name="Monter\u00a0: Les sorties", exact=True)
    up.focus()
    page.keyboard.press("Enter")
    expect(page.locator("article section").first.locator("h3")).to_have_text(
        "Les sorties", timeout=SLOW
    )
    down = page.get_by_role("button", name="Descendre\u00a0: Les sorties", exact=True)
    expect(down).to_be_focused()  # at the top the other way is the one left
    page.keyboard.press("Enter")
    expect(page.locator("article section").first.locator("h3")).to_have_text(
        "L’essentiel", timeout=SLOW
    )

    page.get_by_role("button", name=re.compile("^Les sorties")).click()
    page.get_by_label("Votre commentaire").fill("Un été chaud, au bord de l’eau.")
    expect(section(page, "Les sorties")).to_contain_text("Un été chaud", timeout=SLOW)

    page.get_by_role("button", name=re.compile("^Un parcours raconté")).click()
    expect(shown(page, re.compile("^Changez le prénom, l’âge et le lieu"))).to_be_visible()
    page.get_by_label("Texte", exact=True).fill("Au café, elle a dit oui.\n\nPuis elle a signé.")
    page.locator("input[type=file]").set_input_files(PICTURE)
    expect(shown(page, re.compile("^Décrivez l’image en une phrase"))).to_be_visible(timeout=SLOW)
    saved(page)
    assert look(page) == []
    at_desk(page)
    page.get_by_label("Ce que montre l’image").fill("Le camion sous les arbres.")
    story = section(page, "Un parcours raconté")
    expect(story.get_by_role("img", name="Le camion sous les arbres.")).to_be_visible(timeout=SLOW)
    expect(story).to_contain_text("Puis elle a signé.")

    button(page, "Retirer ce bloc").click()
    expect(story).to_have_count(0, timeout=SLOW)
    button(page, "Annuler").click()
    expect(story).to_be_visible(timeout=SLOW)
    expect(page.get_by_label("Texte", exact=True)).to_have_value(re.compile("elle a signé"))


def test_words_typed_without_network_are_there_after_a_reload_and_leave_with_it(
    open_phone: OpenPhone, demo_server: RunningServer
) -> None:
    profile = open_phone("elise", at=f"{REPORT}?vue=composer", size=DESKTOP)
    page = profile.page
    saved(page)
    profile.cut_network()
    page.get_by_role("button", name="Les critères", exact=True).click()
    page.get_by_label("Votre commentaire").fill("Relu avec la direction.")
    expect(shown(page, re.compile("^Gardé sur cet appareil"))).to_be_visible(timeout=SLOW)
    open_at(page, f"{demo_server.url}{REPORT}?vue=composer", CODE)
    expect(shown(page, re.compile("^Hors ligne. Voici le brouillon reçu"))).to_be_visible(
        timeout=SLOW
    )
    assert look(page) == []
    at_desk(page)
    page.get_by_role("radio", name="Vérifier, publier").click()
    expect(button(page, "Publier l’édition 2022")).to_be_disabled()
    expect(button(page, re.compile("^PDF"))).to_be_disabled()
    profile.restore_network()
    expect(section(page, "Les critères")).to_contain_text("Relu avec la direction", timeout=SLOW)


def test_small_numbers_of_a_table_are_shown_for_a_reason_and_masked_again(
    open_phone: OpenPhone,
) -> None:
    page = open_phone("elise", at=REPORT, size=PHONE).page
    table = section(page, "Leurs parcours").locator(".table").first
    expect(table).to_contain_text("masqué", timeout=SLOW)
    table.get_by_role("button", name=re.compile("^Afficher les petits nombres")).click()
    sheet = page.get_by_role("dialog")
    button(sheet, "Afficher").click()
    expect(sheet).to_contain_text("quelques mots au moins")
    sheet.get_by_label("Raison").fill("Des dispositifs nationaux")
    assert look(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    button(sheet, "Afficher").click()
    expect(table).to_contain_text("«\u00a0Des dispositifs nationaux\u00a0»")
    expect(table).to_contain_text("par Élise, aujourd’hui", timeout=SLOW)
    expect(table.locator(".masked")).to_have_count(0)
    table.get_by_role("button", name=re.compile("^Masquer à nouveau")).click()
    expect(table.locator(".masked").first).to_be_visible(timeout=SLOW)


def test_the_team_reads_editions_and_management_the_draft_neither_writes(
    open_phone: OpenPhone, demo_server: RunningServer
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


def test_management_reads_the_draft_and_has_nothing_to_change_in_it(
    demo_server: RunningServer, page: Page
) -> None:
    page.goto(demo_server.url)
    sign_in(page, "direction@demo.example", PASSWORD)
    choose_code(page, SHORT)
    expect(page.get_by_role("link", name="Pilotage", exact=True)).to_be_visible(timeout=SLOW)
    open_at(page, demo_server.url + REPORT, SHORT)
    expect(section(page, "Leurs parcours")).to_contain_text("masqué", timeout=SLOW)
    expect(page.get_by_role("button", name=re.compile("petits nombres"))).to_have_count(0)
    page.get_by_role("radio", name="Vérifier, publier").click()
    expect(button(page, re.compile("^DOCX"))).to_be_enabled()
    for name in ("Publier l’édition 2022", "Corriger"):
        expect(page.get_by_text(name)).to_have_count(0)
    expect(page.get_by_role("radio", name="Composer")).to_have_count(0)


def test_a_year_without_anything_teaches_and_one_to_come_says_so(open_phone: OpenPhone) -> None:
    page = open_phone("elise", at="/rapport/2019", size=PHONE).page
    expect(shown(page, "Rien à raconter de 2019 pour l’instant")).to_be_visible(timeout=SLOW)
    assert look(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.get_by_label("Année du rapport").select_option("2022")
    expect(page).to_have_url(re.compile("/rapport/2022$"))
    expect(page.get_by_role("heading", name="Le KAF’Truck en 2022")).to_be_visible(timeout=SLOW)
    button(page, "Année d’avant").click()
    expect(page.get_by_role("heading", name="Rapport annuel 2021")).to_be_visible()


def test_the_page_prints_the_report_and_nothing_else(open_phone: OpenPhone) -> None:
    page = open_phone("elise", at=f"{REPORT}?vue=composer", size=PHONE).page
    saved(page)
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.get_by_role("article")
    expect(paper).to_be_visible()
    expect(paper).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.get_by_role("button").locator("visible=true")).to_have_count(0)
    expect(page.get_by_role("heading", name="Rapport annuel 2022")).to_be_hidden()


def test_the_list_for_i_milo_opens_names_on_this_device_alone_and_is_written_down(
    open_phone: OpenPhone,
) -> None:
    year = datetime.now(UTC).year  # names of 2022 went long ago, as they must
    page = open_phone("elise", at=f"/rapport/{year}", size=DESKTOP).page
    heard: list[str] = []
    page.on("response", lambda one: heard.append(one.text()) if "imilo" in one.url else None)
    button(page, re.compile("^Liste pour i-milo")).click()
    sheet = page.get_by_role("dialog")
    until = sheet.get_by_label("Au", exact=True).input_value()
    sheet.get_by_label("Au", exact=True).fill(f"{year - 1}-12-31")
    button(sheet, "Préparer la liste").click()
    expect(sheet).to_contain_text("La fin est avant le début.")
    sheet.get_by_label("Au", exact=True).fill(until)
    button(sheet, "Préparer la liste").click()
    save = button(sheet, "Enregistrer la liste (CSV)")
    expect(save).to_be_visible(timeout=SLOW)
    count = int(sheet.get_by_text(re.compile("jeunes à saisir$")).inner_text().split("\u00a0")[0])
    expect(sheet.get_by_role("listitem")).to_have_text(
        re.compile(rf"^Élise, aujourd’hui\s: .*, {count}\sjeunes$")
    )
    with page.expect_download() as taken:
        save.click()
    assert taken.value.suggested_filename == f"imilo-{year}-01-01-{until}.csv"
    lines = taken.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Nom;Prénom;") and len(lines) == count + 1
    first_names = {line.split(";")[1] for line in lines[1:]} - {""}
    assert first_names and heard
    assert not any(name in said for name in first_names for said in heard)


def test_the_sheets_of_exports_are_without_fault_and_funders_have_files_of_their_own(
    open_phone: OpenPhone,
) -> None:
    page = open_phone("elise", at=f"{REPORT}?vue=verifier", size=PHONE).page
    button(page, re.compile("^Liste pour i-milo")).click()
    expect(page.get_by_role("dialog")).to_contain_text("Ce fichier porte des noms")
    assert look(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.keyboard.press("Escape")
    button(page, re.compile("^Tableaux pour les financeurs")).click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("Publiez d’abord l’édition")
    assert look(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    with page.expect_download(timeout=SLOW) as taken:
        button(sheet, "XLSX").click()
    assert taken.value.suggested_filename == "kaftruck-2022-financeurs.xlsx"
