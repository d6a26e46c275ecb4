"""One line a request: method, route, status, milliseconds. Nothing a person typed.

The route is the template (`/api/people/{id}`), never the address: addresses and query strings may
carry what someone wrote. Failures are logged by type and place only, because messages of database
drivers quote the values they were given.
"""

import logging
import sys
import time
import traceback
from types import TracebackType

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("kaftruck.requests")
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class RequestLog:
    """ASGI middleware that writes the line once the answer has left."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watch)
        finally:
            milliseconds = (time.perf_counter() - began) * 1000
            log.info("%s %s %d %.0f ms", scope["method"], _route(scope), status, milliseconds)


def _route(scope: Scope) -> str:
    route = scope.get("route")
    return getattr(route, "path", None) or "(file)"


class WithoutValues(logging.Formatter):
    """Formats failures as their type and places in the code, leaving their message out."""

    def formatException(self, ei: ExcInfo) -> str:
        kind, error, _ = ei
        if kind is None or error is None:
            return ""
        lines = []
        seen: BaseException | None = error
        while seen is not None:
            places = traceback.extract_tb(seen.__traceback__)
            lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
            lines += [f"  {place.filename}:{place.lineno} {place.name}" for place in places]
            seen = seen.__cause__ or seen.__context__
        return "\n".join(lines)


def set_up(level: str) -> None:
    """Send every log to the error stream in this form; call once, before serving."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WithoutValues("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it would write down every address
