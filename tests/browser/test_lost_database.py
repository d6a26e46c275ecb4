"""A browser throws its whole database away, as it does when it finds it damaged."""

import re
from random import Random

import pytest
from playwright.sync_api import expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.browsers import OpenProfile, Profile
from tests.support.demonstration import enter
from tests.support.in_the_app import (
    SHORT,
    SLOW,
    button,
    choose_code,
    open_at,
    shown,
    sign_in,
    worker_ready,
)
from tests.support.kept import outbox
from tests.support.lost_database import (
    copies,
    nothing_kept_is_lost,
    tear,
    threw_away,
)
from tests.support.scripted_outing import Script
from tests.support.servers import RunningServer

LOSE = """async () => {
  const all = await indexedDB.databases();
  await Promise.all(all.map(({ name }) => new Promise((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = resolve;
  })));
}"""


def test_notes_that_were_not_sent_outlive_the_database_of_the_browser(
    demo_server: RunningServer, open_profile: OpenProfile
) -> None:
    nadia = open_profile()
    page = nadia.page
    enter(page, demo_server, "nadia", SHORT)
    worker_ready(page)
    button(page, re.compile("Démarrer la sortie|Reprendre la sortie")).click()
    page.wait_for_url("**/sortie/*")
    outing = page.url.rsplit("/", 1)[-1]
    copies(page, 0)  # what began it is on the server
    nadia.cut_network()
    for name in ("Homme, 18-21", "Femme, 16-17", "Homme, 18-21"):
        page.get_by_role("button", name=name).click()
    expect(page.locator(".own .big-number")).to_have_text("3")
    copies(page, 3)

    page.goto(f"{demo_server.url}/icons/mark.svg")  # the application is closed
    page.evaluate(LOSE)
    page.goto(demo_server.url)
    expect(page.get_by_text("3 notes non envoyées sont à l’abri")).to_be_visible(timeout=SLOW)
    nadia.restore_network()
    sign_in(page, "nadia@demo.example", PASSWORD)
    choose_code(page, SHORT)
    expect(page.get_by_text("3 notes retrouvées")).to_be_visible(timeout=SLOW)
    button(page, "J’ai compris").click()
    expect(page.get_by_text("3 notes retrouvées")).to_be_hidden()
    expect(shown(page, re.compile("^À jour, reçu"))).to_be_visible(timeout=SLOW)
    with to_url(demo_server.url) as send:
        other = Phone.sign_in(send, "nadia@demo.example", PASSWORD)
        assert other.sync() == "up_to_date"
    met = [row for row in other.rows("encounter") if row["outing"] == outing]
    assert [row["count"] for row in met if row.by == other.person_id] == [1, 1, 1]


@pytest.mark.parametrize(
    "chance", [1, *(pytest.param(n, marks=pytest.mark.long) for n in range(2, 12))]
)
def test_nothing_shown_as_kept_is_lost_when_a_log_is_cut_short_and_written_on(
    chance: int, demo_server: RunningServer, open_profile: OpenProfile
) -> None:
    nadia, script = open_profile(), Script(Random(chance))
    enter(nadia.page, demo_server, "nadia", SHORT)
    worker_ready(nadia.page)
    button(nadia.page, re.compile("Démarrer la sortie|Reprendre la sortie")).click()
    nadia.page.wait_for_url("**/sortie/*")
    outing = nadia.page.url.rsplit("/", 1)[-1]
    copies(nadia.page, 0)  # what began it is on the server
    nadia.cut_network()
    play_and_kill(nadia, script)
    tear(nadia)

    nadia.reopen()
    nadia.cut_network()
    open_at(nadia.page, f"{demo_server.url}/sortie/{outing}", SHORT)
    expect(button(nadia.page, "Noter un jeune")).to_be_visible(timeout=SLOW)
    script.forget_unkept(len(outbox(nadia.page)))
    play_and_kill(nadia, script)

    nadia.reopen()
    assert threw_away(nadia.page, demo_server.url)
    nothing_kept_is_lost(nadia, script, demo_server, outing)


def play_and_kill(phone: Profile, script: Script) -> None:
    """A few acts; what the screen says of them is read, and the battery dies."""
    for _ in range(3):
        script.play(phone.page)
        expect(button(phone.page, "Noter un jeune")).to_be_visible(timeout=SLOW)
        script.settle(phone.page)
    script.taps(phone.page)
    phone.page.wait_for_timeout(script.chance.uniform(0, 150))
    script.look(phone.page)
    phone.kill()
