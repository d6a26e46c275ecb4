"""An event under way on a small phone: estimate, screen kept on, held sideways."""

import re

from playwright.sync_api import Page, expect

from tests.support.browsers import SMALL_PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import CODE, button, choose_in_menu, shown, tap, unlock, worker_ready

NO_WAKE_LOCK = """() => {
  navigator.wakeLock.request = () => Promise.reject(new DOMException('', 'NotAllowedError'));
}"""


def test_an_event_on_a_small_phone(open_phone: OpenPhone) -> None:
    profile = open_phone("elise", size=SMALL_PHONE)
    page = profile.page
    worker_ready(page)
    profile.cut_network()
    start_event(page)
    tap(page, "18_21", "Homme", 2)
    estimate_of_attendance(page)
    screen_kept_on(page)
    ages_run_along_a_phone_held_sideways(page)


def start_event(page: Page) -> None:
    """An unplanned event at a known place."""
    button(page, "Sortie imprévue").click()
    page.get_by_role("radio", name="Évènement").click()
    page.get_by_label("Nom de l’évènement").fill("Tournoi de quartier")
    page.locator("input[type=radio]").first.check()
    button(page, "Démarrer la sortie").click()
    expect(button(page, "Noter un jeune")).to_be_visible()


def estimate_of_attendance(page: Page) -> None:
    """An estimate is asked for in numbers, kept apart, and never among the people met."""
    choose_in_menu(page, "Combien de monde ?")
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_role("textbox")
    field.fill("environ 80")
    button(dialog, "Enregistrer").click()
    expect(shown(dialog, re.compile("^Écrivez un nombre entier"))).to_be_visible()
    expect(field).to_have_value("environ 80")
    field.fill("1 200")
    button(dialog, "Enregistrer").click()
    expect(shown(page, "Estimation gardée")).to_be_visible()
    expect(shown(page, re.compile("Vous 2"))).to_be_visible()
    choose_in_menu(page, "Combien de monde ?")
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("1200")
    button(page.get_by_role("dialog"), "Fermer").click()


def screen_kept_on(page: Page) -> None:
    """On request, remembered after a reload, and said plainly when the phone refuses."""
    switch = page.get_by_role("menuitemcheckbox", name="Garder l’écran allumé")
    button(page, "Autres actions").click()
    expect(switch).not_to_be_checked()
    page.evaluate(NO_WAKE_LOCK)
    switch.click()
    expect(shown(page, re.compile("^Ce téléphone refuse"))).to_be_visible()
    page.evaluate(
        "() => { navigator.wakeLock.request = async () => ({ release: async () => {} }); }"
    )
    button(page, "Autres actions").click()
    expect(switch).not_to_be_checked()
    switch.click()
    expect(shown(page, re.compile("^L’écran reste allumé"))).to_be_visible()
    page.reload()
    unlock(page, CODE)
    button(page, "Autres actions").click()
    expect(switch).to_be_checked()
    page.keyboard.press("Escape")


def ages_run_along_a_phone_held_sideways(page: Page) -> None:
    """Sideways the three genders are lines, and the tiles still count."""
    page.set_viewport_size({"width": 740, "height": 360})
    expect(page.locator("main .grid .line")).to_have_count(5)
    tap(page, "18_21", "Homme")
    page.set_viewport_size({"width": SMALL_PHONE[0], "height": SMALL_PHONE[1]})
