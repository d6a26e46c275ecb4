"""What the server does by itself once a day, from its start on."""

import asyncio
import logging

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from api.accounts.doorstep import all_organisations
from api.db import reading
from api.privacy.tombstones import purge_tombstones

DAY_SECONDS = 24 * 3600
FIRST_SECONDS = 60  # not while the server starts

log = logging.getLogger("kaftruck.daily")


def tidy(engine: Engine) -> None:
    """Remove tombstones that have had their time, in every organisation."""
    with reading(engine) as session:
        organisations = all_organisations(session)
    gone = purge_tombstones(engine, organisations)
    if gone:
        log.info("%d tombstones removed", gone)


async def every_day(engine: Engine) -> None:
    """Tidy up day after day until cancelled; a failure waits for the next day."""
    await asyncio.sleep(FIRST_SECONDS)
    while True:
        try:
            await asyncio.to_thread(tidy, engine)
        except SQLAlchemyError as error:
            log.warning("not tidied today: %s", type(error).__name__)
        await asyncio.sleep(DAY_SECONDS)
