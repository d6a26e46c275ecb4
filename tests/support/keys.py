"""The keyboard alone: where the focus is, that it can be seen, and ways to lead it."""

import re

from playwright.sync_api import Page, expect

NOTHING = "nothing has the focus"
FAR = 90
"""The most presses of Tab from anything to anything on a screen."""

# What has the focus: its name as it is read (a title after a #), and what is wrong with how it is shown.
FOCUSED = """() => {
  const here = document.activeElement;
  const said = here.getAttribute('aria-label') ?? here.labels?.[0]?.textContent ?? here.textContent ?? '';
  const name = said.replace(/\\s+/g, ' ').trim();
  if (here === document.body || here.localName === 'dialog') return ['', 'nothing has the focus'];
  // A title is focused so that it is read; it is no control, and shows no ring.
  if (/^h[1-3]$/.test(here.localName)) return [`# ${name}`, ''];
  const ringed = ({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none';
  // A field's ring is drawn around its box.
  const drawn = [here, here.closest('.box, form, label')].filter(Boolean).map((one) => getComputedStyle(one));
  if (!drawn.some(ringed)) return [name, 'no ring'];
  const { left, top, width, height } = here.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 28));
  const seen = hit && (here.contains(hit) || hit.contains(here) || hit.closest('label')?.control === here);
  return [name, seen ? '' : 'out of sight'];
}"""


class Keys:
    """Somebody with a keyboard and nothing else; `lost` is where the focus could not be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lost: list[str] = []
        self.beyond = False

    def press(self, key: str) -> str:
        """Press a key once; the name of what has the focus then."""
        before = self.here()
        self.page.keyboard.press(key)
        # After the last thing of a page, Tab leads to the browser's own bar.
        return self.here(beyond=key.endswith("Tab"), how=f"{key} from “{before}”")

    def here(self, beyond: bool = False, how: str = "") -> str:
        """The name of what has the focus; noted when it cannot be seen, unless it may be beyond the page."""
        name, wrong = self.page.evaluate(FOCUSED)
        if (wrong and not (beyond or self.beyond)) or wrong not in ("", NOTHING):
            self.lost.append(f"{wrong}: “{name}” {how}")
        self.beyond = wrong == NOTHING and beyond
        return str(name)

    def arrives(self) -> None:
        """Wait for what a page that opens, or goes, does with the focus."""
        for _ in range(20):
            if self.page.evaluate(FOCUSED)[1] != NOTHING:
                return
            self.page.wait_for_timeout(50)

    def to(self, name: str, key: str = "Tab") -> None:
        """Lead the focus to what is named so, from its beginning."""
        wanted = re.compile(name)
        self.arrives()
        passed = [self.here(how=f"before {name}")]
        while not wanted.match(passed[-1]):
            assert len(passed) < FAR, f"{name} is not reached with {key}: {passed}"
            passed.append(self.press(key))

    def use(self, name: str) -> None:
        """Lead the focus to a button or link and press it."""
        self.to(name)
        self.page.keyboard.press("Enter")

    def choose(self, group: str, answer: str) -> None:
        """Enter a group of answers, which one Tab reaches, and choose one with the arrows."""
        self.to(group)
        self.to(answer, "ArrowRight")

    def pick(self, item: str) -> None:
        """Open the screen's menu and pick something of it."""
        self.use("Autres actions")
        expect(self.page.get_by_role("menu")).to_be_visible()
        self.to(item, "ArrowDown")
        self.page.keyboard.press("Enter")

    def is_on(self, name: str) -> None:
        """The focus is on what is named so."""
        wanted = re.compile(name)
        for _ in range(40):
            if wanted.match(self.page.evaluate(FOCUSED)[0]):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"the focus is on “{self.here()}”, not on {name}")
