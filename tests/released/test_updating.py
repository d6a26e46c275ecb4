"""A phone that runs an earlier version: its unsent work reaches this server, before and after the
phone takes this version's application, and an application that came too early waits for its server."""

import re

import pytest
from playwright.sync_api import Page, expect

from api.phone import Identity, Phone, to_url
from tests.released.afternoon import FIRST, SECOND, an_outing, more_of_it
from tests.released.archive import EACH, Released, released
from tests.support.browsers import OpenProfile
from tests.support.in_the_app import (
    CODE,
    ELISE,
    SLOW,
    button,
    choose_code,
    shown,
    sign_in,
    unlock,
    until,
    worker_ready,
)
from tests.support.kept import outbox, same_in_every_field

__all__ = ["released"]
NEW_VERSION_STORED = (
    "() => navigator.serviceWorker.ready.then(r => r.update().then(() => !!r.waiting))"
)


@pytest.mark.parametrize("version", EACH)
def test_unsent_work_of_an_earlier_version_is_sent_to_this_server_and_survives_the_update(
    version: str, released: Released, open_profile: OpenProfile
) -> None:
    with to_url(released.url) as send:
        Phone.first_run(send, "Mission Locale d’essai", Identity(*ELISE))
    phone = open_profile()
    page = phone.page
    page.goto(released.url)
    sign_in(page, ELISE[1], ELISE[2])
    choose_code(page, CODE)
    worker_ready(page)
    sent(page)

    phone.cut_network()
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
    unlock(page, CODE)
    expect(page.locator("meta[name=description]")).to_have_attribute("content", released.mark)
    assert outbox(page) == waiting
    page.get_by_role("link", name="Jeunes").click()
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


def sent(page: Page) -> None:
    """Nothing waits any more, on the server's own word."""
    page.get_by_role("link", name=re.compile("^Envois")).click()
    expect(shown(page, re.compile("^Sur le serveur, reçu à"))).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("link", name="Envois", exact=True)).to_be_visible(timeout=SLOW)
