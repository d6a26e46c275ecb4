"""What the server does by itself once a day, from its start on."""

import asyncio
import logging

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from api.accounts.doorstep import all_organisations
from api.db import reading
from api.ledger import Ledger
from api.operations.replay import finish_erasures
from api.privacy.refusals import empty_old_refusals
from api.privacy.retention import forget_silent
from api.privacy.sessions import purge_sessions
from api.privacy.tombstones import purge_tombstones
from api.territory.choice import renew
from api.territory.outlines import Outlines

DAY_SECONDS = 24 * 3600
FIRST_SECONDS = 60  # not while the server starts

log = logging.getLogger("kaftruck.daily")


def tidy(engine: Engine, ledger: Ledger) -> None:
    """Forget whoever has been silent too long; refusals, tombstones and sessions have their time.

    Erasures that were cut off are finished first.
    Territories follow the year's communes, once the server knows them.
    """
    with reading(engine) as session:
        organisations = all_organisations(session)
    finished = finish_erasures(engine, ledger, organisations)
    if finished:
        log.info("%d files erased whose erasure had been cut off", finished)
    silent = forget_silent(engine, ledger, organisations)
    if silent:
        log.info("%d files without news for too long: what was sealed is gone", silent)
    old = empty_old_refusals(engine, organisations)
    if old:
        log.info("%d operations refused too long ago: what was sealed is gone", old)
    gone = purge_tombstones(engine, organisations)
    if gone:
        log.info("%d tombstones removed", gone)
    over = purge_sessions(engine, organisations)
    if over:
        log.info("%d sessions removed that no browser can still have", over)
    renewed = renew(engine, organisations)
    if renewed:
        log.info("%d territories follow the communes of this year", renewed)


def fetch(engine: Engine, outlines: Outlines) -> None:
    """Have the outlines fetched that maps of territories lack."""
    with reading(engine) as session:
        organisations = all_organisations(session)
    outlines.fetch_soon(engine, organisations)


async def every_day(engine: Engine, ledger: Ledger, outlines: Outlines) -> None:
    """Tidy up day after day until cancelled; a failure waits for the next day."""
    await asyncio.sleep(FIRST_SECONDS)
    while True:
        try:
            await asyncio.to_thread(tidy, engine, ledger)
            await asyncio.to_thread(fetch, engine, outlines)
        except (SQLAlchemyError, OSError) as error:
            log.warning("not tidied today: %s", type(error).__name__)
        await asyncio.sleep(DAY_SECONDS)
