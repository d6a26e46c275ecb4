"""What a phone's camera sees: the code shown on another phone, as a film for Chromium's camera."""

import re
from pathlib import Path

from playwright.sync_api import Locator

WIDTH, HEIGHT, FRAMES = 640, 480, 4
DARK, LIGHT, ROOM = 40, 215, 120
"""Luma of the dark squares, the white ones and the room around."""


def film(code: Locator, path: Path) -> None:
    """Write the code of a `QrCode` on the page as a y4m film, held still in front of the camera."""
    side = int((code.get_attribute("viewBox") or "").split()[-1])
    drawn = code.locator("path").get_attribute("d") or ""
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1", drawn)}
    assert dark, "the code is not drawn yet"
    square = (HEIGHT - 40) // side
    left, top = (WIDTH - side * square) // 2, (HEIGHT - side * square) // 2
    luma = bytearray([ROOM]) * (WIDTH * HEIGHT)
    for y in range(side * square):
        row = bytes(
            shade
            for x in range(side)
            for shade in [DARK if (x, y // square) in dark else LIGHT] * square
        )
        start = (top + y) * WIDTH + left
        luma[start : start + len(row)] = row
    grey = bytes([128]) * (WIDTH * HEIGHT // 2)
    with path.open("wb") as out:
        out.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode())
        for _ in range(FRAMES):
            out.write(b"FRAME\n" + luma + grey)
