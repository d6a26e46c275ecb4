"""The whole way once: from a phone without network to the funnel, in real browsers."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsers import OpenProfile
from tests.support.in_the_app import (
    CODE,
    ELISE,
    NADIA,
    SHORT,
    SLOW,
    button,
    choose_code,
    figure,
    invite,
    join,
    open_at,
    set_up,
    shown,
    tap,
    unlock,
    worker_ready,
)
from tests.support.looking import look_in_the_field
from tests.support.servers import MakeServer

ANSWERED = """async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const name = names.find((one) => /^kaftruck-[0-9a-f-]{36}$/.test(one));
  const open = indexedDB.open(name);
  const db = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
  const all = (store) => new Promise((resolve) => {
    const asked = db.transaction(store).objectStore(store).getAll();
    asked.onsuccess = () => resolve(asked.result);
  });
  const [journal, meta] = [await all('journal'), await all('meta')];
  db.close();
  const { epoch } = meta.find(({ key }) => key === 'feed').value;
  const ops = journal.map(({ op, device, at, schema, changes }) => ({ op, device, at, schema, changes }));
  return { person: name.slice('kaftruck-'.length), body: { epoch, client_now: Date.now(), ops } };
}"""
"""All that the phone was answered, as it would send it again, and whose it is."""

PHONE_NUMBER = "06 39 98 04 12"
ONCE = {
    "people_met": 38,
    "contacts": 38,
    "youth_met": 27,
    "identified": 2,
    "on_outings": 2,
    "meets": 2,
    "remobilised": 1,
}
NOTE = "Préfère le matin, aime la mécanique"


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_one_outing_from_a_phone_without_network_to_the_funnel(
    database: str, make_server: MakeServer, open_profile: OpenProfile
) -> None:
    server = make_server(database)
    elise, nadia = open_profile(), open_profile()
    set_up(elise.page, server.url, "Mission Locale d’essai", ELISE)
    choose_code(elise.page, CODE)
    join(nadia.page, invite(elise.page, server.url, NADIA[0], "Intervenant·e"), NADIA)
    choose_code(nadia.page, SHORT)
    expect(button(nadia.page, "Sortie imprévue")).to_be_visible(timeout=SLOW)
    if database == "sqlite":
        first_day(nadia.page)
    worker_ready(elise.page)
    elise.session_is_on_disk()
    open_at(elise.page, server.url, CODE)

    server.kill()
    elise.cut_network()
    outing = start_outing(elise.page)
    count_people(elise.page)
    sami = note_youth(elise.page, "Sami", PHONE_NUMBER)
    lina = note_youth(elise.page, "Lina", None)
    follow_up(elise.page, sami)
    close_outing(elise.page)

    elise.page.reload()
    unlock(elise.page, CODE)
    expect(shown(elise.page, re.compile("^Hors ligne, .* à envoyer$"))).to_be_visible()
    elise.page.get_by_role("link", name=re.compile("^Sortie KAF’Truck, Planoise")).click()
    everything_is_there(elise.page, sami, lina)
    elise.kill()
    elise.reopen()
    elise.cut_network()
    open_at(elise.page, f"{server.url}{outing}", CODE)
    everything_is_there(elise.page, sami, lina)

    server.start()
    elise.restore_network()
    open_at(elise.page, f"{server.url}/envois", CODE)
    everything_sent(elise.page)

    open_at(nadia.page, f"{server.url}/jeunes", SHORT)
    for name in ("Sami", "Lina"):
        expect(nadia.page.get_by_role("link", name=re.compile(name))).to_be_visible(timeout=SLOW)
    open_at(nadia.page, f"{server.url}{outing}", SHORT)
    expect(figure(nadia.page, 38)).to_be_visible(timeout=SLOW)

    assert funnel(elise.page, server.url) == ONCE
    # from the phone's journal: a busy browser lets go of bodies that it has sent
    again = elise.page.evaluate(ANSWERED)
    assert len(again["body"]["ops"]) > 38
    account = {"X-Kaftruck-Account": again["person"]}
    address = f"{server.url}/api/sync/push"
    answer = elise.context.request.post(address, data=again["body"], headers=account)
    assert {one["status"] for one in answer.json()["results"]} == {"applied"}
    assert funnel(elise.page, server.url) == ONCE


def first_day(page: Page) -> None:
    """Nothing is there yet, and that is well said."""
    for name in ("Jeunes", "Relances", "Envois", "Aujourd’hui"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.locator("main h1")).to_be_visible()
        assert look_in_the_field(page) == []


def everything_sent(page: Page) -> None:
    """The phone says, on the server's own word, that nothing waits any more."""
    expect(shown(page, re.compile("^Sur le serveur, reçu à"))).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("link", name="Envois", exact=True)).to_be_visible(timeout=SLOW)


def start_outing(page: Page) -> str:
    """An unplanned truck outing at a new place; its path."""
    button(page, "Sortie imprévue").click()
    page.get_by_role("radio", name="Sortie", exact=True).click()
    button(page, "Nouveau lieu").click()
    page.get_by_label("Nom du lieu").fill("Planoise, place Cassin")
    button(page, "Ajouter ce lieu").click()
    expect(page.get_by_role("radio", name="Planoise, place Cassin")).to_be_checked()
    button(page, "Démarrer la sortie").click()
    expect(page.get_by_role("heading", name="Planoise, place Cassin")).to_be_visible()
    return re.sub(r"^https?://[^/]+", "", page.url)


def count_people(page: Page) -> None:
    """38 taps, two of them undone: 36 people, 25 of them 16 to 29."""
    for age, gender, times in (
        ("16_17", "Femme", 4),
        ("18_21", "Homme", 9),
        ("18_21", "Femme", 5),
        ("22_25", "Homme", 7),
        ("30_plus", "Homme", 8),
        ("30_plus", "Femme", 3),
    ):
        tap(page, age, gender, times)
    for age in ("26_29", "30_plus"):
        tap(page, age, "Homme")
        button(page, "Annuler").click()
        expect(shown(page, "retiré")).to_be_visible()
    expect(figure(page, 36)).to_be_visible()


def note_youth(page: Page, name: str, phone: str | None) -> str:
    """Note a young man not counted yet, without work nor any follow-up; his first name."""
    button(page, "Noter un jeune").click()
    page.get_by_role("radio", name="18-21").click()
    page.get_by_role("radio", name="Homme").click()
    button(page, "Montrer").click()
    button(page, "D’accord").click()
    page.get_by_label("Prénom ou surnom").fill(name)
    if phone:
        page.get_by_label("Téléphone").fill(phone)
    page.get_by_role("radio", name="Sans emploi, école ni formation").click()
    page.get_by_role("radio", name="Personne", exact=True).click()
    expect(shown(page, "Sans accompagnement à ce jour")).to_be_visible()
    button(page, "Enregistrer").click()
    expect(page.get_by_role("heading", name="Planoise, place Cassin")).to_be_visible()
    return name


def open_file(page: Page, name: str) -> None:
    """Find a youth by name among those on this phone, and open the file."""
    page.get_by_role("link", name=re.compile(f"^{name}")).click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def follow_up(page: Page, name: str) -> None:
    """A step with a note, and a pathway."""
    page.go_back()
    page.get_by_role("link", name="Jeunes", exact=True).click()
    open_file(page, name)
    button(page, "Noter une démarche").click()
    button(page, "Autre démarche, ou avec une note").click()
    page.get_by_role("radio", name="Entretien individuel").click()
    page.get_by_label("Note", exact=True).fill(NOTE)
    button(page, "Enregistrer").click()
    expect(shown(page, "Entretien individuel")).to_be_visible()
    button(page, "Choisir").click()
    page.get_by_role("radio", name="Suivi traditionnel Mission Locale").check()
    button(page, "Enregistrer").click()
    expect(shown(page, "Suivi traditionnel Mission Locale")).to_be_visible()


def close_outing(page: Page) -> None:
    """Close the outing from its menu, after a look at the summary."""
    page.go_back()
    page.get_by_role("link", name="Aujourd’hui").click()
    button(page, "Reprendre la sortie").click()
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name="Clore").click()
    expect(figure(page, 38)).to_be_visible()
    button(page, "Clore la sortie").click()
    page.wait_for_url(re.compile(r":\d+/$"))
    expect(shown(page, "Sortie close")).to_be_visible()


def everything_is_there(page: Page, *names: str) -> None:
    """The outing is closed with its 38 people; both files, the note and the pathway are there."""
    expect(figure(page, 38)).to_be_visible(timeout=SLOW)
    button(page, "Revenir à aujourd’hui").click()
    page.get_by_role("link", name="Jeunes", exact=True).click()
    for name in names:
        expect(page.get_by_role("link", name=re.compile(f"^{name}"))).to_be_visible(timeout=SLOW)
    open_file(page, names[0])
    expect(shown(page, "Suivi traditionnel Mission Locale")).to_be_visible()
    expect(shown(page, NOTE)).to_be_visible()
    expect(shown(page, PHONE_NUMBER)).to_be_visible()


def funnel(page: Page, url: str) -> dict[str, int]:
    """The funnel of this year as the coordinator's page receives and shows it."""
    year = datetime.now(UTC).year
    open_at(page, f"{url}/envois", CODE)
    with page.expect_response(re.compile(f"/api/indicators/funnel.*from={year}-01-01")) as received:
        page.goto(f"{url}/pilotage?periode=annee-{year}")
        unlock(page, CODE)
    told: dict[str, Any] = received.value.json()
    expect(figure(page.locator("main"), 38)).to_be_visible()
    return {
        "people_met": told["people_met"]["total"],
        "contacts": told["contacts"],
        "youth_met": told["youth_met"]["total"],
        "identified": told["identified"]["total"],
        "on_outings": told["identified"]["on_outings"],
        "meets": told["criteria"]["meets"],
        "remobilised": told["remobilised"]["total"],
    }
