"""What the coordinator mends: found on her own device, each line leads to what mends it, then goes."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.browsers import DESKTOP
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import CODE, SLOW, button, open_at, shown
from tests.support.looking import look
from tests.support.servers import RunningServer

GROUPS = (
    *("Sorties jamais closes", "Annulées, mais quelqu’un a noté", "Closes sans rien"),
    *("Peut-être la même personne", "Repérés hors des 16-29 ans", "Information à donner"),
    *("Commune non notée", "Parcours sans date", "Accueil à confirmer", "Points à 3 et 6 mois"),
)


def ago(days: int) -> str:
    """That many days ago, at noon."""
    noon = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    return (noon - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def careless(phone: Phone) -> None:
    """A worker's week in which everything was left half done."""
    phone.start_outing(kind="street_round", started_at=ago(2))
    phone.close_outing(phone.start_outing(started_at=ago(3)), ended_at=ago(3))
    cancelled = phone.plan_outing(planned_start=ago(1))
    phone.cancel_outing(cancelled, "weather")
    phone.meet(cancelled, "18_21", "male")
    for name in ("Oscar", "Oskar"):
        called = {"first_name": name, "last_name": "Tourterelle"}
        phone.note_youth(age_band="18_21", gender="male", channel="partner", name=called)
    irene = {"first_name": "Irène"}
    older = phone.note_youth(
        age_band="26_29", channel="partner", name=irene, birth_date="1980-02-01"
    ).youth
    phone.create("pathway", youth=older, kind="civic_service", started_at=None)
    partner = phone.rows("partner")[0].id
    phone.start_pathway(older, "partner_referral", started_at=ago(40)[:10], partner=partner)


def group(page: Page, title: str) -> Locator:
    """A group of lines by its title."""
    return page.locator("section").filter(has=page.get_by_role("heading", name=title, exact=True))


def test_what_is_left_half_done_is_found_and_goes_once_it_is_mended(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    with to_url(demo_server.url) as send:
        nadia = Phone.sign_in(send, "nadia@demo.example", PASSWORD)
        nadia.sync()
        careless(nadia)
        assert nadia.sync() == "up_to_date"
        assert [one.refusal for one in nadia.store.quarantine] == []
    page = open_phone("elise", at="/qualite", size=DESKTOP).page
    for title in GROUPS:
        expect(group(page, title)).to_be_visible(timeout=SLOW)
    expect(group(page, "Peut-être la même personne")).to_contain_text("Tourterelle")
    assert look(page) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

    group(page, "Sorties jamais closes").get_by_role("link").click()
    button(page, "Clore la sortie").click()  # of another day: its end is asked for
    page.get_by_label("Heure de fin", exact=True).fill("18:30")
    button(page, "Enregistrer").click()
    button(page, "Clore la sortie").click()
    expect(shown(page, "Sortie close")).to_be_visible(timeout=SLOW)
    open_at(page, f"{demo_server.url}/qualite", CODE)
    expect(group(page, "Closes sans rien").get_by_role("link")).to_have_count(2, timeout=SLOW)
    expect(group(page, "Sorties jamais closes")).to_have_count(0)

    group(page, "Peut-être la même personne").get_by_role("link").click()
    expect(page).to_have_url(re.compile("/comparer/"))


def test_what_a_colleague_noted_on_an_outing_taken_away_is_found_and_counts_once_it_is_back(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    with to_url(demo_server.url) as send:
        nadia, karim = (
            Phone.sign_in(send, f"{name}@demo.example", PASSWORD) for name in ("nadia", "karim")
        )
        outing = nadia.start_outing(kind="street_round", started_at=ago(2))
        assert (nadia.sync(), karim.sync()) == ("up_to_date", "up_to_date")
        karim.meet(outing, "18_21", "male")
        nadia.delete("outing", outing)
        assert (nadia.sync(), karim.sync()) == ("up_to_date", "up_to_date")
    page = open_phone("elise", at="/qualite", size=DESKTOP).page
    gone = group(page, "Retirées, mais quelqu’un a noté")
    gone.get_by_role("link").click(timeout=SLOW)
    expect(shown(page, "Sortie retirée")).to_be_visible()
    assert look(page) == []
    button(page, "Elle a eu lieu : la remettre").click()
    expect(shown(page, "La sortie est de nouveau là")).to_be_visible(timeout=SLOW)
    expect(button(page, "Clore la sortie").or_(button(page, "Clore"))).to_be_visible()
    open_at(page, f"{demo_server.url}/qualite", CODE)
    expect(group(page, "Sorties jamais closes")).to_be_visible(timeout=SLOW)
    expect(gone).to_have_count(0)
