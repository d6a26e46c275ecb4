"""Pictures as a coordinator adds them, drawn here: a PNG of any colour and size."""

import struct
import zlib


def png(width: int, height: int, colour: tuple[int, int, int] = (120, 84, 60)) -> bytes:
    """A picture of one colour that grows lighter towards its foot."""

    def line(at: int) -> bytes:
        shade = bytes(min(255, part + 100 * at // height) for part in colour)
        return b"\0" + shade * width

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body))
            + kind
            + body
            + struct.pack(">I", zlib.crc32(kind + body) & 0xFFFFFFFF)
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"".join(line(at) for at in range(height)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


PHOTO = png(600, 300)
