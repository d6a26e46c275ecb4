"""Takes pictures of a phone's screen or a desk's and keeps them small: WebP, which Chromium writes itself."""

import base64
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
SHARP = 1.5
"""Pixels of a picture to one of the screen: legible when printed, and still a light page to read."""
QUALITY = 82
EDGE = "html::after{content:'';position:fixed;inset:0;border:1px solid #9A8979;z-index:1}"
"""A picture of a white screen on a white page needs an edge."""

Part = Literal["screen", "sheet"]


@dataclass
class Camera:
    """Writes pictures into `folder`; `taken` are their names."""

    browser: Browser
    folder: Path
    taken: list[str] = field(default_factory=list)

    def phone(self, user_agent: str | None = None) -> Page:
        """A page of a phone of its own, in light colours, where nothing moves."""
        context: BrowserContext = self.browser.new_context(
            viewport=PHONE,
            device_scale_factor=SHARP,
            user_agent=user_agent,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            has_touch=True,
            color_scheme="light",
            reduced_motion="reduce",
        )
        return context.new_page()

    def desk(self) -> Page:
        """The same of a computer."""
        return self.browser.new_context(
            viewport=DESK,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            color_scheme="light",
            reduced_motion="reduce",
        ).new_page()

    def take(self, page: Page, name: str, part: Part = "screen") -> None:
        """A picture of the whole screen, or of the sheet in front with a hand's breadth above it."""
        page.evaluate("() => document.activeElement?.blur()")
        page.wait_for_timeout(400)  # what is read from the phone's own store is painted
        top = 0.0
        if part == "sheet":
            box = page.get_by_role("dialog").last.bounding_box()
            top = max(0.0, box["y"] - 24) if box else 0.0
        size = page.viewport_size or PHONE
        height = size["height"] - round(top)
        shot = page.screenshot(clip={"x": 0, "y": top, "width": size["width"], "height": height})
        self._frame(shot, {"width": size["width"], "height": height}, self.folder / f"{name}.webp")
        self.taken.append(name)

    def _frame(self, shot: bytes, size: ViewportSize, path: Path) -> None:
        sharp = SHARP if size["width"] == PHONE["width"] else 1
        frame = self.browser.new_page(viewport=size, device_scale_factor=sharp)
        source = base64.b64encode(shot).decode()
        frame.set_content(
            f"<style>body{{margin:0}}img{{display:block;width:100%}}{EDGE}</style>"
            f"<img src='data:image/png;base64,{source}'>"
        )
        frame.locator("img").evaluate("image => image.decode()")
        session = frame.context.new_cdp_session(frame)
        asked = {"format": "webp", "quality": QUALITY, "captureBeyondViewport": False}
        answer = session.send("Page.captureScreenshot", asked)
        path.write_bytes(base64.b64decode(answer["data"]))
        frame.close()
