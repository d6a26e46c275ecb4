"""Nobody fills the server's memory: what a request may weigh, said beforehand or counted as it comes."""

import json
from base64 import b64encode
from collections.abc import Iterator

from starlette.types import Message

from api.body_limit import MOST_BYTES
from api.coordination.sheet import MOST_BYTES as OF_A_TABLE
from api.report.picture import MOST_BYTES as OF_A_PICTURE
from tests.accounts.conftest import app as app
from tests.accounts.conftest import elise as elise
from tests.accounts.conftest import house as house
from tests.accounts.house import House, Someone

SALT = "/api/sessions/salt"
HEAVY = {
    "code": "too_large",
    "message_fr": "Cet envoi est trop lourd\u00a0: 3\u00a0Mo au plus.",
    "field": None,
    "retry": False,
}


def asked(size: int) -> bytes:
    """A request of just that many bytes, which the server understands."""
    return json.dumps({"email": "elise@mission.example"}).encode().ljust(size)


def in_pieces(body: bytes) -> Iterator[bytes]:
    """A body whose length nobody says beforehand."""
    yield from (body[at : at + 100_000] for at in range(0, len(body), 100_000))


def test_a_body_up_to_the_limit_is_read_and_one_byte_more_is_refused_in_french(
    house: House,
) -> None:
    browser, headers = house.browser(), {"Content-Type": "application/json"}
    for said in (bytes, in_pieces):
        full = browser.post(SALT, content=said(asked(MOST_BYTES)), headers=headers)
        over = browser.post(SALT, content=said(asked(MOST_BYTES + 1)), headers=headers)
        assert full.status_code == 200
        assert (over.status_code, over.json()) == (413, HEAVY)
        assert over.headers["cache-control"] == "no-store"


def test_an_endless_body_is_read_no_further_than_the_limit(house: House) -> None:
    taken, answer = 0, []

    async def receive() -> Message:
        nonlocal taken
        assert taken < 200, "all of it was read"
        taken += 1
        return {"type": "http.request", "body": b" " * 1_000_000, "more_body": taken < 200}

    async def send(message: Message) -> None:
        answer.append(message)

    for path in (SALT, "/api/organisations", "/api/sync/push"):
        taken = 0
        answer.clear()
        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "query_string": b"",
            "headers": [(b"transfer-encoding", b"chunked"), (b"content-type", b"application/json")],
        }
        house.portal.call(house.app, scope, receive, send)
        assert answer[0]["status"] == 413
        assert taken <= MOST_BYTES // 1_000_000 + 1


def test_the_heaviest_picture_and_table_are_not_too_heavy_to_be_looked_at(elise: Someone) -> None:
    for path, size in (
        ("/report/2022/pictures", OF_A_PICTURE),
        ("/organisation/places/read", OF_A_TABLE),
    ):
        answer = elise.post(path, {"content": b64encode(bytes(size)).decode()})
        assert (answer.status_code, answer.json()["field"]) == (400, "content")
