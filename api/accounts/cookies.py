"""The session cookie: one per account, so that several people can share a phone."""

from fastapi import Request, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SESSION_DAYS = 90
SHARED_HOURS = 12
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
PATH = "/api"


def cookie_name(person_id: str) -> str:
    """The session cookie of one account."""
    return f"kaftruck_{person_id}"


def give(
    request: Request, response: Response, person_id: str, token: str, *, shared: bool = False
) -> None:
    """Set the cookie for 90 days, or on a shared computer until its browser closes."""
    response.set_cookie(
        cookie_name(person_id),
        token,
        max_age=None if shared else SESSION_DAYS * 24 * 3600,
        path=PATH,
        secure=_secure(request),
        httponly=True,
        samesite="strict",
    )


def take_back(request: Request, response: Response, person_id: str) -> None:
    """Make the browser forget the cookie."""
    response.delete_cookie(
        cookie_name(person_id),
        path=PATH,
        secure=_secure(request),
        httponly=True,
        samesite="strict",
    )


def roll(request: Request, person_id: str, token: str) -> None:
    """Have the answer to this request, whatever it is, set the cookie for 90 days again."""
    holder = Response()
    give(request, holder, person_id, token)
    request.state.rolled_cookie = holder.headers["set-cookie"]


class RollingCookie:
    """ASGI middleware that adds the cookie of `roll`, unless the answer sets that cookie itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def add(message: Message) -> None:
            rolled = state.get("rolled_cookie")
            if message["type"] == "http.response.start" and rolled:
                headers = MutableHeaders(scope=message)
                name = rolled.partition("=")[0] + "="
                if not any(one.startswith(name) for one in headers.getlist("set-cookie")):
                    headers.append("set-cookie", rolled)
            await send(message)

        await self.app(scope, receive, add)


def _secure(request: Request) -> bool:
    """Only a machine talking to itself may do without encryption."""
    return request.url.scheme == "https" or request.url.hostname not in LOCAL
