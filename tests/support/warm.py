"""Read by the process that servers are forked off (`forked.py`): what each would read and tidy anew."""

import gc

import uvicorn.lifespan.on
import uvicorn.loops.auto
import uvicorn.protocols.http.auto
import uvicorn.protocols.websockets.auto  # noqa: F401

import api.cli  # noqa: F401
from api.territory.france import france

france()
gc.collect()
gc.freeze()  # shared with all that are forked: their collectors need not look there again
