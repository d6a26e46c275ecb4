"""The annual report's page, as its tests look at it."""

from playwright.sync_api import Locator, Page, expect

from tests.support.browsers import DESKTOP
from tests.support.in_the_app import SLOW, shown
from tests.support.looking import settled

REPORT = "/rapport/2022"


def section(page: Page, title: str) -> Locator:
    """A section of the pages by its title."""
    return page.locator("article section").filter(
        has=page.get_by_role("heading", name=title, exact=True)
    )


def at_desk(page: Page) -> None:
    """As wide as a desk again, after a look at other sizes."""
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})


def saved(page: Page) -> None:
    """The server has what was changed, and the pages are read anew."""
    expect(shown(page, "Tout est enregistré.")).to_be_visible(timeout=SLOW)
    settled(page)
