"""The form "Noter un jeune" and its notice in the hands of a test, and what the server then holds."""

import re
import sqlite3
from contextlib import closing
from typing import Any

from playwright.sync_api import Page, expect

from tests.support.in_the_app import button
from tests.support.servers import RunningServer


def rows(server: RunningServer, query: str) -> list[tuple[Any, ...]]:
    """What the server's database holds."""
    with closing(sqlite3.connect(server.data_dir / "kaftruck.sqlite")) as connection:
        return connection.execute(query).fetchall()


def start(page: Page) -> None:
    """The outing planned for today, under way."""
    button(page, re.compile("Démarrer la sortie|Reprendre la sortie")).click()
    expect(button(page, "Noter un jeune")).to_be_visible()


def choose(page: Page, *answers: str) -> None:
    """Choose answers by their words."""
    for answer in answers:
        page.get_by_role("radio", name=answer, exact=True).click()


def show_notice(page: Page) -> None:
    """Show the notice, in the language it was last shown in."""
    button(page, "Montrer").click()
    expect(page.locator("dialog #notice-title")).to_be_visible()


def language(page: Page, name: str) -> None:
    """Show the notice in a language, by its own name."""
    here = page.get_by_role("radio", name=name, exact=True)
    if not here.count():
        page.get_by_role("radio", name="Autres").click()
    here.click()
    expect(here).to_be_checked()
