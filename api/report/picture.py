"""A picture that the coordinator adds: looked at from outside, and rid of what it says beside itself.

Where and when it was taken, by which phone, a hidden smaller copy: none of that is kept (JPEG's APP1,
comments and the like, PNG's text, time and EXIF chunks). What is needed to draw it stays. Every JPEG
is given one and the same JFIF head: one that began with EXIF would else have none, and Word's writer
takes it for no picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import error as too_short
from struct import unpack_from
from typing import Literal
from zlib import crc32

from api.errors import BadInput

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 24_000_000
PNG = b"\x89PNG\r\n\x1a\n"
DRAWN = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"pHYs",
    )
)
"""The chunks of a PNG without which it looks otherwise (ISO 15948)."""

SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended, progressive: what Word, LibreOffice and typst draw."""
TABLES = frozenset({0xC4, 0xDB, 0xDD})
KEPT_APPS = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
JFIF = bytes.fromhex("ffe0 0010 4a46494600 0101 00 0001 0001 00 00")
"""Version 1.1, square pixels, no smaller copy (ITU T.871, 10.1): a head that came could hold one."""


@dataclass(frozen=True)
class Seen:
    """A picture as it is kept; sizes in pixels."""

    media_type: Literal["image/jpeg", "image/png"]
    content: bytes
    width: int
    height: int


def looked_at(content: bytes) -> Seen:
    """The picture without what it says beside itself. Raises BadInput, in French."""
    if len(content) > MOST_BYTES:
        raise BadInput("Cette image est trop lourde : 2 Mo au plus.", field="content")
    try:
        if content.startswith(PNG):
            seen = _png(content)
        elif content.startswith(b"\xff\xd8\xff"):
            seen = _jpeg(content)
        else:
            raise BadInput("Une image doit être un fichier JPEG ou PNG.", field="content")
    except (too_short, ValueError, IndexError):
        raise BadInput(
            "Cette image est abîmée : enregistrez-la à nouveau.", field="content"
        ) from None
    if not 0 < seen.width * seen.height <= MOST_PIXELS:
        raise BadInput("Cette image est trop grande : réduisez-la d’abord.", field="content")
    return seen


def _png(content: bytes) -> Seen:
    kept = [PNG]
    at = len(PNG)
    names: list[bytes] = []
    while not names or names[-1] != b"IEND":
        length, name = unpack_from(">I4s", content, at)
        whole = content[at : at + 12 + length]
        (checked,) = unpack_from(">I", whole, 8 + length)
        if checked != crc32(whole[4 : 8 + length]):
            raise ValueError("a chunk is damaged")
        if name in DRAWN:
            kept.append(whole)
        names.append(name)
        at += len(whole)
    if names[0] != b"IHDR" or b"IDAT" not in names:
        raise ValueError("not a picture")
    width, height = unpack_from(">II", content, 16)
    return Seen("image/png", b"".join(kept), width, height)


def _jpeg(content: bytes) -> Seen:
    kept = [b"\xff\xd8", JFIF]
    size = None
    had_head, components, transform = False, b"", 1
    for marker, part in _segments(content):
        if marker in FRAMES:
            height, width = unpack_from(">HH", part, 5)
            size = width, height
            components = part[10::3]
        if marker == 0xE0 and part[4:].startswith(b"JFIF\0"):
            had_head = True
        if marker == 0xEE and part[4:].startswith(b"Adobe"):
            transform = part[15]
        app = KEPT_APPS.get(marker)
        if marker in FRAMES | TABLES | {SOS, EOI} or (app and part[4:].startswith(app)):
            kept.append(part)
        elif not 0xE0 <= marker <= 0xEF and marker != 0xFE:
            raise ValueError("a kind of JPEG that offices do not draw")
    if size is None:
        raise ValueError("not a picture")
    # the head says that colours are YCbCr: red, green and blue would be drawn as something else
    if not had_head and (components == b"RGB" or (len(components) == 3 and not transform)):
        raise BadInput(
            "Les couleurs de cette image sont rangées d’une façon rare : "
            "enregistrez-la à nouveau, en JPEG ordinaire ou en PNG.",
            field="content",
        )
    return Seen("image/jpeg", b"".join(kept), *size)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its bytes (ITU T.81, B.1), a scan with its data, up to the end of the image."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise ValueError("not a marker")
        while content[at + 1] == 0xFF:
            at += 1
        marker = content[at + 1]
        if marker == EOI:
            yield marker, b"\xff\xd9"
            return
        (length,) = unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(content):
            raise ValueError("cut short")
        if marker == SOS:
            end = _end_of_scan(content, end)
        yield marker, content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] == 0 or 0xD0 <= content[at + 1] <= 0xD7:
            at += 2
        else:
            return at
