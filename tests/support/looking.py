"""What is wrong with a screen as far as a machine can see: axe-core, and what is cut off."""

from typing import Any, Literal

from playwright.sync_api import Page

from api.settings import ROOT
from tests.support.browsers import DESKTOP, SMALL_PHONE

AXE = (ROOT / "pwa" / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def faults(page: Page) -> list[str]:
    """What axe-core finds: rule and element."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("rules => window.axe.run(document, rules)", RULES)
    return [
        f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]
    ]


def cut_off(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    )


def look(page: Page, sizes: tuple[tuple[int, int], ...] = (SMALL_PHONE, DESKTOP)) -> list[str]:
    """What is wrong with the screen shown, in each of the sizes and both colour schemes."""
    found = []
    for size in sizes:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [f"{size[0]} {scheme} {fault}" for fault in faults(page)]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": SMALL_PHONE[0], "height": SMALL_PHONE[1]})
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    if cut_off(page) > 0:
        found.append(f"at 200 % it is {cut_off(page)} px too wide")
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    return found
