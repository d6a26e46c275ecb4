"""What happened to a list's line meanwhile: corrected elsewhere, or archived."""

from typing import Any

import pytest
from playwright.sync_api import expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.browser.test_lists import SIZES, field, line, the_list
from tests.support.browsers import DESKTOP
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SLOW, button, shown
from tests.support.looking import look
from tests.support.servers import RunningServer


def corrected_elsewhere(server: RunningServer, type_: str, name: str, **values: Any) -> str:
    """Another phone changes something of a list meanwhile; its id."""
    with to_url(server.url) as send:
        other = Phone.sign_in(send, "elise@demo.example", PASSWORD)
        other.sync()
        found = next(row.id for row in other.rows(type_) if row["name"] == name)
        other.patch(type_, found, **values)
        assert other.sync() == "up_to_date"
    return found


@pytest.mark.parametrize(
    ("type_", "which", "other", "corrected"),
    [
        ("place", "lieux", "kind", "leisure_site"),
        ("partner", "partenaires", "kind", "justice"),
        ("zone", "quartiers", "official_code", "QN02599M"),
    ],
)
def test_a_form_left_half_filled_takes_back_nothing_that_was_corrected_since(
    demo_server: RunningServer,
    open_phone: OpenPhone,
    type_: str,
    which: str,
    other: str,
    corrected: str,
) -> None:
    page = open_phone("elise", at=f"/listes?liste={which}", size=DESKTOP).page
    page.locator("main li button").first.click(timeout=SLOW)
    name = field(page, "Nom").input_value()
    field(page, "Nom").fill(f"{name}, ici")
    page.wait_for_timeout(500)
    found = corrected_elsewhere(demo_server, type_, name, **{other: corrected})
    the_list(page, demo_server, which)
    page.wait_for_timeout(2000)
    line(page, name).first.get_by_role("button").click(timeout=SLOW)
    expect(shown(page, "Votre saisie commencée est là.")).to_be_visible()
    button(page, "Enregistrer").click()
    expect(line(page, f"{name}, ici")).not_to_contain_text("Sur ce téléphone", timeout=SLOW)
    with to_url(demo_server.url) as send:
        phone = Phone.sign_in(send, "elise@demo.example", PASSWORD)
        phone.sync()
        row = phone.row(type_, found)
    assert (row["name"], row[other]) == (f"{name}, ici", corrected)


def test_an_archived_district_is_put_back_before_it_is_changed(open_phone: OpenPhone) -> None:
    page = open_phone("elise", at="/listes?liste=quartiers", size=DESKTOP).page
    line(page, "Battant").get_by_role("button").click(timeout=SLOW)
    button(page, "Archiver").click()
    page.get_by_role("checkbox", name="Montrer aussi 1 archivé").check()
    line(page, "Battant").get_by_role("button").click()
    expect(shown(page, "Archivé. Remettez-le dans la liste pour le modifier.")).to_be_visible()
    expect(button(page, "Enregistrer")).to_have_count(0)
    assert look(page, SIZES) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    button(page, "Remettre dans la liste").click()
    line(page, "Battant").get_by_role("button").click()
    expect(button(page, "Enregistrer")).to_be_visible()
