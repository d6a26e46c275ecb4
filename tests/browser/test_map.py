"""Places on a map: drawn from the figures, over pictures where the server has some, plain without."""

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import expect

from tests.support.browsers import DESKTOP, OpenProfile
from tests.support.demonstration import enter
from tests.support.in_the_app import CODE, SLOW, open_at
from tests.support.looking import look
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
    Thread(target=server.serve_forever, daemon=True).start()
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
        elise = open_profile(size=DESKTOP)
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
