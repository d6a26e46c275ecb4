"""A browser throws its whole database away, as it does when it finds it damaged."""

import re

from playwright.sync_api import expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.browsers import OpenProfile
from tests.support.demonstration import enter
from tests.support.in_the_app import (
    SHORT,
    SLOW,
    button,
    choose_code,
    shown,
    sign_in,
    until,
    worker_ready,
)
from tests.support.servers import RunningServer

COPIED = """async (many) => {
  const kept = await (await caches.open('kaftruck-second-copy')).matchAll();
  return kept.some(({ headers }) => headers.get('x-notes') === String(many));
}"""
NOTHING_WAITS = """async () => {
  const all = await indexedDB.databases();
  const { name } = all.find(({ name }) => /^kaftruck-[0-9a-f-]{36}$/.test(name));
  const db = await new Promise((done) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => done(asked.result);
  });
  const asked = db.transaction('outbox').objectStore('outbox').count();
  const count = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  db.close();
  return count === 0;
}"""
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
    until(page, f"({NOTHING_WAITS})()")
    nadia.cut_network()
    for name in ("Homme, 18-21", "Femme, 16-17", "Homme, 18-21"):
        page.get_by_role("button", name=name).click()
    expect(page.locator(".own .big-number")).to_have_text("3")
    until(page, f"({COPIED})(3)")

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
