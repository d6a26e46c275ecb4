"""A push and its answer, a page: each goes with a digest of its JSON, so that it arrives whole or not.

TLS sees to that between two machines. A proxy that ends it, a cache or a bad memory does not, and a
digit changed in a `seq` or a `cursor` would leave a phone apart from the server without anybody
knowing. The header is the IETF's draft `Unencoded-Digest`: of the body before it is packed. Whoever
sends none is believed: older apps, proxies that keep to themselves what they do not know.
"""

from base64 import b64encode
from hashlib import sha256

from fastapi import Response

HEADER = "Unencoded-Digest"
KIND = "sha-256=:"


def digest_of(body: bytes) -> str:
    """The header's value for a body."""
    return f"{KIND}{b64encode(sha256(body).digest()).decode()}:"


def is_whole(body: bytes, said: str | None) -> bool:
    """Whether a body is what its sender's header says; without one of our kind, yes."""
    return said is None or not said.startswith(KIND) or said == digest_of(body)


def json_answer(body: bytes) -> Response:
    """An answer of JSON with its digest."""
    return Response(body, media_type="application/json", headers={HEADER: digest_of(body)})
