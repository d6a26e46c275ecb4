"""A phone that runs an earlier version: its unsent work reaches this server, before and after the
phone takes this version's application, and an application that came too early waits for its server."""

import re

import pytest
from playwright.sync_api import expect

from api.phone import Identity, Phone, to_url
from api.settings import Settings
from tests.released.afternoon import FIRST, SECOND, an_outing, arrive, more_of_it, sent
from tests.released.archive import ALL_LONG, EACH, MARK, Released, released
from tests.support.browsers import OpenProfile
from tests.support.in_the_app import (
    CODE,
    ELISE,
    SLOW,
    button,
    greeting,
    shown,
    unlock,
    until,
)
from tests.support.kept import outbox, same_in_every_field

__all__ = ["released"]
WITHOUT_PROPOSED = ("0.1.0", "0.2.0")
"""Versions whose server does not know “proposé” at the health desk."""
AT_THE_LATEST = 330_000
"""Milliseconds: Chromium lets a former worker that it believes at work go on for five minutes at most, then
hands over (seen once in some thirty updates)."""
AN_HOUR_LATER = "() => { const real = Date.now; Date.now = () => real() + 61 * 60_000; }"
NEW_VERSION_STORED = (
    "() => navigator.serviceWorker.ready.then(r => r.update().then(() => !!r.waiting))"
)


@pytest.mark.parametrize("version", EACH)
def test_unsent_work_of_an_earlier_version_is_sent_to_this_server_and_survives_the_update(
    version: str, released: Released, open_profile: OpenProfile
) -> None:
    released.start()
    with to_url(released.url) as send:
        Phone.first_run(send, "Mission Locale d’essai", Identity(*ELISE))
    phone = open_profile()
    arrive(released.url, phone)
    page = phone.page
    an_outing(page)
    written = [one["op"] for one in outbox(page)]
    released.update()
    phone.restore_network()
    sent(page)
    assert outbox(page) == []

    until(page, NEW_VERSION_STORED)
    phone.cut_network()
    more_of_it(page)
    waiting = outbox(page)
    written += [one["op"] for one in waiting]
    button(page, "Mettre à jour").click()
    expect(greeting(page)).to_be_visible(timeout=AT_THE_LATEST)
    unlock(page, CODE)
    expect(page.locator("meta[name=description]")).to_have_attribute("content", MARK)
    assert outbox(page) == waiting
    page.get_by_role("link", name="Jeunes", exact=True).click()
    for name in (FIRST, SECOND):
        expect(page.get_by_role("link", name=re.compile(f"^{name}"))).to_be_visible(timeout=SLOW)
    phone.restore_network()
    sent(page)
    assert outbox(page) == []

    with to_url(released.url) as send:
        other = Phone.sign_in(send, ELISE[1], ELISE[2])
        assert other.sync() == "up_to_date"
    assert sum(row["count"] for row in other.rows("encounter")) == 11
    names = [other.open(row, "name").value or {} for row in other.rows("youth")]
    assert sorted(name["first_name"] for name in names) == sorted((FIRST, SECOND))
    same_in_every_field(page, other)
    assert sorted(released.operations()) == sorted(written)


@pytest.mark.parametrize("version", ALL_LONG)
def test_this_version_on_a_server_that_was_not_updated_yet_keeps_what_it_cannot_take_until_it_is(
    version: str, released: Released, open_profile: OpenProfile
) -> None:
    released.settings = {"KAFTRUCK_APP_DIR": str(Settings().app_dir)}
    released.start()
    with to_url(released.url) as send:
        Phone.first_run(send, "Mission Locale d’essai", Identity(*ELISE))
    phone = open_profile()
    arrive(released.url, phone)
    page = phone.page
    an_outing(page)
    page.get_by_role("link", name="Aujourd’hui").click()
    button(page, "Reprendre la sortie").click()
    button(page, "Santé").click()
    page.get_by_role("radio", name="Carte Vitale").click()
    page.get_by_role("radio", name="Proposé", exact=True).click()
    button(page, "Enregistrer").click()
    page.go_back()
    more_of_it(page)
    written = [one["op"] for one in outbox(page)]
    phone.restore_network()
    page.get_by_role("link", name=re.compile("^Envois")).click()
    refused = page.get_by_text(re.compile("^Le choix fait dans «.état.» n’existe pas"))
    unknown_there = version in WITHOUT_PROPOSED
    left = re.compile("^Envois ?, 1 note à envoyer$" if unknown_there else "^Envois$")
    expect(shown(page, re.compile("^Sur le serveur"))).to_be_visible(timeout=SLOW)  # it has counted
    expect(page.get_by_role("link", name=left)).to_be_visible(timeout=SLOW)
    expect(refused).to_have_count(int(unknown_there))
    assert outbox(page) == []

    phone.cut_network()
    released.update()
    page.evaluate(AN_HOUR_LATER)
    phone.restore_network()
    sent(page)
    assert sorted(released.operations()) == sorted(written)
    with to_url(released.url) as send:
        other = Phone.sign_in(send, ELISE[1], ELISE[2])
        assert other.sync() == "up_to_date"
    same_in_every_field(page, other)
