"""The sandbox: a guided first outing with invented people, of which nothing is ever sent."""

import re

from playwright.sync_api import Page, Request, expect

from tests.support.browsers import SMALL_PHONE, OpenProfile
from tests.support.in_the_app import button, shown, tap, worker_ready
from tests.support.looking import look_in_the_field
from tests.support.servers import RunningServer


def step(page: Page, title: str) -> None:
    """The guide proposes this next."""
    guide = page.get_by_role("complementary", name="Entraînement guidé")
    expect(guide.get_by_text(title)).to_be_visible()
    assert look_in_the_field(page) == []


def the_guide_opened(page: Page) -> None:
    """On a small phone it says how on request."""
    guide = page.get_by_role("complementary", name="Entraînement guidé")
    expect(guide).to_be_visible()
    guide.get_by_role("button").first.click()
    assert look_in_the_field(page) == []
    guide.get_by_role("button").first.click()


def test_a_first_outing_is_learnt_without_account_nor_network_and_leaves_nothing(
    server: RunningServer, open_profile: OpenProfile
) -> None:
    phone = open_profile(size=SMALL_PHONE)
    page = phone.page
    page.goto(f"{server.url}/reglages")
    worker_ready(page)
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one) if "/api/sync" in one.url else None)
    phone.cut_network()
    page.reload()
    button(page, re.compile("^S’entraîner")).click()
    the_guide_opened(page)

    step(page, "Démarrez la sortie prévue")
    button(page, "Démarrer la sortie").click()
    step(page, "Comptez 5 personnes")
    tap(page, "18_21", "Homme", 5)
    step(page, "Reprenez la dernière")
    button(page, "Annuler").click()
    step(page, "Notez un jeune")
    button(page, "Noter un jeune").click()
    page.get_by_role("radio", name="18-21").click()
    page.get_by_role("radio", name="Femme").click()
    button(page, "Enregistrer").click()
    step(page, "Sami repasse vous voir")
    button(page, "Retrouver").click()
    page.get_by_role("button", name=re.compile("^Sami")).click()
    step(page, "Fermez la sortie")
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name="Clore").click()
    button(page, "Clore la sortie").click()
    step(page, "Rappelez Lina")
    page.get_by_role("link", name="Relances", exact=True).click()
    button(page, re.compile("^Lina")).click()
    page.get_by_role("button", name=re.compile("Joint")).click()
    step(page, "Vous savez faire une sortie")

    page.get_by_role("link", name="Envois").click()
    expect(shown(page, "Entraînement, rien n’est envoyé")).to_be_visible()
    phone.restore_network()
    button(page, "Quitter l’entraînement").click()
    expect(page.get_by_role("complementary", name="Entraînement guidé")).to_be_hidden()
    names = page.evaluate("async () => (await indexedDB.databases()).map(({ name }) => name)")
    assert names == ["kaftruck-device"]
    assert asked == []
