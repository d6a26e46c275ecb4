"""Builds the application: routers, error answers, headers, compression, the phone's own files."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from api import errors, request_log, web
from api.accounts import routes as accounts
from api.accounts.cookies import RollingCookie
from api.body_limit import BodyLimit
from api.coordination import routes as coordination
from api.db import make_engine
from api.indicators import routes as indicators
from api.information import routes as information
from api.ledger import Ledger
from api.operations import health
from api.operations.daily import every_day
from api.report import routes as report
from api.settings import Settings
from api.sync import routes as sync
from api.territory import routes as territory
from api.territory.france import france
from api.territory.outlines import Outlines

COMPRESSED_FROM = 500  # bytes; below, the header costs more than it saves
COMPRESSION = 4  # of 9; from here on a hundredth less in bytes costs a fifth more in time


def create_app(settings: Settings) -> FastAPI:
    """The whole server. Its database must have been migrated; its engine is `app.state.engine`."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        tidying = asyncio.create_task(
            every_day(app.state.engine, app.state.ledger, app.state.outlines)
        )
        yield
        tidying.cancel()
        app.state.engine.dispose()

    app = FastAPI(
        title="KAF’Truck",
        version="1",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
    )
    app.state.settings = settings
    app.state.ledger = Ledger(settings.ledger)
    app.state.outlines = Outlines(settings)
    app.state.engine = make_engine(settings.database)
    errors.install(app)
    for part in (
        sync,  # first: each request looks through them in this order, and most are its
        *(accounts, indicators, information, territory, coordination),
        *(report, health),
    ):
        # As they are: `include_router` makes each route anew, which took the most of a start.
        app.router.routes.extend(part.router.routes)
    web.install(app, settings.app_dir)
    app.add_middleware(BodyLimit)  # inmost: what it answers is logged and has our headers
    app.add_middleware(GZipMiddleware, minimum_size=COMPRESSED_FROM, compresslevel=COMPRESSION)
    app.add_middleware(RollingCookie)
    app.add_middleware(web.SafeHeaders, tiles=settings.tiles)
    app.add_middleware(request_log.RequestLog)
    return app


def settle_memory() -> None:
    """Have Python's collector leave alone what the server is built of, and come by less often.

    A batch of 200 makes some ten thousand objects that end with it: looking through all of memory
    for cycles meanwhile took a fifth of its time. Call once, when everything is loaded.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def from_environment() -> FastAPI:
    """The server as its environment says, for `uvicorn --factory`."""
    settings = Settings()
    request_log.set_up(settings.log_level)
    app = create_app(settings)
    france()  # a quarter of a second that no first request should wait
    settle_memory()
    return app
