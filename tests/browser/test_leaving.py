"""Keys, end to end: someone leaves, a password is changed, and the paper gives everything back."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect
from sqlmodel import Session, select

from api.db import make_engine
from api.phone import Identity, Phone, to_url
from api.sealing import OrganisationKeys, open_field, sealed_with
from api.sync.models import RefusedOperation
from tests.support.browsers import DESKTOP, OpenProfile
from tests.support.in_the_app import (
    ELISE,
    NADIA,
    SLOW,
    arrive,
    button,
    shown,
    sign_in,
    worker_ready,
)
from tests.support.servers import RunningServer

NEW = "prairie quinze lampe vélo"
PAPER = "encore tout autre chose"
STORED = """async () => {
  const [found] = (await indexedDB.databases()).filter(({ name }) => /^kaftruck-[0-9]/.test(name));
  const db = await new Promise((done) => {
    const asked = indexedDB.open(found.name);
    asked.onsuccess = () => done(asked.result);
  });
  const count = (name) => new Promise((done) => {
    const asked = db.transaction(name).objectStore(name).count();
    asked.onsuccess = () => done(asked.result);
  });
  const names = ['base', 'keys', 'drafts', 'outbox', 'quarantine'];
  const counts = Object.fromEntries(await Promise.all(names.map(async (n) => [n, await count(n)])));
  db.close();
  return counts;
}"""


def test_someone_leaves_and_the_old_key_opens_nothing_any_more(
    server: RunningServer, open_profile: OpenProfile
) -> None:
    with to_url(server.url) as send:
        first, _ = Phone.first_run(send, "Mission Locale d’essai", Identity(*ELISE))
        note(first, "Sami")
        nadias = Phone.accept(send, first.invite("outreach", NADIA[0]), Identity(*NADIA))
        old = first.keys
        elise, nadia = open_profile(DESKTOP), open_profile()
        arrive(nadia.page, server.url, NADIA)
        nadia.page.get_by_role("link", name="Jeunes", exact=True).click()
        sees(nadia.page, "Sami")
        worker_ready(nadia.page)
        nadia.cut_network()
        note_youth(nadia.page, "Lina")
        arrive(elise.page, server.url, ELISE)

        revoke(elise.page)
        elise.page.get_by_role("link", name="Jeunes", exact=True).click()
        sees(elise.page, "Sami")
        nadia.restore_network()
        expect(shown(nadia.page, re.compile("^Votre accès a été retiré"))).to_be_visible(
            timeout=SLOW
        )
        for name in ("Sami", "Lina"):
            expect(nadia.page.get_by_text(name)).to_have_count(0)
        stored = nadia.page.evaluate(STORED)
        assert (stored["base"], stored["keys"], stored["drafts"]) == (0, 0, 0)
        assert stored["outbox"] + stored["quarantine"] == 1
        assert for_review(server, nadias.person_id) == ["revoked"]

        again = Phone.sign_in(send, ELISE[1], ELISE[2])
        again.sync()
        assert old and again.keys and again.keys.newest != old.newest
        everything_sealed_anew(again, old)


def test_a_changed_password_then_the_paper_open_the_same_names(
    server: RunningServer, open_profile: OpenProfile
) -> None:
    with to_url(server.url) as send:
        first, paper = Phone.first_run(send, "Mission Locale d’essai", Identity(*ELISE))
        note(first, "Sami")
    page = open_profile(DESKTOP).page
    arrive(page, server.url, ELISE)
    change_password(page, ELISE[2], NEW)
    page.get_by_role("link", name="Jeunes", exact=True).click()
    sees(page, "Sami")

    fresh = open_profile().page
    fresh.goto(server.url)
    sign_in(fresh, ELISE[1], ELISE[2])
    expect(shown(fresh, re.compile("^L’adresse ou le mot de passe"))).to_be_visible(timeout=SLOW)
    arrive(fresh, server.url, (*ELISE[:2], NEW))
    fresh.get_by_role("link", name="Jeunes", exact=True).click()
    sees(fresh, "Sami")

    lost = open_profile().page
    recover(lost, server.url, paper)
    arrive(lost, server.url, (*ELISE[:2], PAPER))
    lost.get_by_role("link", name="Jeunes", exact=True).click()
    sees(lost, "Sami")


def note(phone: Phone, name: str) -> None:
    """A youth with a name, a note on a step and a note on an outing, on the server."""
    outing = phone.start_outing(note="Peu de monde")
    noted = phone.note_youth(
        outing=outing,
        gender="male",
        age_band="18_21",
        channel="truck_outing",
        situation="none",
        followed_by=["none"],
        name={"first_name": name},
        contact={"phones": ["06 39 98 04 12"]},
    )
    phone.plan_relance(noted.youth, at="2036-06-16T13:46:05.123Z", note="Préfère le matin")
    assert phone.sync() == "up_to_date"


def sees(page: Page, name: str) -> None:
    """The name can be read among the youths."""
    expect(page.get_by_role("link", name=re.compile(f"^{name}"))).to_be_visible(timeout=SLOW)


def note_youth(page: Page, name: str) -> None:
    """Note someone who came by themselves, without network."""
    button(page, "Noter un jeune").click()
    page.get_by_role("radio", name="18-21").click()
    page.get_by_role("radio", name="Homme").click()
    button(page, "Montrer").click()
    button(page, "D’accord").click()
    page.get_by_label("Connu comment ?").select_option("Venue spontanée")
    page.get_by_label("Prénom ou surnom").fill(name)
    button(page, "Enregistrer").click()
    sees(page, name)


def revoke(page: Page) -> None:
    """Withdraw Nadia's access, and see the names sealed again to the end."""
    page.get_by_role("link", name="Équipe").click()
    button(page, f"Retirer l’accès de {NADIA[0]}").click()
    asked = page.get_by_role("dialog")
    field = asked.get_by_label("Pour confirmer, écrivez Nadia")
    field.fill("Karim")
    button(asked, "Retirer l’accès").click()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("nadia")
    button(asked, "Retirer l’accès").click()
    expect(shown(asked, "Noms chiffrés à nouveau, terminé")).to_be_visible(timeout=SLOW)
    button(asked.locator("footer, .comptoir"), "Fermer").click()
    expect(shown(page.locator("li", has_text="Nadia"), "Noms chiffrés à nouveau")).to_be_visible()


def for_review(server: RunningServer, person: str) -> list[str]:
    """Why what that person sent was not applied, once it has come in."""
    engine = make_engine(server.database_url)
    wanted = select(RefusedOperation).where(RefusedOperation.person_id == person)

    def codes() -> list[str]:
        with Session(engine) as session:
            return [one.code for one in session.exec(wanted)]

    found = within(5, codes)
    engine.dispose()
    return found


def within(seconds: float, look: Callable[[], list[str]]) -> list[str]:
    """What there is as soon as there is something."""
    deadline = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def everything_sealed_anew(phone: Phone, old: OrganisationKeys) -> None:
    """Each sealed value on the server is of the newest key; the old one opens none."""
    assert phone.keys
    opened = 0
    for row in phone.store.base.rows.values():
        for field, value in row["set"].items():
            if not isinstance(value, str) or value.count(".") != 4:
                continue
            assert sealed_with(value) == phone.keys.newest
            where = (row["type"], row["id"], field)
            assert not open_field(old, value, *where).ok
            opened += open_field(phone.keys, value, *where).ok
    assert opened == 4  # name, contact, step note, outing note


def change_password(page: Page, old: str, new: str) -> None:
    """Change one's password in the settings."""
    page.get_by_role("navigation").get_by_role("link", name="Réglages").click()
    button(page, "Changer de mot de passe").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("Mot de passe actuel").fill(old)
    choose(asked, new)
    button(asked, "Changer").click()
    expect(shown(asked, "Votre mot de passe est changé.")).to_be_visible(timeout=SLOW)
    button(asked, "Revenir").click()


def recover(page: Page, url: str, paper: str) -> None:
    """Use the printed key, typed in small letters with o for 0, on a phone that knows nobody."""
    page.goto(url)
    button(page, "Mot de passe perdu").click()
    button(page, "J’ai la clé de secours").click()
    page.get_by_label("Adresse de courriel").fill(ELISE[1])
    page.get_by_label("Groupe 1", exact=True).fill(paper.lower().replace("0", "o"))
    expect(page.get_by_label("Groupe 8", exact=True)).not_to_have_value("")
    choose(page, PAPER)
    button(page, "Choisir ce mot de passe").click()
    expect(shown(page, re.compile("^Votre compte est prêt"))).to_be_visible(timeout=SLOW)


def choose(page: Page | Locator, password: str) -> None:
    """Type a new password twice."""
    for label in ("Mot de passe, 12 caractères au moins", "Mot de passe, encore une fois"):
        page.get_by_label(label, exact=True).fill(password)
