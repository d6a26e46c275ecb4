"""What a person does with the app in any engine: sees, touches, types. The words are the app's own."""

import base64
import re
import time
from pathlib import Path
from typing import Any

from tests.engines.commands import CommandFailed, Commands
from tests.support.in_the_app import SLOW

FINDING = Path(__file__).with_name("finding.js").read_text()
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver names an element in JSON
NOT_YET = {"element click intercepted", "element not interactable", "stale element reference"}
ASKING = """const [done, ...given] = [...arguments].reverse();
(async () => (%s)(...given.reverse()))().then(
  (told) => done([told ?? null, null]), (error) => done([null, String(error)]));"""


class Hands:
    """One person's hands and eyes on one phone."""

    def __init__(self, commands: Commands) -> None:
        self._do = commands

    def open(self, address: str) -> None:
        """Go to an address, as a link from outside does: the app begins anew."""
        self._do("Navigate", url=address)

    def reload(self) -> None:
        """Begin the app anew where it is. (The command for it passes workers by in Firefox.)"""
        self.open(str(self.evaluate("() => location.href")))

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """What a function of the page returns, or what its promise comes to."""
        told, error = self._do("ExecuteAsyncScript", script=ASKING % function, args=arguments)
        assert error is None, error
        return told

    def picture(self, path: Path) -> None:
        """What the screen shows, as a PNG file."""
        path.write_bytes(base64.b64decode(self._do("TakeScreenshot")))

    def sees(self, pattern: str, kind: str = "text") -> str:
        """Wait until something of that name is seen; its element."""
        deadline = time.monotonic() + SLOW / 1000
        while (found := self._found(kind, pattern)) is None:
            assert time.monotonic() < deadline, f"no {kind} {pattern} on the page:\n{self._page()}"
            time.sleep(0.05)
        return found

    def until(self, question: str) -> None:
        """Ask the page until the answer is yes."""
        deadline = time.monotonic() + SLOW / 1000
        while not self.evaluate(question):
            assert time.monotonic() < deadline, f"never so: {question}"
            time.sleep(0.05)

    def sees_no(self, pattern: str, kind: str = "text") -> None:
        """Wait until nothing of that name is seen."""
        deadline = time.monotonic() + SLOW / 1000
        while self._found(kind, pattern) is not None:
            assert time.monotonic() < deadline, f"{kind} {pattern} stays:\n{self._page()}"
            time.sleep(0.05)

    def press(self, name: str, kind: str = "button") -> None:
        """Touch what has that very name: a button or a link (`kind="choice"`: a radio, a box)."""
        self.press_like(f"^{re.escape(name)}$", kind)

    def press_like(self, pattern: str, kind: str = "button") -> None:
        """Touch what has a name like that, once it holds still."""
        deadline = time.monotonic() + SLOW / 1000
        while True:
            try:
                self._do("ElementClick", id=self.sees(pattern, kind))
            except CommandFailed as refused:
                if refused.error not in NOT_YET or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return

    def fill(self, label: str, text: str) -> None:
        """Write in the field whose label begins so, in place of what it holds."""
        element = self.sees(f"^{re.escape(label)}", "field")
        self._do("ElementClear", id=element)
        self._do("ElementSendKeys", id=element, text=text)

    def type(self, text: str) -> None:
        """Type on the keyboard, wherever its focus is."""
        keys = [{"type": way, "value": key} for key in text for way in ("keyDown", "keyUp")]
        self._do("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": keys}])

    def _found(self, kind: str, pattern: str) -> str | None:
        try:
            found = self.evaluate(FINDING, kind, pattern)
        except CommandFailed as refused:
            if refused.error not in NOT_YET:  # it left the page while it was told of
                raise
            return None
        return found and str(found[ELEMENT])

    def _page(self) -> str:
        return str(self.evaluate("() => `${location.pathname}\\n${document.body.innerText}`"))
