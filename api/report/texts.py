"""Every text of a report changed at once: what no file may hold, what no typeface has."""

import unicodedata
from collections.abc import Callable
from typing import Any

from api.report.document import Document


def rewritten(document: Document, change: Callable[[str], str]) -> Document:
    """The document with each of its texts changed."""
    return Document.model_validate(_rewritten(document.model_dump(), change))


def printable(document: Document) -> Document:
    """The document without letters that no file may hold: controls, halves of letters, non-letters.

    Line ends and tabs stay; XML 1.0 (2.2) refuses the rest, and so do Word and Excel.
    """
    return rewritten(document, _printable)


def seen(text: str) -> str | None:
    """The text, None when nobody would see anything of it."""
    return text if any(unicodedata.category(letter)[0] not in "ZC" for letter in text) else None


def _rewritten(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _rewritten(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [_rewritten(one, change) for one in value]
    return value


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(filter(_fits, text.replace("\r\n", "\n").replace("\r", "\n")))


def _fits(letter: str) -> bool:
    if letter in "\n\t":
        return True
    return unicodedata.category(letter) not in ("Cc", "Cs") and ord(letter) & 0xFFFE != 0xFFFE
