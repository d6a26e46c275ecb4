"""The planning: weeks and months of outings, several planned at once, moved, and what is wanted twice."""

import re
from datetime import date, timedelta

import httpx2
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browsers import DESKTOP, PHONE, Profile
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SLOW, button, shown, worker_ready
from tests.support.looking import look

FAR = date.today() + timedelta(days=400)
MONDAY = FAR - timedelta(days=FAR.weekday())  # a week of which the demonstration knows nothing


TODAY = "history.pushState({depth: 1}, '', '/'); dispatchEvent(new PopStateEvent('popstate'))"


def open_week(open_phone: OpenPhone, size: tuple[int, int]) -> Profile:
    """Elise looks at the week of `MONDAY`."""
    elise = open_phone("elise", at=f"/planning?vue=semaine&jour={MONDAY}", size=size)
    expect(button(elise.page, "Semaine d’après")).to_be_visible(timeout=SLOW)
    return elise


def outings(page: Page) -> Locator:
    """The outings shown."""
    return page.locator("[data-outing]")


def plan(page: Page, hours: tuple[str, str], *, weeks: int = 1) -> None:
    """Fill the form of a planned outing with the truck at the place offered first."""
    page.get_by_label("Début", exact=True).fill(hours[0])
    page.get_by_label("Fin", exact=True).fill(hours[1])
    if weeks > 1:
        page.get_by_role("radio", name="Chaque semaine", exact=True).click()
        until = MONDAY + timedelta(weeks=weeks - 1)
        page.get_by_label("Jusqu’au", exact=True).fill(str(until))
    page.get_by_role("radio", name="Sortie", exact=True).click()
    page.get_by_role("radiogroup", name=re.compile("^Où")).get_by_role("radio").first.check()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_season_is_planned_in_one_go_and_mended_outing_by_outing(
    open_phone: OpenPhone, size: tuple[int, int]
) -> None:
    page = open_week(open_phone, size).page
    expect(shown(page, "Rien de prévu sur ces jours")).to_be_visible()
    assert look(page) == []
    page.set_viewport_size({"width": size[0], "height": size[1]})

    button(page, "Prévoir une sortie").click()
    plan(page, ("14:00", "17:00"), weeks=4)
    button(page, "Prévoir 4 sorties").click()
    expect(shown(page, re.compile(r"^4\ssorties prévues"))).to_be_visible(timeout=SLOW)
    expect(outings(page)).to_have_count(1)

    button(page, re.compile(r"^Autres actions\s: .*14\sh – 17\sh$")).click()
    page.get_by_role("menuitem", name="Changer le jour ou l’heure").click()
    page.get_by_label("Jour", exact=True).fill(str(MONDAY + timedelta(days=2)))
    button(page, "Changer").click()
    expect(shown(page, re.compile("^Sortie déplacée"))).to_be_visible(timeout=SLOW)
    wednesday = page.locator("li").filter(
        has=page.get_by_role("heading", name=re.compile("^mercredi"))
    )
    expect(wednesday.locator("[data-outing]")).to_have_count(1)
    button(page, "Annuler").click()
    expect(wednesday.locator("[data-outing]")).to_have_count(0, timeout=SLOW)
    for _ in range(3):
        button(page, "Semaine d’après").click()
        expect(outings(page)).to_have_count(1, timeout=SLOW)
    button(page, "Semaine d’après").click()
    expect(outings(page)).to_have_count(0, timeout=SLOW)


def test_a_form_left_untouched_is_not_half_filled_and_one_given_back_says_so(
    open_phone: OpenPhone,
) -> None:
    page = open_week(open_phone, DESKTOP).page
    day = page.get_by_label("Jour", exact=True)
    start = page.get_by_label("Début", exact=True)
    given_back = shown(page, "Votre saisie commencée est là.")
    button(page, "Prévoir une sortie").click()
    expect(day).to_have_value(str(MONDAY))
    page.wait_for_timeout(500)  # kept on the phone a moment after a change
    page.evaluate(TODAY)
    expect(page.get_by_role("link", name="Sortie imprévue")).to_be_visible(timeout=SLOW)
    page.wait_for_timeout(500)
    expect(page.get_by_text("Sortie à prévoir")).to_have_count(0)

    page.go_back()
    expect(day).to_have_value(str(MONDAY))
    expect(given_back).to_have_count(0)
    start.fill("14:00")
    page.wait_for_timeout(500)
    page.go_back()
    button(page, "Prévoir une sortie").click()
    expect(given_back).to_be_visible()
    expect(start).to_have_value("14:00")
    button(page, "Vider").click()
    expect(given_back).to_have_count(0)
    expect(start).to_have_value("")
    expect(day).to_have_value(str(MONDAY))


def test_planning_works_without_network_and_says_what_is_wanted_twice(
    open_phone: OpenPhone,
) -> None:
    profile = open_week(open_phone, DESKTOP)
    page = profile.page
    worker_ready(page)
    profile.cut_network()
    button(page, "Prévoir une sortie").click()
    plan(page, ("14:00", "17:00"))
    button(page, "Prévoir cette sortie").click()
    expect(outings(page)).to_have_count(1, timeout=SLOW)

    button(page, re.compile(r"^Autres actions\s: .*14\sh – 17\sh$")).click()
    page.get_by_role("menuitem", name="La prévoir aussi un autre jour").click()
    page.get_by_label("Jour", exact=True).fill(str(MONDAY))
    page.get_by_label("Début", exact=True).fill("16:30")
    page.get_by_label("Fin", exact=True).fill("01:00")
    expect(shown(page.get_by_role("dialog"), "Le lendemain")).to_be_visible()
    page.get_by_label("Fin", exact=True).fill("19:00")
    twice = re.compile("^Le KAF’Truck est aussi sur")
    expect(shown(page.get_by_role("dialog"), twice)).to_be_visible()
    button(page.get_by_role("dialog"), "Prévoir").click()
    expect(outings(page)).to_have_count(2, timeout=SLOW)
    expect(outings(page).filter(has_text="Le KAF’Truck est aussi sur")).to_have_count(2)
    expect(outings(page).filter(has_text="Élise est aussi sur")).to_have_count(2)
    assert look(page) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

    outings(page).first.click()
    expect(shown(page, twice)).to_be_visible(timeout=SLOW)
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name="Annuler la sortie").click()
    page.get_by_role("radio", name="Météo").click()
    button(page, "Annuler cette sortie").click()
    button(page, "Retour").click()
    expect(outings(page).filter(has_text="Annulée")).to_have_count(1, timeout=SLOW)
    expect(outings(page).filter(has_text="est aussi sur")).to_have_count(0)


def test_a_month_is_walked_with_the_keyboard(open_phone: OpenPhone) -> None:
    page = open_phone("elise", at=f"/planning?vue=mois&jour={MONDAY}", size=DESKTOP).page
    grid = page.get_by_role("grid")
    grid.locator("[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    day = MONDAY + timedelta(days=8)
    expect(page).to_have_url(re.compile(f"jour={day}"))
    expect(grid.locator("[tabindex='0']")).to_be_focused()
    page.keyboard.press("n")
    expect(page.get_by_label("Jour", exact=True)).to_have_value(str(day))
    plan(page, ("09:00", "11:00"))
    button(page, "Prévoir cette sortie").click()
    expect(grid.locator("[aria-selected='true']")).to_contain_text("9 h", timeout=SLOW)
    assert look(page) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    grid.locator("[tabindex='0']").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sortie/"), timeout=SLOW)


def test_the_sheet_for_the_truck_says_who_goes_where_and_whom_to_call(
    open_phone: OpenPhone,
) -> None:
    page = open_week(open_phone, PHONE).page
    button(page, "Prévoir une sortie").click()
    plan(page, ("14:00", "17:00"))
    button(page, "Prévoir cette sortie").click()
    button(page, "Feuille à imprimer pour le camion").click()
    paper = page.locator("article")
    for words in (r"14\sh – 17\sh", r"Équipe\s: Élise", "119", "Mission locale"):
        expect(paper).to_contain_text(re.compile(words), timeout=SLOW)
    assert look(page) == []
    page.emulate_media(media="print", color_scheme="dark")
    expect(paper).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)


def test_a_calendar_reads_the_planning_until_its_address_is_withdrawn(
    open_phone: OpenPhone,
) -> None:
    page = open_phone("nadia", at="/planning", size=PHONE).page
    button(page, "Le planning dans votre agenda").click()
    button(page, "Créer mon adresse").click()
    link = page.locator("dialog .link")
    expect(link).to_contain_text("/api/calendar/", timeout=SLOW)
    address = link.inner_text()
    answer = httpx2.get(address)
    assert answer.text.startswith("BEGIN:VCALENDAR") and "Nadia" in answer.text
    assert look(page) == []
    button(page, "Retirer mon adresse").click()
    expect(button(page, "Créer mon adresse")).to_be_visible(timeout=SLOW)
    assert httpx2.get(address).status_code == 404
