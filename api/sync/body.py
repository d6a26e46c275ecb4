"""Reading a request's body: gzip accepted, size capped before and after inflating."""

import zlib

from fastapi import Request
from starlette.requests import ClientDisconnect

from api.errors import BadInput, Damaged, TooLarge
from api.sync.digest import HEADER, is_whole
from api.sync.operation import MOST_BYTES


async def push_body(request: Request) -> bytes:
    """The body of a push, inflated.

    Raises `TooLarge` over 512 kB, `BadInput` when broken, cut short or packed in another way,
    `Damaged` when it is not what its digest says.
    """
    encoding = request.headers.get("content-encoding", "identity").lower()
    if encoding not in ("identity", "gzip"):
        raise BadInput
    received = await _received(request)
    body = received if encoding == "identity" else _inflated(received)
    if not is_whole(body, request.headers.get(HEADER)):
        raise Damaged
    return body


async def _received(request: Request) -> bytes:
    received = bytearray()
    try:
        async for chunk in request.stream():
            received += chunk
            if len(received) > MOST_BYTES:
                raise TooLarge
    except ClientDisconnect:  # the phone left the network: nothing went wrong here
        raise BadInput from None
    return bytes(received)


def _inflated(received: bytes) -> bytes:
    inflate = zlib.decompressobj(wbits=31)
    try:
        body = inflate.decompress(received, MOST_BYTES + 1)
    except zlib.error:
        raise BadInput from None
    if len(body) > MOST_BYTES:
        raise TooLarge
    if not inflate.eof or inflate.unused_data:
        raise BadInput
    return body
