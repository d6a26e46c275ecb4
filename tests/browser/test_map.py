"""Places on a map: drawn from the figures, over pictures where the server has some, plain without.

The communes of the territory lie under them, with and without network.
"""

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import Locator, Page, expect

from api.accounts.doorstep import all_organisations
from api.db import make_engine, reading
from api.settings import Settings
from api.territory.outlines import Outlines
from tests.support.browsers import DESKTOP, OpenProfile
from tests.support.demonstration import OpenPhone, enter
from tests.support.in_the_app import CODE, SLOW, button, open_at, unlock
from tests.support.looking import look
from tests.support.outlines_outside import outside, says, squares
from tests.support.servers import RunningServer

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg=="
)


@contextmanager
def pictures() -> Iterator[tuple[str, list[str]]]:
    """A server of map pictures: its address, and what it was asked for."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(DOT)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_places_are_drawn_with_and_without_network(
    demo_server: RunningServer, open_profile: OpenProfile
) -> None:
    with pictures() as (address, asked):
        demo_server.stop()
        demo_server.settings = {"KAFTRUCK_MAP_TILES": address + "/{z}/{x}/{y}.png"}
        demo_server.start()
        elise = open_profile(size=DESKTOP)  # the address of pictures comes with the app
        page = elise.page
        enter(page, demo_server, "elise", CODE)
        open_at(page, f"{demo_server.url}/pilotage?periode=saison-2022", CODE)
        chart = page.get_by_role("region", name="Carte des lieux")
        expect(chart.locator("path.met").first).to_be_attached(timeout=SLOW)
        expect(chart.locator("img.leaflet-tile-loaded").first).to_be_visible(timeout=SLOW)
        assert all(re.fullmatch(r"/\d+/\d+/\d+\.png", path) for path in asked)
        many = chart.locator("path.met").count()
        assert many > 5
        assert look(page) == []
        page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

        elise.cut_network()
        page.reload()
        open_at(page, f"{demo_server.url}/pilotage?periode=saison-2022", CODE)
        expect(chart.locator("path.met")).to_have_count(many, timeout=SLOW)
        expect(chart.locator("img.leaflet-tile-loaded")).to_have_count(0)


def fetch_outlines(server: RunningServer, address: str) -> None:
    """What the daily round of a server brings."""
    settings = Settings(data_dir=server.data_dir, database_url="", map_outlines=address)
    engine = make_engine(settings.database)
    with reading(engine) as session:
        organisations = all_organisations(session)
    Outlines(settings).fetch(engine, organisations)
    engine.dispose()


def apart(request: BaseHTTPRequestHandler, siren: str) -> None:
    """Grand Besançon where it is, the others far from it."""
    south = 47.1 if siren == "242500361" else 44.0
    says(squares(siren, south=south))(request, siren)


def see_map(page: Page, server: RunningServer) -> Locator:
    """The map of a season's places, drawn."""
    open_at(page, f"{server.url}/pilotage?periode=saison-2022", CODE)
    chart = page.get_by_role("region", name="Carte des lieux")
    expect(chart.locator("path.met").first).to_be_attached(timeout=SLOW)
    return chart


def test_the_communes_of_the_territory_are_drawn_with_and_without_network(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    with outside(apart) as there:
        demo_server.stop()
        demo_server.settings = {"KAFTRUCK_MAP_OUTLINES": there.address}
        demo_server.start()
        elise = open_phone("elise", size=DESKTOP)
        page = elise.page
        chart = see_map(page, demo_server)
        expect(chart.locator("path.commune")).to_have_count(0)
        fetch_outlines(demo_server, there.address)
        page.reload()
        chart = see_map(page, demo_server)
        expect(chart.locator("path.commune")).to_have_count(322, timeout=SLOW)
        name = chart.get_by_text("Besançon", exact=True)
        expect(name).to_be_visible()
        for pane in ("communes", "communes-names"):
            expect(chart.locator(f".leaflet-{pane}-pane")).to_have_attribute("aria-hidden", "true")
        expect(chart.locator(".leaflet-communes-names-pane [tabindex]")).to_have_count(0)
        assert look(page) == []
        page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

        elise.cut_network()
        page.reload()
        chart = see_map(page, demo_server)
        expect(chart.locator("path.commune")).to_have_count(322, timeout=SLOW)
        expect(name).to_be_visible()
        elise.restore_network()

        kept = "Object.keys(localStorage).filter((key) => key.startsWith('kaftruck-outlines'))"
        assert len(page.evaluate(kept)) == 1
        page.goto(f"{demo_server.url}/reglages")
        unlock(page, CODE)
        button(page, "Se déconnecter").click()
        button(page.get_by_role("dialog"), "Se déconnecter").click()
        expect(page).to_have_url(f"{demo_server.url}/", timeout=SLOW)
        assert page.evaluate(kept) == []
