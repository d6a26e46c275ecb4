"""A browser throws all its databases away when it finds one damaged, and tells the page nothing.

LevelDB, in which Chromium keeps them, goes on writing in a log whose last record a kill has cut
short, and calls that log damaged the next time (google/leveldb#1287).
"""

import re
import struct
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.browsers import Profile
from tests.support.in_the_app import SHORT, SLOW, choose_code, open_at, shown, sign_in, until
from tests.support.kept import kept, same_in_every_field
from tests.support.scripted_outing import Script
from tests.support.servers import RunningServer

HEAD_OF_A_RECORD = struct.pack("<IHB", 0x01020304, 600, 1)
"""Its checksum, its length and its kind; what should follow never came."""
COPIES = """async (fine) =>
  fine((await (await caches.open('kaftruck-second-copy')).keys()).length)"""


def copies(page: Page, many: int) -> None:
    """Wait until the second copy holds so many notes."""
    until(page, f"({COPIES})(many => many === {many})")


def tear(profile: Profile) -> None:
    """A killed browser's log ends amid a record, as when it was killed while writing it."""
    (log,) = Path(profile.folder).glob("Default/IndexedDB/*.leveldb/*.log")
    log.write_bytes(log.read_bytes() + HEAD_OF_A_RECORD)


def threw_away(page: Page, address: str) -> bool:
    """Whether the browser, opened again, has thrown its databases away."""
    page.goto(address)
    arriving = page.get_by_role("heading", name="Ouvrir votre espace")
    locked = page.get_by_role("heading", name=re.compile("^Bon(jour|soir) "))
    expect(arriving.or_(locked)).to_be_visible(timeout=SLOW)
    return arriving.count() > 0


def nothing_kept_is_lost(
    phone: Profile, script: Script, server: RunningServer, outing: str
) -> None:
    """Nadia signs in again: all that was shown as kept is there, in order, and nothing twice."""
    phone.restore_network()
    sign_in(phone.page, "nadia@demo.example", PASSWORD)
    choose_code(phone.page, SHORT)
    open_at(phone.page, f"{server.url}/envois", SHORT)
    expect(shown(phone.page, re.compile("^Sur le serveur, reçu à"))).to_be_visible(timeout=SLOW)
    notes = notes_of(phone.page)
    script.forget_unkept(len(notes))
    assert [note["name"] for note in notes] == [act.name for act in script.acts]
    as_on_the_server(phone.page, script, server, outing)


def as_on_the_server(page: Page, script: Script, server: RunningServer, outing: str) -> None:
    """The server has every act once, and the phone the server's rows, field by field."""
    with to_url(server.url) as send:
        other = Phone.sign_in(send, "nadia@demo.example", PASSWORD)
        assert other.sync() == "up_to_date"
    met = [row for row in other.rows("encounter") if row["outing"] == outing]
    assert sum(row["count"] for row in met if row.by == other.person_id) == script.people
    closed = [act.name for act in script.acts[-1:]] == ["outing.closed"]
    assert (other.row("outing", outing)["status"] == "closed") is closed
    names = [other.open(row, "name").value or {} for row in other.rows("youth")]
    noted = Counter(name.get("first_name") for name in names)
    assert {name: noted[name] for name in script.youths} == dict.fromkeys(script.youths, 1)
    same_in_every_field(page, other)


def notes_of(page: Page) -> list[dict[str, Any]]:
    """Its notes, sent and unsent, in the order in which they were written."""
    stores = kept(page)["stores"]
    return sorted(stores["outbox"] + stores["journal"], key=lambda one: str(one["at"]))
