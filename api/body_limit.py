"""No request may weigh more than the heaviest that the application sends: a picture, a table of places.

Starlette counts what comes in pieces; but it wraps each request for that, a fiftieth of the time of
an empty page. A length that is declared needs no counting: the HTTP reader takes no byte more.
"""

from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import TooHeavy

MOST_BYTES = 3_000_000
"""In base64, pictures and tables of 2 MB take 2.8. Pushes have a limit of their own, below."""


class BodyLimit:
    """ASGI middleware that answers `TooHeavy` before, or as soon as, a body is over `MOST_BYTES`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.counting = RequestBodyLimitMiddleware(app, MOST_BYTES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self.app
        if scope["type"] == "http":
            for name, value in scope["headers"]:
                if name == b"transfer-encoding":
                    app = self.counting
                elif name == b"content-length" and int(value) > MOST_BYTES:
                    app = JSONResponse(TooHeavy().body(), TooHeavy.status)
        await app(scope, receive, send)
