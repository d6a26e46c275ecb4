"""A refused note whose correction is left half made, then sent without what was refused."""

from playwright.sync_api import expect

from tests.browser.test_sends import IN_2099, back_home, call, counted, first_youth, to_sends
from tests.support.browsers import SMALL_PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SLOW, button, shown, worker_ready

# The notes that wait, changed where they rest: they name a partner that nobody has.
OF_NOBODY = IN_2099.replace(
    "change.set.at = '2099-01-01T10:00:00.000Z'; change.typed = ['at'];",
    "change.set.partner = change.id;",
)


def test_a_name_that_the_server_does_not_know_is_not_sent_again_and_its_note_is_asked_for_no_more(
    open_phone: OpenPhone,
) -> None:
    profile = open_phone("nadia", size=SMALL_PHONE)
    page = profile.page
    worker_ready(page)
    first_youth(page)
    expect(shown(page, "Sur le serveur")).to_be_visible(timeout=SLOW)
    profile.cut_network()
    call(page)
    page.evaluate(OF_NOBODY)
    back_home(page)
    to_sends(page)
    profile.restore_network()
    counted(page, "Refusé, à corriger", 1)

    button(page, "Corriger").click()
    choice = page.get_by_role("dialog").get_by_role("combobox")
    expect(choice.locator("option").nth(1)).to_be_attached()
    expect(choice.locator("option:checked")).to_have_text("Rien")
    choice.select_option(index=1)
    button(page, "Fermer").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("link", name="Aujourd’hui", exact=True).click()
    half = shown(page, "Note à corriger")
    half.click()
    choice.select_option("")
    button(page, "Renvoyer la note corrigée").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(shown(page, "Tout est sur le serveur")).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name="Aujourd’hui", exact=True).click()
    expect(page.get_by_role("link", name="Prévoir une sortie")).to_be_visible()
    expect(half).to_be_hidden()
