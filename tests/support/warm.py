"""Read by the process that servers are forked off (`forked.py`): what each would read and tidy anew."""

import gc
from importlib import import_module

from api.territory.france import france

for name in (
    *("api.cli", "uvicorn.lifespan.on", "uvicorn.loops.auto"),
    *("uvicorn.protocols.http.auto", "uvicorn.protocols.websockets.auto"),
):
    import_module(name)

france()
gc.collect()
gc.freeze()  # shared with all that are forked: their collectors need not look there again
