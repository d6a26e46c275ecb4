"""Names, phones and notes written through a phone are read by a second one, and nowhere else.

A place's name, which is not a secret, is looked for in the same way: it must be found everywhere,
else looking would prove nothing.
"""

import gzip
from collections.abc import Iterator

import pytest

from api.phone import Identity, Phone, to_url
from tests.support.databases import KINDS
from tests.support.phones import Network
from tests.support.servers import MakeServer, RunningServer
from tests.support.traces import database_bytes, files_in, finder

NAME = {"first_name": "Zébulon", "last_name": "Canaricendré", "nickname": "Zebcanari"}
CONTACT = {"phones": ["+33639987654"], "network": "@zebcanari_besac"}
BIRTH, ADDRESS = "2004-02-29", "12 rue du Canaribleu"
NOTES = ("Notecanari : aime la mécanique.", "Étapecanari : rappeler jeudi.", "Sortiecanari, pluie.")
CHANGED = "Secondcanari, il a déménagé."
PASSWORD = "motdepasse canari très long"
PUBLIC = "Placecanari du Marché"

SECRETS = (*NAME.values(), *CONTACT["phones"], BIRTH, ADDRESS, *NOTES, CHANGED, PASSWORD)


class Line(Network):
    """A network that keeps every body that passes, inflated."""

    def bodies(self) -> bytes:
        """Paths, headers and bodies, of requests and answers."""
        found = []
        for request, answer in self.seen:
            body = request.body
            found += [request.path.encode(), repr(request.headers).encode()]
            found += [gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body, answer.body]
        return b"\n".join(found)


def two_phones(line: Line) -> tuple[Phone, Phone, tuple[str, ...]]:
    """A coordinator and an outreach worker who joined, and the secrets that made it possible."""
    who = Identity("Élise", "elise@exemple.test", PASSWORD)
    elise, recovery = Phone.first_run(line, "Mission locale d’essai", who)
    link = elise.invite("outreach", "Nadia")
    nadia = Phone.accept(line, link, Identity("Nadia", "nadia@exemple.test", PASSWORD + " aussi"))
    return elise, nadia, (recovery, link.rpartition(".")[2])


def write_everything(phone: Phone) -> str:
    """A file with all its sealed fields, a step, an outing, and a later change of a note."""
    outing = phone.start_outing(place=phone.create_place(PUBLIC))
    noted = phone.note_youth(
        outing=outing,
        gender="male",
        age_band="18_21",
        channel="truck_outing",
        name=NAME,
        contact=CONTACT,
        birth_date=BIRTH,
        address=ADDRESS,
        note=NOTES[0],
    )
    phone.add_step(noted.youth, "call", note=NOTES[1])
    phone.close_outing(outing, note=NOTES[2])
    assert phone.sync() == "up_to_date"
    phone.patch("youth", noted.youth, note=CHANGED)
    assert phone.sync() == "up_to_date"
    return noted.youth


@pytest.fixture(params=KINDS)
def server(request: pytest.FixtureRequest, make_server: MakeServer) -> RunningServer:
    """A server process on a new database, one run on each kind."""
    return make_server(request.param)


@pytest.fixture
def line(server: RunningServer) -> Iterator[Line]:
    """The phones' way to it."""
    with to_url(server.url) as send:
        yield Line(send)


def test_only_phones_can_read_what_is_sealed(server: RunningServer, line: Line) -> None:
    elise, nadia, secrets = two_phones(line)
    youth = write_everything(nadia)
    elise.sync()
    elise.rotate()
    assert elise.reseal_all() == 3
    assert elise.sync() == "up_to_date"
    nadia.refresh_keys()
    nadia.sync()
    read = nadia.row("youth", youth)
    assert [nadia.open(read, name).value for name in ("name", "contact", "note")] == [
        NAME,
        CONTACT,
        CHANGED,
    ]
    kept = database_bytes(server.database_url)
    server.kill()
    kept |= {f"{name} after": held for name, held in database_bytes(server.database_url).items()}
    kept |= files_in(server.data_dir) | {"what passed": line.bodies()}
    secret, public = finder([*SECRETS, *secrets]), finder([PUBLIC])
    assert [name for name, held in kept.items() if secret.search(held)] == []
    assert public.search(kept.pop("what passed"))
    assert any(public.search(held) for held in kept.values())
    assert any(held for name, held in kept.items() if name.endswith("server.log"))


def test_clear_text_sent_by_mistake_is_refused_and_kept_nowhere(
    server: RunningServer, line: Line
) -> None:
    elise, nadia, _ = two_phones(line)
    youth = nadia.note_youth(name=NAME).youth
    nadia.sync()
    for value in (NAME, NOTES[0], {"name": NAME}, f"eyJ.{NOTES[0]}..x"):
        nadia.write({"type": "youth", "id": youth, "kind": "patch", "set": {"name": value}})
    unknown = {"type": "youth", "id": youth, "kind": "patch", "set": {NOTES[1]: NOTES[2]}}
    nadia.write(unknown)
    nadia.write({"type": NOTES[0][:20], "id": youth, "kind": "patch", "set": {"x": NOTES[1]}})
    taken = {"type": "youth", "id": youth, "kind": "patch", "set": {"housing": "parents"}}
    hidden = {"typed": [NOTES[0]], "was": {NOTES[1]: NOTES[2]}, "seen": [NOTES[0], 1]}
    nadia.write(taken | hidden, {"type": "youth", "id": youth, "kind": "delete", "set": NAME})
    nadia.sync()
    assert [one.refusal["code"] for one in nadia.store.quarantine] == [
        *["not_sealed"] * 4,
        "unknown_field",
        "unknown_type",
    ]
    elise.sync()
    answers = b"\n".join(answer.body for _, answer in line.seen)
    kept = database_bytes(server.database_url) | files_in(server.data_dir) | {"answers": answers}
    secret = finder([*NAME.values(), *NOTES])
    assert [name for name, held in kept.items() if secret.search(held)] == []


def test_every_form_of_a_text_is_found() -> None:
    secret = finder(["Zébulon"])
    for held in (
        "…Zébulon…".encode(),
        "Zébulon".encode("utf-16-le"),
        b"Z\\u00e9bulon",
        b"Z%C3%A9bulon",
        b"WsOpYnVsb24=",
        b"xWsOpYnVsb24",
        b"AFrDqWJ1bG9u",
        b"5ac3a962756c6f6e",
    ):
        assert secret.search(held), held
    assert not secret.search(b"Zebulon")
