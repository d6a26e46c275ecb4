"""What leaves beside the annual report: funders' tables, and the list whose names open on one device."""

import re
from datetime import UTC, datetime

from playwright.sync_api import expect

from tests.support.browsers import DESKTOP, PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SLOW, button
from tests.support.looking import look
from tests.support.report_pages import REPORT


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
