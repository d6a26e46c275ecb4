"""What is wrong with a screen as far as a machine can see: axe-core, small targets, what is cut off."""

from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Locator, Page, ViewportSize, expect

from api.settings import ROOT
from tests.support.browsers import DESKTOP, PHONE, SMALL_PHONE
from tests.support.in_the_app import SLOW

AXE = (ROOT / "pwa" / "node_modules" / "axe-core" / "axe.min.js").read_text()
LOOKING = (Path(__file__).parent / "looking.js").read_text()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
# Light and dark differ by their colours alone: what else there is to find, light has shown.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
RULES_OF: dict[str, dict[str, Any]] = {"light": RULES, "dark": COLOURS}
# Faults alone: all that is right comes with pages of proof, which took longer than the looking. Nor are
# style sheets read anew: of these rules only what is heard by itself would ask for more than the page.
FAULTS = """async (rules) => {
  const options = { ...rules, resultTypes: ['violations'], preload: false };
  const { violations } = await window.axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => [id, target]));
}"""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def faults(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """What axe-core finds: rule and element."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found: list[tuple[str, list[str]]] = page.evaluate(FAULTS, rules)
    return [f"{rule}: {target}" for rule, target in found]


WIDER = """async () => {
  // What follows the size of the screen by itself does so with the next frame.
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await document.fonts.ready;
  // The app's frame scrolls within itself.
  const all = [document.documentElement, ...document.querySelectorAll('main')];
  return Math.max(...all.map((one) => one.scrollWidth - one.clientWidth));
}"""
BEYOND = """() => [...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 5)
  .map((one) => `${one.tagName}.${one.className}: ${Math.round(one.getBoundingClientRect().right)}`)"""


def cut_off(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(page.evaluate(WIDER))


LONGER = "() => document.documentElement.scrollHeight - window.innerHeight"


def longer(page: Page) -> list[str]:
    """What the page itself has below its screen, in the app's frame, which scrolls within itself."""
    below = int(page.evaluate(LONGER))
    return [f"the page is {below} px longer than its screen"] if below > 0 else []


def settled(page: Page) -> None:
    """All that was asked for has come: what still waits is shown paler, or not at all."""
    expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=SLOW)


def look(page: Page, sizes: tuple[tuple[int, int], ...] = (SMALL_PHONE, DESKTOP)) -> list[str]:
    """What is wrong with the screen shown, in each of the sizes and both colour schemes."""
    settled(page)
    found = []
    for size in sizes:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [f"{size[0]} {scheme} {one}" for one in faults(page, RULES_OF[scheme])]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": SMALL_PHONE[0], "height": SMALL_PHONE[1]})
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    if (wider := cut_off(page)) > 0:
        found.append(f"at 200 % it is {wider} px too wide: {page.evaluate(BEYOND)}")
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    return found


def look_in_the_field(page: Page) -> list[str]:
    """What is wrong with a field screen on a phone of 360×640: to axe-core in light and in dark, to a
    thumb (targets under 56 px), and to who needs text at 200 % (what is cut off, or covered for good)."""
    settled(page)
    before = page.viewport_size
    small: ViewportSize = {"width": SMALL_PHONE[0], "height": SMALL_PHONE[1]}
    if before != small:
        page.set_viewport_size(small)
    page.evaluate(LOOKING)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = [f"light {fault}" for fault in faults(page)]
    page.emulate_media(color_scheme="dark")
    found += [f"dark {fault}" for fault in faults(page, COLOURS)]
    page.emulate_media(color_scheme="light")
    found += page.evaluate("() => window.looking.small()")
    large = page.evaluate("""async () => {
      document.documentElement.style.fontSize = '200%';
      // A list that draws only what is in sight measures its lines anew.
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      try { return window.looking.lost(); }
      finally { document.documentElement.style.fontSize = ''; }
    }""")
    if before and before != small:
        page.set_viewport_size(before)
    return found + [f"at 200 % {fault}" for fault in large]


class Walk:
    """A walk through states of the field app at 360×640: what is wrong with each, by its name."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: dict[str, list[str]] = {}

    def see(self, state: str) -> None:
        """Look at the state shown."""
        found = look_in_the_field(self.page)
        if found:
            self.wrong[state] = found


def covered(page: Page, upper: Locator, lower: Locator) -> list[tuple[int, int]]:
    """The common phones on which what stands lower reaches over what stands higher."""
    found = []
    for size in (SMALL_PHONE, (360, 740), (375, 730), (412, 760), PHONE):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        high, low = upper.bounding_box(), lower.bounding_box()
        if not high or not low or high["y"] + high["height"] > low["y"]:
            found.append(size)
    return found
