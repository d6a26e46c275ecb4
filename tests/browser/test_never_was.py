"""An outing begun by mistake: removed, under way or closed, and given back."""

from playwright.sync_api import expect

from tests.browser.test_outings import begin, everything_sent
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SLOW, button, choose_in_menu, shown, tap, worker_ready
from tests.support.looking import look_in_the_field


def test_an_outing_begun_by_mistake_is_removed_under_way_or_closed_and_comes_back(
    open_phone: OpenPhone,
) -> None:
    page = open_phone("nadia").page
    worker_ready(page)
    expect(button(page, "Démarrer la sortie")).to_be_visible(timeout=SLOW)
    never = "Cette sortie n’a pas eu lieu"
    begin(page)
    address = page.url
    choose_in_menu(page, never)
    expect(shown(page, "Sortie retirée")).to_be_visible(timeout=SLOW)
    assert look_in_the_field(page) == []
    button(page, "Annuler").click()
    expect(shown(page, "La sortie est de nouveau là")).to_be_visible()

    button(page, "Reprendre la sortie").click()
    expect(page).to_have_url(address)
    tap(page, "18_21", "Femme", 1)
    button(page, "Autres actions").click()
    expect(page.get_by_role("menuitem", name="Clore")).to_be_visible()
    expect(page.get_by_role("menuitem", name=never)).to_have_count(0)
    page.keyboard.press("Escape")
    button(page, "Annuler").click()
    button(page, "Clore").click()
    button(page, "Clore la sortie").click()
    expect(shown(page, "Sortie close")).to_be_visible()
    page.locator(f"main a[href='/sortie/{address.split('/')[-1]}']").first.click()
    expect(button(page, "Rouvrir la sortie")).to_be_visible()
    assert look_in_the_field(page) == []
    button(page, never).click()
    expect(shown(page, "Sortie retirée")).to_be_visible(timeout=SLOW)
    expect(page.locator(f"main a[href='/sortie/{address.split('/')[-1]}']")).to_have_count(0)
    everything_sent(page)
