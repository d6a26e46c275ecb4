"""Serving the phone's application, with what a browser may keep and may do.

Hashed files never change, so they are kept for ever; the page and the worker are asked for each
time, so that an update is seen. Addresses that are neither a file nor the API's give the page: its
own router reads them. The content policy allows our own files and WebAssembly (Argon2id), nothing
else: no inline script or style, no other host but that of the map's pictures. The camera is for our
own pages alone: one reads a colleague's code with it.
"""

from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
NEVER_KEPT = "no-store"

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self'{images}",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(self)",
}
OF_JSON = {"X-Content-Type-Options": "nosniff"}
"""Of an answer that is JSON and said to be nothing else, a browser makes no page, whoever frames it:
the rest of `HEADERS` would weigh three times what a phone is told when nothing has changed.
"""


class SafeHeaders:
    """ASGI middleware that adds `HEADERS` to every answer, or `OF_JSON`; the API's are never kept.

    `tiles`: where pictures may come from beside this server, the map's background.
    """

    def __init__(self, app: ASGIApp, tiles: str | None = None) -> None:
        self.app = app
        where = urlsplit(tiles) if tiles else None
        images = f" {where.scheme}://{where.netloc}" if where else ""
        self.headers = {"Content-Security-Policy": POLICY.format(images=images)} | HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_json = headers.get("content-type", "").startswith("application/json")
                for name, value in (OF_JSON if is_json else self.headers).items():
                    headers.setdefault(name, value)
                if _is_api(scope["path"]):
                    headers.setdefault("Cache-Control", NEVER_KEPT)
            await send(message)

        await self.app(scope, receive, add)


class Application(StaticFiles):
    """The built application: its files, and its page for any other address of its own."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if _is_api(scope["path"]) or scope["path"].startswith("/."):
            raise HTTPException(404)
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or Path(path).suffix:
                raise
            response = await super().get_response("index.html", scope)
        response.headers["Cache-Control"] = _how_long(path, response)
        return response


def install(app: FastAPI, built: Path) -> None:
    """Serve the application built in `built` at `/`; call after every router is included."""
    app.mount("/", Application(directory=built, html=True, check_dir=False), name="application")


def is_built(built: Path) -> bool:
    """Whether there is an application to serve."""
    return (built / "index.html").is_file()


def _is_api(path: str) -> bool:
    return path == "/api" or path.startswith("/api/")


def _how_long(path: str, response: Response) -> str:
    if path.startswith("assets/"):
        return FOR_EVER
    # Safari would keep the page as it was left, a transaction begun: the next one would wait for it.
    page = response.headers.get("content-type", "").startswith("text/html")
    return NEVER_KEPT if page else ASK_FIRST
