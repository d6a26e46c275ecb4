"""What people do on the file of a young person and on its sheets, in the app's own words."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from tests.support.in_the_app import button, shown
from tests.support.looking import look_in_the_field

TODAY = datetime.now(ZoneInfo("Europe/Paris")).date()


def days(count: int) -> str:
    """A day before or after today, as a date field takes it."""
    return (TODAY + timedelta(days=count)).isoformat()


def choose(page: Page, name: str | re.Pattern[str]) -> None:
    """Choose one answer of several."""
    page.get_by_role("radio", name=name).filter(visible=True).first.click()


def sheet(page: Page, title: str | re.Pattern[str]) -> Locator:
    """The sheet of that title, once it is open."""
    found = page.get_by_role("dialog", name=title)
    expect(found).to_be_visible()
    return found


def menu(page: Page, item: str) -> None:
    """Something of the file's menu."""
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name=item).click()


def told(page: Page, text: str) -> None:
    """The undo line says so."""
    expect(page.locator(".undo")).to_contain_text(text)


def undo(page: Page, text: str) -> None:
    """Undo the last act: the band says so."""
    page.locator(".undo").get_by_role("button", name="Annuler").click()
    expect(page.locator(".undo")).to_be_hidden()
    expect(shown(page, text)).to_be_visible()


def line(page: Page, text: str | re.Pattern[str]) -> Locator:
    """A line of the timeline."""
    return page.locator("ol li").filter(has_text=text).first


def looked_at(page: Page) -> None:
    """Nothing wrong with what is shown on a small phone: axe-core, targets, text at 200 %."""
    wrong = look_in_the_field(page)
    assert wrong == [], wrong


def tab(page: Page, name: str) -> None:
    """One of the four roots of the app."""
    page.get_by_role("link", name=re.compile(f"^{name}")).first.click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
