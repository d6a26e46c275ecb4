"""An application that the server no longer lets read: it still sends, says what to do, and does it."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from api.phone import Identity, Phone, to_url
from api.settings import Settings
from tests.released.afternoon import arrive
from tests.released.archive import MARK, mark
from tests.support.browsers import OpenProfile
from tests.support.in_the_app import (
    CODE,
    ELISE,
    SLOW,
    button,
    shown,
    unlock,
)
from tests.support.looking import look_in_the_field
from tests.support.servers import MakeServer

PULLS = re.compile("/api/sync/pull")


@pytest.mark.long
def test_an_application_too_old_to_read_still_sends_and_is_updated_in_one_touch(
    make_server: MakeServer, open_profile: OpenProfile, tmp_path: Path
) -> None:
    built = tmp_path / "app"
    shutil.copytree(Settings().app_dir, built)
    server = make_server(KAFTRUCK_APP_DIR=str(built))
    with to_url(server.url) as send:
        Phone.first_run(send, "Mission Locale d’essai", Identity(*ELISE))
    phone = open_profile()
    page = phone.page
    arrive(server.url, phone)

    page.context.route(PULLS, as_an_application_before_all_others)
    mark(built)
    note_youth(page)
    phone.restore_network()
    page.get_by_role("link", name="Envois").click()
    too_old = re.compile("^Cette version de l’application est trop ancienne")
    expect(shown(page, too_old)).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("link", name="Envois", exact=True)).to_be_visible(timeout=SLOW)
    assert look_in_the_field(page) == []
    with to_url(server.url) as send:
        other = Phone.sign_in(send, ELISE[1], ELISE[2])
        assert other.sync() == "up_to_date"
    assert len(other.rows("youth")) == 1

    page.context.unroute(PULLS)
    button(page, "Mettre à jour").click(timeout=SLOW)
    unlock(page, CODE)
    expect(page.locator("meta[name=description]")).to_have_attribute("content", MARK)
    expect(shown(page, re.compile("^Sur le serveur, reçu à"))).to_be_visible(timeout=SLOW)
    expect(shown(page, too_old)).to_be_hidden()


def note_youth(page: Page) -> None:
    """Someone who came by themselves."""
    page.get_by_role("link", name="Jeunes", exact=True).click()
    button(page, "Noter un jeune").click()
    page.get_by_role("radio", name="18-21").click()
    page.get_by_role("radio", name="Homme").click()
    page.get_by_label("Connu comment ?").select_option("Venue spontanée")
    page.get_by_label("Prénom ou surnom").fill("Sami")
    button(page, "Enregistrer").click()
    expect(page.get_by_role("link", name=re.compile("^Sami"))).to_be_visible(timeout=SLOW)


def as_an_application_before_all_others(route: Route) -> None:
    """The real server's answer to what an application asks that it no longer lets read."""
    route.continue_(url=route.request.url.replace("reader=1", "reader=0"))
