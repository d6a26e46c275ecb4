"""The browser is killed at random moments of an outing without network: what a screen had shown as
kept is there when it comes back, nothing is there twice, and in the end the server has all of it."""

import re
import time
from collections import Counter
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.faults.measured import Measured
from tests.faults.measured import measured as measured
from tests.faults.tally import CHROMIUM, Tally
from tests.support.browsers import Profile
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import (
    SHORT,
    SLOW,
    button,
    open_at,
    shown,
    worker_ready,
)
from tests.support.kept import outbox
from tests.support.lost_database import (
    as_on_the_server,
    copies,
    nothing_kept_is_lost,
    threw_away,
)
from tests.support.scripted_outing import Script
from tests.support.servers import RunningServer

MOMENTS, MANY_MOMENTS = 10, 50
FOLLOW_EVERY = 5
KILLED = "browser killed (SIGKILL) amid an act"


@pytest.mark.parametrize("moments", [MOMENTS, pytest.param(MANY_MOMENTS, marks=pytest.mark.long)])
def test_nothing_shown_as_kept_is_lost_and_nothing_is_doubled(
    moments: int, demo_server: RunningServer, open_phone: OpenPhone, measured: Measured
) -> None:
    nadia: Profile = open_phone("nadia")
    button(nadia.page, re.compile("Démarrer la sortie|Reprendre la sortie")).click()
    expect(shown(nadia.page, re.compile("^À jour, reçu à"))).to_be_visible(timeout=SLOW)
    outing = re.sub(r"^https?://[^/]+", "", nadia.page.url)
    worker_ready(nadia.page)
    copies(nadia.page, 0)
    nadia.close()  # properly, this once: the browser writes its session down
    nadia.reopen()
    nadia.cut_network()

    script = Script(Random(moments))
    come_back(nadia.page, script, f"{demo_server.url}{outing}")
    for moment in range(moments):
        if moment % FOLLOW_EVERY == FOLLOW_EVERY - 1 and script.youths:
            open_at(nadia.page, f"{demo_server.url}/jeunes", SHORT)
            script.follow(nadia.page)
            nadia.page.wait_for_timeout(script.chance.uniform(0, 150))
            script.followed(nadia.page)
        else:
            act(nadia.page, script, moment)
            time.sleep(script.chance.uniform(0, 0.12))
            script.look(nadia.page)
        nadia.kill()
        nadia.reopen()
        nadia.cut_network()
        if threw_away(nadia.page, demo_server.url):
            nothing_kept_is_lost(nadia, script, demo_server, outing.rsplit("/", 1)[-1])
            return measured(KILLED, CHROMIUM, Tally(moment + 1))
        come_back(nadia.page, script, f"{demo_server.url}{outing}")
    close_for_good(nadia, script, f"{demo_server.url}{outing}")
    everything_is_sent(nadia, script, demo_server, outing)
    measured(KILLED, CHROMIUM, Tally(moments + 1))


def act(page: Page, script: Script, moment: int) -> None:
    """One thing or two; the last is not waited for."""
    for _ in range(script.chance.randint(0, 1)):
        script.play(page)
        expect(button(page, "Noter un jeune")).to_be_visible(timeout=SLOW)
        script.settle(page)
    if moment % FOLLOW_EVERY == 0:
        script.note(page)
    else:
        script.play(page)


def come_back(page: Page, script: Script, address: str) -> None:
    """The phone opens again: what it holds is what was done, in order, and its screen counts it."""
    open_at(page, address, SHORT)
    expect(page.locator(".own .big-number")).to_be_visible(timeout=SLOW)
    held = outbox(page)
    script.forget_unkept(len(held))
    assert [one["name"] for one in held] == [act.name for act in script.acts]
    twice = Counter(id_ for one in held for id_ in (one["op"], *made_by(one)))
    assert [id_ for id_, times in twice.items() if times > 1] == []
    expect(page.locator(".own .big-number")).to_have_text(str(script.people))
    script.settle(page)


def made_by(operation: dict[str, Any]) -> list[str]:
    """The records that an operation creates."""
    return [one["id"] for one in operation["changes"] if one["kind"] == "create"]


def close_for_good(phone: Profile, script: Script, address: str) -> None:
    """Closed, killed amid it, and closed again if it had not been kept."""
    script.close(phone.page)
    phone.page.wait_for_timeout(script.chance.uniform(0, 100))
    if phone.page.get_by_text("Sortie close").count():
        script.kept = len(script.acts)
    phone.kill()
    phone.reopen()
    phone.cut_network()
    open_at(phone.page, address, SHORT)
    expect(
        shown(phone.page, "Sortie close").or_(button(phone.page, "Noter un jeune")).first
    ).to_be_visible(timeout=SLOW)
    script.forget_unkept(len(outbox(phone.page)))
    if script.acts[-1].name != "outing.closed":
        script.close(phone.page)
        expect(shown(phone.page, "Sortie close")).to_be_visible(timeout=SLOW)


def everything_is_sent(phone: Profile, script: Script, server: RunningServer, outing: str) -> None:
    """The network is back: the server has every act once, and the phone the server's rows."""
    phone.restore_network()
    open_at(phone.page, f"{server.url}/envois", SHORT)
    expect(shown(phone.page, re.compile("^Sur le serveur, reçu à"))).to_be_visible(timeout=SLOW)
    expect(phone.page.get_by_role("link", name="Envois", exact=True)).to_be_visible(timeout=SLOW)
    assert outbox(phone.page) == []
    id_ = outing.rsplit("/", 1)[-1]
    as_on_the_server(phone.page, script, server, id_)
