"""Reading a request's body: gzip accepted, size capped before and after inflating."""

import zlib

from fastapi import Request

from api.errors import BadInput, TooLarge
from api.sync.operation import MOST_BYTES


async def push_body(request: Request) -> bytes:
    """The body of a push, inflated. Raises `TooLarge` over 512 kB, `BadInput` when broken."""
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > MOST_BYTES:
            raise TooLarge
    if request.headers.get("content-encoding", "identity") == "identity":
        return bytes(received)
    inflate = zlib.decompressobj(wbits=31)
    try:
        body = inflate.decompress(bytes(received), MOST_BYTES + 1)
    except zlib.error:
        raise BadInput from None
    if len(body) > MOST_BYTES:
        raise TooLarge
    if not inflate.eof:
        raise BadInput
    return body
