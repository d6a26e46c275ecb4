"""The annual report composed: blocks, words of one's own, pictures, small numbers shown for a reason."""

import re

from playwright.sync_api import FilePayload, expect

from tests.report.pictures import PHOTO
from tests.support.browsers import DESKTOP, PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import CODE, SLOW, button, open_at, shown
from tests.support.looking import look
from tests.support.report_pages import REPORT, at_desk, saved, section
from tests.support.servers import RunningServer

PICTURE = FilePayload(name="cafe.png", mimeType="image/png", buffer=PHOTO)


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
