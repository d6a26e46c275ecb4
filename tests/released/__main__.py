"""`python -m tests.released`: play a day on each released version that has no recording yet."""

import gzip
import json
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Request, expect, sync_playwright

from api.phone import Identity, Phone, to_url
from tests.released.afternoon import arrive, sent
from tests.released.archive import VERSIONS, Released, unpacked
from tests.released.golden import FOLDER
from tests.released.whole_day import DAY, HALF
from tests.support.browsers import Profile
from tests.support.in_the_app import CODE, ELISE, NADIA, SLOW, button, open_at, shown
from tests.support.kept import kept
from tools.running import ROOT, say

Json = dict[str, Any]


def main() -> None:
    """Each recording is written once: what a version wrote does not change."""
    for version in VERSIONS:
        path = FOLDER / f"{version}.json"
        if not path.exists():
            recorded = record(version)
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(recorded, ensure_ascii=False, separators=(",", ":")) + "\n")
            say(f"{path.relative_to(ROOT)} : {len(recorded['rows'])} fiches")


def record(version: str, day: Sequence[Callable[[Page], None]] = DAY) -> Json:
    """The recording of one version: see `golden`."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        server = unpacked(version, folder)
        server.start()
        phone = Profile(playwright, folder / "profile")
        try:
            return _recorded(server, phone, day)
        finally:
            phone.close()
            server.kill()


def _recorded(server: Released, phone: Profile, day: Sequence[Callable[[Page], None]]) -> Json:
    page = phone.page
    with to_url(server.url) as send:
        elise, _ = Phone.first_run(send, "Mission Locale d’essai", Identity(*ELISE))
        Phone.accept(send, elise.invite("outreach", NADIA[0]), Identity(*NADIA))
        arrive(server.url, phone)
        for part in day:
            part(page)
        recorded: Json = {
            "person": elise.person_id,
            "phone": {"device": kept(page, "kaftruck-device"), "account": kept(page)},
            "drafts": [HALF],
        }
        pushed: list[Json] = []
        page.on("request", lambda one: pushed.extend(_operations(one)))
        phone.restore_network()
        open_at(page, f"{server.url}/envois", CODE)
        sent(page)
        elise.sync()
        recorded["epoch"] = elise.store.base.epoch
        recorded["rows"] = _rows(elise)
        pushed.clear()
        _someone_leaves(page, server.url)
        recorded["reseals"] = [
            one for one in pushed if any(change["kind"] == "reseal" for change in one["changes"])
        ]
        again = Phone.sign_in(send, ELISE[1], ELISE[2])
        assert again.keys
        recorded["keys"] = [
            {"kid": kid, "key": key.hex()} for kid, key in again.keys.by_kid.items()
        ]
    return recorded


def _operations(request: Request) -> list[Json]:
    """The operations of a push."""
    body = request.post_data_buffer
    if body is None or "/sync/push" not in request.url:
        return []
    text = gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
    operations: list[Json] = json.loads(text)["ops"]
    return operations


def _rows(phone: Phone) -> list[Json]:
    """The records that the server has, without who and when."""
    kept_back = ("person", "organisation")
    names = ("type", "id", "deleted", "erased", "set")
    rows = phone.store.base.rows.values()
    return [{name: row[name] for name in names} for row in rows if row["type"] not in kept_back]


def _someone_leaves(page: Page, url: str) -> None:
    """An access withdrawn: the key is changed, and what was sealed is sealed again."""
    open_at(page, f"{url}/equipe", CODE)
    button(page, f"Retirer l’accès de {NADIA[0]}").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("Pour confirmer, écrivez Nadia").fill("Nadia")
    button(asked, "Retirer l’accès").click()
    done = shown(asked, re.compile("^Noms chiffrés à nouveau, terminé"))
    expect(done).to_be_visible(timeout=SLOW)


if __name__ == "__main__":
    main()
