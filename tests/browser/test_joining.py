"""Joining by an invitation while the network is bad: the account is made, its answer is lost."""

import re

from playwright.sync_api import Page, Route, expect

from api.phone import Identity, Phone, to_url
from tests.support.browsers import OpenProfile
from tests.support.in_the_app import ELISE, NADIA, SLOW, button
from tests.support.servers import RunningServer

OTHER = "un tout autre mot de passe"
ACCEPT = "**/api/invitations/accept"


def test_a_lost_answer_ends_well_when_the_same_is_tried_again(
    server: RunningServer, open_profile: OpenProfile
) -> None:
    page = joining_without_answer(server, open_profile)
    button(page, "Créer mon compte").click()
    expect(page.get_by_role("heading", name="Votre compte est prêt")).to_be_visible(timeout=SLOW)
    button(page, "Continuer ici").click()
    opens(page, NADIA[2])


def test_with_another_password_it_leads_to_signing_in_with_the_address(
    server: RunningServer, open_profile: OpenProfile
) -> None:
    page = joining_without_answer(server, open_profile)
    choose(page, OTHER)
    button(page, "Créer mon compte").click()
    told = page.get_by_text(re.compile("^Votre compte est peut-être déjà créé"))
    expect(told).to_be_visible(timeout=SLOW)
    expect(page.get_by_label("Votre prénom et votre nom")).to_have_value(NADIA[0])
    button(page, "Ouvrir votre espace").click()
    expect(told).to_be_visible()
    expect(page.get_by_label("Adresse de courriel")).to_have_value(NADIA[1])
    opens(page, NADIA[2])


def joining_without_answer(server: RunningServer, open_profile: OpenProfile) -> Page:
    """Nadia's acceptance arrives, and the network is gone before its answer."""
    with to_url(server.url) as send:
        first, _ = Phone.first_run(send, "Mission Locale d’essai", Identity(*ELISE))
        link = first.invite("outreach", NADIA[0])
    page = open_profile().page
    page.route(ACCEPT, lose_the_answer)
    page.goto(f"{server.url}{link}")
    page.get_by_label("Adresse de courriel").fill(NADIA[1])
    choose(page, NADIA[2])
    button(page, "Créer mon compte").click()
    expect(page.get_by_text(re.compile("^Pas de réponse du serveur"))).to_be_visible(timeout=SLOW)
    page.unroute(ACCEPT)
    return page


def lose_the_answer(route: Route) -> None:
    assert route.fetch().status == 201
    route.abort()


def choose(page: Page, password: str) -> None:
    """Type a new password twice."""
    for label in ("Mot de passe, 12 caractères au moins", "Mot de passe, encore une fois"):
        page.get_by_label(label, exact=True).fill(password)


def opens(page: Page, password: str) -> None:
    """The account is Nadia's, and opens."""
    expect(page.get_by_label("Adresse de courriel")).to_have_value(NADIA[1])
    page.get_by_label("Mot de passe", exact=True).fill(password)
    button(page, "Ouvrir").click()
    expect(button(page, "Plus tard")).to_be_visible(timeout=SLOW)
