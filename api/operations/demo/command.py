"""`kaftruck demo`, all but serving: build the demonstration if need be, and say how to enter."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from api.db import make_engine
from api.ledger import Ledger
from api.operations.daily import tidy
from api.operations.demo.build import build
from api.operations.demo.folder import Demo, built, stamp, under_construction
from api.operations.demo.team import ORGANISATION
from api.operations.schema import migrate
from api.phone import to_url
from api.settings import Settings

START_SECONDS = 30
BAR = 30


def ready(settings: Settings, make_app: Callable[[Settings], FastAPI]) -> Demo:
    """The demonstration in `settings.data_dir`, built on a server of its own when it is not there.

    A half-built one is begun again. Raises `BuildFailed`, `CannotMigrate`, OSError.
    """
    folder = settings.data_dir
    demo = built(folder)
    if demo is not None:
        return demo
    with under_construction(folder) as fresh:
        own = settings.model_copy(update={"data_dir": fresh, "map_outlines": "none"})
        migrate(own.database)
        with serving(make_app(own)) as url, to_url(url) as send:
            demo = build(send, show_progress)
        _a_day_passes(own)
        stamp(fresh, demo)
    return demo


def _a_day_passes(settings: Settings) -> None:
    """What a server does by itself every day: names of the first season have had their time."""
    engine = make_engine(settings.database)
    tidy(engine, Ledger(settings.ledger))
    engine.dispose()


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve `app` beside, on a free port of 127.0.0.1, for the length of the block; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + START_SECONDS
        while not server.started:
            if not thread.is_alive() or time.monotonic() > deadline:
                raise OSError("the server beside did not start")
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def show_progress(done: float, what: str) -> None:
    """One line that fills up."""
    filled = round(BAR * done)
    end = "\n" if done >= 1 else ""
    print(f"\r{'█' * filled}{'░' * (BAR - filled)} {done:4.0%}  {what:<38}", end=end, flush=True)


def announce(demo: Demo, settings: Settings) -> None:
    """Who can sign in, and that nobody in there exists."""
    print(f"\n{ORGANISATION}, construite le {demo.built_on}. Tout le monde y est inventé.\n")
    for name, role, email, password in demo.people:
        print(f"  {role:<28} {name:<28} {email:<24} {password}")
    print(f"\n  Clé de secours : {demo.recovery}")
    print(f"  Pour la refaire à la date du jour, supprimez le dossier {settings.data_dir}.\n")
