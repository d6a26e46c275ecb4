"""What is not on the server yet: refused and mended, two answers, a rescue file, drafts, the lock.

Every act without network, then sent to a real server.
"""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.browsers import SMALL_PHONE, OpenProfile
from tests.support.demonstration import OpenPhone, enter
from tests.support.in_the_app import SHORT, SLOW, button, shown, unlock, worker_ready
from tests.support.looking import look_in_the_field
from tests.support.servers import RunningServer

NAME = "Zoé-Inventée"

# The notes that wait, changed where they rest: as a phone whose calendar was wrong wrote them.
IN_2099 = """async () => {
  const done = (r) => new Promise((ok) => { r.onsuccess = () => ok(r.result); });
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const db = await done(indexedDB.open(names.find((name) => /^kaftruck-[0-9a-f]{8}-/.test(name))));
  const outbox = db.transaction('outbox', 'readwrite').objectStore('outbox');
  const all = await done(outbox.getAll());
  for (const one of all) {
    for (const change of one.changes)
      if (change.type === 'step') { change.set.at = '2099-01-01T10:00:00.000Z'; change.typed = ['at']; }
    outbox.put(one);
  }
  await new Promise((ok) => { outbox.transaction.oncomplete = ok; });
  db.close();
}"""

# Everything that the phone stores, as text.
STORED = """async () => {
  const texts = [];
  const done = (r) => new Promise((ok) => { r.onsuccess = () => ok(r.result); });
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      const rows = db.transaction(store).objectStore(store).getAll();
      texts.push(JSON.stringify(await done(rows)));
    }
    db.close();
  }
  return texts.join();
}"""

# The app goes to the background, and comes back after so many minutes; its timers slept meanwhile.
AWAY = """minutes => {
  const say = (state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const real = Date.now;
  say('hidden');
  Date.now = () => real() + minutes * 60000;
  say('visible');
  Date.now = real;
}"""


def to_sends(page: Page) -> None:
    page.get_by_role("link", name="Envois").click()
    expect(page.get_by_role("heading", name="Envois")).to_be_visible()


def counted(page: Page, line: str, number: int) -> None:
    row = page.get_by_text(re.compile(f"^{line}")).first
    count = row.locator(
        "xpath=ancestor::*[.//b[contains(@class, 'count')]][1]//b[contains(@class, 'count')]"
    )
    expect(count).to_have_text(str(number), timeout=SLOW)


def first_youth(page: Page) -> str:
    page.get_by_role("link", name="Jeunes", exact=True).click()
    page.locator("main a[href^='/jeunes/']").first.click()
    expect(button(page, "Noter une démarche")).to_be_visible()
    return page.url.split("/")[-1].split("?")[0]


def call(page: Page) -> None:
    button(page, "Noter une démarche").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name=re.compile("^Appel.*, joint", re.I)).click()
    expect(sheet).to_be_hidden()


def back_home(page: Page) -> None:
    page.get_by_role("link", name="Retour").or_(button(page, "Retour")).first.click()


def karim_says(server: RunningServer, youth: str, **values: Any) -> None:
    """A colleague's phone changes the file meanwhile."""
    with to_url(server.url) as send:
        karim = Phone.sign_in(send, "karim@demo.example", PASSWORD)
        karim.sync()
        karim.patch("youth", youth, **values)
        assert karim.sync() == "up_to_date"


def test_a_refused_note_is_mended_or_thrown_away_and_two_answers_are_settled_offline(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    profile = open_phone("nadia", size=SMALL_PHONE)
    page = profile.page
    worker_ready(page)
    youth = first_youth(page)
    expect(shown(page, "Sur le serveur")).to_be_visible(timeout=SLOW)
    profile.cut_network()
    call(page)
    call(page)
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name="Compléter la fiche").click()
    page.get_by_role("radio", name="Foyer, FJT").click()
    button(page, "Enregistrer").click()
    expect(shown(page, "Pourquoi une autre réponse : choisissez.")).to_be_in_viewport()
    wrong = {"another answer": look_in_the_field(page)}
    page.get_by_role("radio", name="Changé depuis").click()
    button(page, "Enregistrer").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    karim_says(demo_server, youth, housing="friends")
    page.evaluate(IN_2099)
    back_home(page)
    to_sends(page)
    counted(page, "Seulement sur ce téléphone", 3)
    profile.restore_network()
    counted(page, "Refusé, à corriger", 2)
    assert "Tout est sur le serveur" not in page.locator("main").inner_text()
    expect(shown(page, re.compile("^Deux réponses pour "))).to_be_visible(timeout=SLOW)
    wrong["refused"] = look_in_the_field(page)
    profile.cut_network()

    button(page, "Corriger").click()
    page.get_by_label("Date, jour").fill("2026-06-16")
    wrong["mending"] = look_in_the_field(page)
    page.reload()
    unlock(page, SHORT)
    expect(page.get_by_label("Date, jour")).to_have_value("2026-06-16", timeout=SLOW)
    page.get_by_label("Date, heure").fill("10:30")
    button(page, "Renvoyer la note corrigée").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    counted(page, "Refusé, à corriger", 1)
    button(page, "Jeter").click()
    wrong["throwing away"] = look_in_the_field(page)
    button(page, "Oui, la jeter").click()
    button(page, "Jeter pour de bon").click()
    expect(shown(page, re.compile("^Refusé"))).to_be_hidden()
    expect(shown(page, re.compile("^Karim Exemple, "))).to_be_visible()
    page.get_by_role("button", name=re.compile("^Vous, .*Foyer, FJT$", re.S)).click()
    expect(shown(page, re.compile("^Deux réponses pour "))).to_be_hidden()
    profile.restore_network()
    expect(shown(page, "Tout est sur le serveur")).to_be_visible(timeout=SLOW)
    expect(shown(page, "Dernières notes envoyées")).to_be_visible()
    wrong["all received"] = look_in_the_field(page)
    assert {state: found for state, found in wrong.items() if found} == {}
    with to_url(demo_server.url) as send:
        elsewhere = Phone.sign_in(send, "nadia@demo.example", PASSWORD)
        elsewhere.sync()
        file = elsewhere.row("youth", youth)
        calls = [row["at"] for row in elsewhere.rows("step") if row["youth"] == youth]
    assert file["housing"] == "hostel"
    assert [at[:10] for at in calls if at.startswith(("2026-06-16", "2099"))] == ["2026-06-16"]


def test_a_rescue_file_goes_from_one_phone_to_another_and_doubles_nothing(
    demo_server: RunningServer, open_phone: OpenPhone, open_profile: OpenProfile, tmp_path: Path
) -> None:
    lost = open_phone("nadia")
    page = lost.page
    worker_ready(page)
    youth = first_youth(page)
    expect(shown(page, "Sur le serveur")).to_be_visible(timeout=SLOW)
    lost.cut_network()
    call(page)
    call(page)
    call(page)
    back_home(page)
    to_sends(page)
    shown(page, "Fichier de secours").click()
    wrong = look_in_the_field(page)
    with page.expect_download() as waiting:
        button(page, "Enregistrer le fichier").click()
    assert re.fullmatch(
        r"kaftruck-secours-[\d-]{10}-\d\dh\d\d\.txt", waiting.value.suggested_filename
    )
    kept = tmp_path / "secours.txt"
    waiting.value.save_as(kept)
    assert youth not in kept.read_text()
    expect(shown(page, re.compile("^Fichier prêt.: 3.notes"))).to_be_visible()

    fresh = open_profile()
    other = fresh.page
    enter(other, demo_server, "nadia", SHORT)
    worker_ready(other)
    to_sends(other)
    expect(shown(other, "Tout est sur le serveur")).to_be_visible(timeout=SLOW)
    fresh.cut_network()
    shown(other, "Fichier de secours").click()
    other.set_input_files("input[type=file]", files=[_text(kept.read_text()[:-30])])
    expect(shown(other, re.compile("abîmé ou incomplet"))).to_be_visible()
    other.set_input_files("input[type=file]", kept)
    expect(shown(other, re.compile("^3.notes reprises"))).to_be_visible()
    other.set_input_files("input[type=file]", kept)
    expect(shown(other, re.compile("étaient déjà ici"))).to_be_visible()
    other.keyboard.press("Escape")
    counted(other, "Seulement sur ce téléphone", 3)
    for profile in (fresh, lost):
        profile.restore_network()
        if profile is lost:
            page.keyboard.press("Escape")
        expect(shown(profile.page, "Tout est sur le serveur")).to_be_visible(timeout=SLOW)
    assert wrong == []
    with to_url(demo_server.url) as send:
        karim = Phone.sign_in(send, "karim@demo.example", PASSWORD)
        before = _today(karim, youth)
    assert before == 3


def _text(text: str) -> Any:
    return {"name": "secours.txt", "mimeType": "text/plain", "buffer": text.encode()}


def _today(phone: Phone, youth: str) -> int:
    """How many calls the server has of the last ten minutes."""
    phone.sync()
    since = phone.clock.now_ms() - 600_000
    rows = [row for row in phone.rows("step") if row["youth"] == youth]
    return sum(_ms(row["at"]) > since for row in rows if row["status"] == "done")


def _ms(at: str) -> float:
    return datetime.fromisoformat(at).timestamp() * 1000


def test_half_filled_forms_come_back_after_a_kill_and_nothing_is_left_after_a_lock(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    profile = open_phone("nadia")
    page = profile.page
    worker_ready(page)
    profile.cut_network()
    page.goto(f"{demo_server.url}/jeunes/noter")
    unlock(page, SHORT)
    page.get_by_role("radio", name="18-21").click()
    page.get_by_label("Prénom ou surnom").fill(NAME)
    page.wait_for_timeout(300)
    profile.kill()
    profile.reopen()
    profile.cut_network()
    page = profile.page
    page.goto(demo_server.url)
    unlock(page, SHORT)
    expect(shown(page, "À finir")).to_be_visible(timeout=SLOW)
    assert look_in_the_field(page) == []
    page.get_by_role("link", name=re.compile("^Noter un jeune")).click()
    expect(page.get_by_label("Prénom ou surnom")).to_have_value(NAME)
    assert look_in_the_field(page) == []
    expect(page.get_by_role("radio", name="18-21")).to_be_checked()

    youth = first_youth(_home(page, demo_server))
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name="Prévoir une relance").click()
    page.get_by_role("dialog").get_by_role("textbox").first.fill("Un mot inventé")
    page.wait_for_timeout(300)
    page.evaluate(AWAY, 6)
    expect(page.get_by_role("heading", name=re.compile("^Bon(jour|soir) "))).to_be_visible()
    assert f"/jeunes/{youth}?feuille=relance" in page.url
    held = (
        page.content()
        + page.evaluate(STORED)
        + page.evaluate("() => JSON.stringify(history.state)")
    )
    assert NAME not in held
    assert "Un mot inventé" not in held
    unlock(page, SHORT)
    expect(page.get_by_role("dialog").get_by_role("textbox").first).to_have_value(
        "Un mot inventé", timeout=SLOW
    )
    page.keyboard.press("Escape")
    page.evaluate(AWAY, 4)
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name="Verrouiller").click()
    expect(page.get_by_role("heading", name=re.compile("^Bon(jour|soir) "))).to_be_visible()
    page.keyboard.type("000000")
    expect(shown(page, "Encore 4 essais avant le mot de passe")).to_be_visible(timeout=SLOW)
    unlock(page, SHORT)


def _home(page: Page, server: RunningServer) -> Page:
    page.goto(server.url)
    unlock(page, SHORT)
    return page
