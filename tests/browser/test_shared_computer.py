"""A computer that others use too, in a real browser: what stays of whoever used it."""

import re

from playwright.sync_api import Page, expect

from api.phone import Identity, Phone, to_url
from tests.support.browsers import DESKTOP, OpenProfile
from tests.support.in_the_app import ELISE, SLOW, button
from tests.support.servers import RunningServer

KEPT = """async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const db = await new Promise((done) => {
    const asked = indexedDB.open('kaftruck-device');
    asked.onsuccess = () => done(asked.result);
  });
  const accounts = await new Promise((done) => {
    const asked = db.transaction('accounts').objectStore('accounts').getAll();
    asked.onsuccess = () => done(asked.result);
  });
  db.close();
  const own = names.filter((name) => /^kaftruck-[0-9]/.test(name));
  return [own.length, accounts.map(({ name }) => name)];
}"""


def test_another_tab_goes_on_and_a_closed_browser_leaves_nothing(
    server: RunningServer, open_profile: OpenProfile
) -> None:
    with to_url(server.url) as send:
        Phone.first_run(send, "Mission Locale d’essai", Identity(*ELISE))
    profile = open_profile(DESKTOP)
    begin(profile.page, server.url)
    other = profile.context.new_page()
    locked(other, server.url)
    profile.page.close()
    locked(other, server.url)
    profile.close()
    profile.reopen()
    profile.page.goto(server.url)
    knows_nobody(profile.page)


def test_whoever_signs_out_leaves_nothing(server: RunningServer, open_profile: OpenProfile) -> None:
    with to_url(server.url) as send:
        Phone.first_run(send, "Mission Locale d’essai", Identity(*ELISE))
    page = open_profile(DESKTOP).page
    begin(page, server.url)
    sign_out(page)
    knows_nobody(page)


def test_signing_out_in_one_tab_empties_the_other(
    server: RunningServer, open_profile: OpenProfile
) -> None:
    with to_url(server.url) as send:
        Phone.first_run(send, "Mission Locale d’essai", Identity(*ELISE))
    profile = open_profile(DESKTOP)
    begin(profile.page, server.url)
    other = profile.context.new_page()
    locked(other, server.url)
    other.get_by_label("Mot de passe", exact=True).fill(ELISE[2])
    button(other, "Ouvrir").click()
    expect(other.get_by_role("link", name="Équipe")).to_be_visible(timeout=SLOW)
    sign_out(profile.page)
    for page in (other, profile.page):
        knows_nobody(page)


def sign_out(page: Page) -> None:
    """Sign out from the settings."""
    page.get_by_role("navigation").get_by_role("link", name="Réglages").click()
    button(page, "Se déconnecter").click()
    button(page.get_by_role("dialog"), "Se déconnecter").click()


def begin(page: Page, url: str) -> None:
    """Sign in as the form proposes it at a computer."""
    page.goto(url)
    page.get_by_label("Adresse de courriel").fill(ELISE[1])
    page.get_by_label("Mot de passe", exact=True).fill(ELISE[2])
    expect(page.get_by_role("checkbox", name=re.compile("Ordinateur partagé"))).to_be_checked()
    button(page, "Ouvrir").click()
    expect(page.get_by_role("link", name="Équipe")).to_be_visible(timeout=SLOW)
    assert page.evaluate(KEPT) == [1, [ELISE[0]]]


def locked(page: Page, url: str) -> None:
    """The app asks for the password of the person who is here still."""
    page.goto(url)
    expect(page.get_by_role("heading", name=re.compile("^Bon(jour|soir) "))).to_be_visible(
        timeout=SLOW
    )
    assert page.evaluate(KEPT) == [1, [ELISE[0]]]


def knows_nobody(page: Page) -> None:
    """The app asks who one is, and holds nothing once it has told the server."""
    expect(page.get_by_label("Adresse de courriel")).to_be_visible(timeout=SLOW)
    expect(page.get_by_label("Adresse de courriel")).to_have_value("")
    page.wait_for_function(f"async () => JSON.stringify(await ({KEPT})()) === '[0,[]]'")
