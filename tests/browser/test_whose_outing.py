"""Whose outing it is: one's own goes on, a colleague's is joined or counted on."""

import re

from playwright.sync_api import expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.browsers import OpenProfile
from tests.support.demonstration import OpenPhone, enter
from tests.support.in_the_app import SHORT, SLOW, button, choose_in_menu, shown, tap, unlock
from tests.support.looking import look_in_the_field
from tests.support.servers import RunningServer


def test_a_colleague_s_outing_is_joined_and_never_gone_on_with(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    page = open_phone("nadia").page
    expect(button(page, "Démarrer la sortie")).to_be_visible(timeout=SLOW)
    with to_url(demo_server.url) as send:
        karim = Phone.sign_in(send, "karim@demo.example", PASSWORD)
        karim.sync()
        his = karim.start_outing(kind="street_round")
        assert karim.sync() == "up_to_date"
    page.reload()
    unlock(page, SHORT)
    expect(page.locator(f"a[href='/sortie/{his}']")).to_be_visible(timeout=SLOW)
    button(page, "Démarrer la sortie").click()
    tap(page, "18_21", "Femme", 1)
    button(page, "Clore").click()
    button(page, "Clore la sortie").click()
    expect(shown(page, "Sortie close")).to_be_visible()
    button(page, "Rejoindre cette sortie").click()
    expect(shown(page, "Vous comptez avec votre collègue")).to_be_visible()
    expect(page).to_have_url(f"{demo_server.url}/sortie/{his}", timeout=SLOW)
    choose_in_menu(page, "Revenir à aujourd’hui")
    expect(button(page, "Reprendre la sortie")).to_be_visible()
    assert look_in_the_field(page) == []


def test_a_partner_s_worker_is_proposed_only_what_the_server_takes(
    demo_server: RunningServer, open_profile: OpenProfile
) -> None:
    page = open_profile().page
    enter(page, demo_server, "samir", SHORT)
    expect(button(page, "Sortie imprévue")).to_be_visible(timeout=SLOW)
    page.locator("main a[href^='/sortie/0']").first.click()
    expect(shown(page, re.compile("^Cette sortie commence sur le téléphone"))).to_be_visible()
    button(page, "Autres actions").click()
    expect(page.get_by_role("menuitem", name="Mineur en danger")).to_be_visible()
    expect(page.get_by_role("menuitem", name="Annuler la sortie")).to_have_count(0)
    page.keyboard.press("Escape")
    assert look_in_the_field(page) == []
    with to_url(demo_server.url) as send:
        karim = Phone.sign_in(send, "karim@demo.example", PASSWORD)
        karim.sync()
        his = karim.start_outing(kind="street_round")
        assert karim.sync() == "up_to_date"
    page.goto(demo_server.url)
    unlock(page, SHORT)
    button(page, "Rejoindre cette sortie").click(timeout=SLOW)
    expect(page).to_have_url(f"{demo_server.url}/sortie/{his}", timeout=SLOW)
    tap(page, "18_21", "Femme", 1)
    expect(button(page, "Clore")).to_have_count(0)
    choose_in_menu(page, "Revenir à aujourd’hui")
    expect(button(page, "Reprendre la sortie")).to_be_visible()
    assert look_in_the_field(page) == []
    page.goto(f"{demo_server.url}/sortie/{his}/clore")
    unlock(page, SHORT)
    expect(shown(page, re.compile("^Un collègue a ouvert cette sortie"))).to_be_visible()
    expect(button(page, "Clore la sortie")).to_have_count(0)


def test_closing_asks_whose_count_to_keep_when_another_was_to_count(open_phone: OpenPhone) -> None:
    nadia = open_phone("nadia")
    page = nadia.page
    button(page, "Démarrer la sortie").click()
    choose_in_menu(page, "Équipe et sortie")
    team = page.get_by_role("dialog")
    lucie = team.get_by_role("checkbox", name="Lucie")
    lucie.or_(team.get_by_role("button", name="Lucie")).first.click()
    team.get_by_role("radio", name="Lucie").click()
    button(team, "Enregistrer").click()
    nadia.cut_network()
    tap(page, "18_21", "Femme", 3)
    button(page, "Clore").click()
    expect(shown(page, "Lucie devait compter : garder le compte de…")).to_be_visible()
    assert look_in_the_field(page) == []
    button(page, "Clore la sortie").click()
    expect(shown(page, "Dites de qui garder le compte, ou choisissez « Tous ».")).to_be_visible()
    page.get_by_role("radio", name="Nadia").click()
    button(page, "Clore la sortie").click()
    expect(shown(page, "Sortie close")).to_be_visible()
