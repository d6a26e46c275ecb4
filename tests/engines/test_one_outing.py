"""One outing from a phone without network to the server, in the engines of other phones."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.engines.engines import Engine, Firefox, WebKit
from tests.engines.hands import Hands
from tests.support.in_the_app import SHORT, WORKER_READY
from tests.support.kept import same_in_every_field
from tests.support.servers import RunningServer

PLACE = "Centre-ville"
NADIA = "nadia@demo.example"
NAME = "Samiou"
ENGINES: list[Callable[[Path], Engine]] = [WebKit, Firefox]


@pytest.fixture(params=ENGINES, ids=lambda engine: str(engine.__name__).lower())
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A browser with a new profile; ended with the test."""
    made: Engine = request.param(tmp_path / "profile")
    yield made
    made.kill()


@pytest.mark.long
def test_an_outing_without_network_reaches_the_server_once(
    engine: Engine, demo_server: RunningServer
) -> None:
    phone = Hands(engine.open())
    arrive(phone, demo_server.url)
    outing = start_outing(phone)

    demo_server.kill()
    count_people(phone)
    note_youth(phone)
    close_outing(phone)
    phone.reload()
    unlock(phone)
    phone.sees("^Hors ligne, .* à envoyer$")
    phone.press_like(f"^Sortie KAF’Truck, {PLACE} Aujourd’hui")
    everything_is_there(phone)
    engine.kill()
    phone = Hands(engine.open())
    phone.open(f"{demo_server.url}{outing}")
    unlock(phone)
    everything_is_there(phone)

    demo_server.start()
    phone.open(f"{demo_server.url}/envois")
    unlock(phone)
    phone.sees("^Sur le serveur, reçu à")
    phone.sees("^Envois$", "button")
    another_phone_has_each_row_once(phone, demo_server, outing)


def arrive(phone: Hands, url: str) -> None:
    """Sign in on a phone of one's own, and choose the code that opens it without network."""
    phone.open(url)
    if phone.evaluate("() => /iPhone/.test(navigator.userAgent)"):
        phone.press("Continuer ici quand même")
    phone.fill("Adresse de courriel", NADIA)
    phone.fill("Mot de passe", PASSWORD)
    if phone.evaluate("() => document.querySelector('input[type=checkbox]').checked"):
        phone.press_like("Ordinateur partagé", "choice")
    phone.press("Ouvrir")
    phone.sees("code$", "heading")
    phone.type(SHORT)
    phone.sees("^Encore une fois le même code")
    phone.type(SHORT)
    phone.sees("^Aujourd’hui$", "button")
    phone.until(WORKER_READY)


def unlock(phone: Hands) -> None:
    """The app opened anew is locked; the code opens it."""
    phone.sees("^Bon(jour|soir) ", "heading")
    phone.type(SHORT)
    phone.sees_no("^Bon(jour|soir) ", "heading")


def start_outing(phone: Hands) -> str:
    """An unplanned outing at a place that the phone knows; its path."""
    phone.press("Sortie imprévue")
    phone.press("Sortie", "choice")
    phone.press(PLACE, "choice")
    phone.press("Démarrer la sortie")
    phone.sees(f"^{PLACE}$", "heading")
    return str(phone.evaluate("() => location.pathname"))


def count_people(phone: Hands) -> None:
    """Six people counted, one of them taken back."""
    for _ in range(3):
        phone.press_like("^Homme, 18-21, ")
    for _ in range(2):
        phone.press_like("^Femme, 16-17, ")
    phone.press_like("^Homme, 30 et ")
    phone.press("Annuler")
    phone.sees("retiré")
    phone.sees("^5$")


def note_youth(phone: Hands) -> None:
    """A young man with a first name, who counts as one."""
    phone.press("Noter un jeune")
    phone.press("18-21", "choice")
    phone.press("Homme", "choice")
    phone.press("Montrer")
    phone.press("D’accord")
    phone.fill("Prénom ou surnom", NAME)
    phone.press("Sans emploi, école ni formation", "choice")
    phone.press("Enregistrer")
    phone.sees(f"^{PLACE}$", "heading")
    phone.sees("^6$")


def close_outing(phone: Hands) -> None:
    """Close it from its menu, after a look at the summary."""
    phone.press("Autres actions")
    phone.press("Clore")
    phone.press("Clore la sortie")
    phone.until("() => location.pathname === '/'")
    phone.sees("Sortie close")


def everything_is_there(phone: Hands) -> None:
    """The outing is closed with its six people, and the young man is found by his name."""
    phone.sees("^6$")
    phone.press("Revenir à aujourd’hui")
    phone.press("Jeunes")
    phone.fill("Nom, téléphone, lieu…", NAME)
    phone.sees(f"^{NAME}", "button")


def another_phone_has_each_row_once(phone: Hands, server: RunningServer, outing: str) -> None:
    """What the server gives to another phone of the same person is there once, and as it is here."""
    with to_url(server.url) as send:
        other = Phone.sign_in(send, NADIA, PASSWORD)
        assert other.sync() == "up_to_date"
    id_ = outing.rsplit("/", 1)[-1]
    met = [row for row in other.rows("encounter") if row["outing"] == id_]
    assert sum(row["count"] for row in met) == 6
    assert other.row("outing", id_)["status"] == "closed"
    names = [other.open(row, "name").value or {} for row in other.rows("youth")]
    assert [name.get("first_name") for name in names].count(NAME) == 1
    same_in_every_field(phone, other)
