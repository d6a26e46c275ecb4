"""The demonstration organisation on one afternoon that does not pass by itself."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Page

from api.main import create_app
from api.operations.daily import tidy
from api.operations.demo.build import build
from api.operations.demo.command import serving
from api.operations.demo.timeline import ms_of
from api.operations.schema import migrate
from api.phone import to_url
from api.settings import Settings

AFTERNOON = datetime(2026, 6, 16, 13, 55)
"""A Tuesday, a few minutes before the demonstration's outing of the day (local time)."""


@dataclass
class Stage:
    """The server's address, and the time that it and the pages in front of it believe."""

    url: str
    now: datetime
    pages: list[Page] = field(default_factory=list)

    def it_is(self, hour: int, minute: int) -> None:
        """Move every clock to this time of the afternoon."""
        self.now = self.now.replace(hour=hour, minute=minute)
        for page in self.pages:
            page.clock.set_fixed_time(ms_of(self.now) / 1000)

    def enters(self, page: Page) -> Page:
        """This page follows the clock of the stage, too."""
        self.pages.append(page)
        page.clock.set_fixed_time(ms_of(self.now) / 1000)
        return page


@contextmanager
def staged() -> Iterator[Stage]:
    """The demonstration built for the afternoon and served on 127.0.0.1.

    The part of the server that dates what is written asks `time.time_ns`; sessions keep the real
    time, as the browser's cookies do.
    """
    stage = Stage("", AFTERNOON)
    with (
        tempfile.TemporaryDirectory(prefix="kaftruck-guide-") as name,
        patch.object(time, "time_ns", lambda: ms_of(stage.now) * 1_000_000),
    ):
        settings = Settings(data_dir=Path(name), database_url="", map_outlines="none")
        migrate(settings.database)
        app = create_app(settings)
        with serving(app) as stage.url:
            with to_url(stage.url) as send:
                build(send, lambda _done, _what: None, AFTERNOON)
            tidy(app.state.engine, app.state.ledger)  # now, rather than a minute into the pictures
            yield stage
