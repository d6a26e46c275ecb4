"""`/api/sync`: push and pull. The contract is `docs/sync.md`.

Phones ask these two all day. Each has one thread for all that it does, and none of FastAPI's
dependencies, which cost a tenth of a push of 20.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from msgspec import DecodeError, Meta, Struct
from msgspec.json import Decoder, encode
from pydantic import BaseModel, Field, ValidationError
from sqlalchemy import Engine
from starlette.background import BackgroundTask

from api.db import reading
from api.deps import Account, AskingId, Database, SignedIn, any_account, may_read
from api.errors import DOCUMENTED, AppTooOld, BadInput
from api.sync.body import push_body
from api.sync.digest import json_answer
from api.sync.examples import (
    HISTORY_EXAMPLE,
    PULL_EXAMPLE,
    PUSH_ANSWER_EXAMPLE,
    PUSH_EXAMPLE,
)
from api.sync.history import MOST_OPERATIONS, HistoryOut, history
from api.sync.operation import Op, Result, WireRow
from api.sync.pull import MOST_ROWS, Page, note_pull, pull, scopes_of
from api.sync.push import Batch, push

router = APIRouter(prefix="/api/sync", tags=["sync"], responses=DOCUMENTED)

OLDEST_READER = 1
"""Apps of an older generation may still push, but must be updated before they read."""


class PushIn(BaseModel):
    """What a phone sends. Each operation is judged by itself, so `ops` is read leniently."""

    epoch: str = Field(max_length=36)
    client_now: int = Field(description="the phone's clock, milliseconds since 1970")
    app: str = Field(default="", max_length=40)
    waiting: int = Field(default=0, ge=0, description="operations left on the phone after these")
    brief: bool = Field(default=False, description="what was just sent need not be told again")
    ops: list[Any]


class WellFormed(Struct):
    """The same when all in it is of the right kind: read at once, in a quarter of the time."""

    epoch: Annotated[str, Meta(max_length=36)]
    client_now: int
    ops: list[Op]
    app: Annotated[str, Meta(max_length=40)] = ""
    waiting: Annotated[int, Meta(ge=0)] = 0
    brief: bool = False


_WELL_FORMED = Decoder(WellFormed)


class RowsAsSent(BaseModel):
    """Rows that are just what this push creates, by whoever sent it."""

    fields: dict[str, list[str]] = Field(
        description="all fields of a type: those that the creation does not name are null"
    )
    rows: list[tuple[int, int, int]] = Field(
        description="of each: which operation of the push creates it, which of its changes, its seq"
    )


class PushOut(BaseModel):
    """The answer to a push; `server_now` in milliseconds since 1970."""

    results: list[Result | None] = Field(
        description="in the order sent; null, in brief only: applied at its own time"
    )
    rows: list[WireRow]
    as_sent: RowsAsSent | None = Field(description="null unless the push asks for brief answers")
    scopes: str = Field(description="of whom the rows are told, as a page says it")
    epoch: str
    server_now: int


class PullOut(BaseModel):
    """A page of rows above the cursor; `more` when another page waits."""

    rows: list[WireRow]
    cursor: int
    more: bool
    scopes: str
    epoch: str
    purged: int = Field(description="send it back with the next page")
    server_now: int


@router.post(
    "/push",
    response_model=PushOut,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": PushIn.model_json_schema(), "example": PUSH_EXAMPLE}
            },
        }
    },
    responses={200: {"content": {"application/json": {"example": PUSH_ANSWER_EXAMPLE}}}},
)
async def push_operations(request: Request, asking_id: AskingId = "") -> Response:
    """Send at most 200 operations and 512 kB; gzip accepted. Sending again is harmless."""
    body = await push_body(request)
    return await run_in_threadpool(_taken_in, request, asking_id, body)


def _taken_in(request: Request, asking_id: str, body: bytes) -> Response:
    engine, ledger = request.app.state.engine, request.app.state.ledger
    account = any_account(request, engine, asking_id)
    sent = _read(body)
    batch = Batch(sent.epoch, sent.app, sent.waiting, sent.ops, sent.brief)
    answer = push(engine, ledger, account, batch)
    return _json(
        {
            "results": answer.told,
            "rows": answer.rows,
            "as_sent": answer.as_sent,
            "scopes": scopes_of(answer.account),
            "epoch": answer.epoch,
            "server_now": answer.server_now,
        }
    )


@router.get(
    "/pull",
    response_model=PullOut,
    responses={200: {"content": {"application/json": {"example": PULL_EXAMPLE}}}},
)
async def pull_rows(
    request: Request,
    cursor: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 500,
    epoch: Annotated[str | None, Query(max_length=36)] = None,
    purged: Annotated[int | None, Query(ge=0)] = None,
    reader: Annotated[int, Query(description="the generation of rows the app reads")] = 1,
    asking_id: AskingId = "",
) -> Response:
    """Rows changed after `cursor`, in the order in which they were committed."""
    page = partial(pull, cursor=cursor, limit=limit, epoch=epoch, purged=purged)
    return await run_in_threadpool(_page_of, request, asking_id, reader, page)


def _page_of(
    request: Request, asking_id: str, reader: int, ask: Callable[[Engine, Account], Page]
) -> Response:
    engine = request.app.state.engine
    account = may_read(any_account(request, engine, asking_id))
    if reader < OLDEST_READER:
        raise AppTooOld
    page = ask(engine, account)
    answer = json_answer(page.text)
    if page.to_note:
        answer.background = BackgroundTask(note_pull, engine, account)
    return answer


@router.get(
    "/history/youth/{youth}",
    responses={200: {"content": {"application/json": {"example": HISTORY_EXAMPLE}}}},
)
def youth_history(
    youth: Annotated[str, Path(max_length=36)],
    account: SignedIn,
    engine: Database,
    after: Annotated[int, Query(ge=0, description="the cursor of the page before")] = 0,
    limit: Annotated[int, Query(ge=1, le=MOST_OPERATIONS)] = MOST_OPERATIONS,
) -> HistoryOut:
    """Who changed what of a young person's file, in the order in which it was committed."""
    with reading(engine) as session:
        return history(session, account, youth, after, limit)


def _read(body: bytes) -> PushIn | WellFormed:
    """The push in `body`. Raises `BadInput`.

    A malformed operation costs only itself, so what cannot be read at once is read again leniently.
    A text field cut through an emoji holds half a character, which both quick readers refuse with
    everything around it: that is read slowly.
    """
    with suppress(DecodeError, UnicodeDecodeError, RecursionError):
        return _WELL_FORMED.decode(body)
    with suppress(ValidationError):
        return PushIn.model_validate_json(body)
    try:
        return PushIn.model_validate(json.loads(body))
    except (ValueError, RecursionError):
        raise BadInput from None


def _json(content: Any) -> Response:
    return json_answer(encode(content))
