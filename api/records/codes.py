"""The code lists: what a field may say, its French label and where the category comes from.

`codes.json` holds `{list: {code: [label, source, remark?]}}` and the report's roll-ups.
"""

from functools import cache
from pathlib import Path
from typing import Any

from pydantic_core import from_json

_DATA: dict[str, Any] = from_json((Path(__file__).parent / "codes.json").read_bytes())


@cache
def codes(name: str) -> frozenset[str]:
    """The codes of one list. Raises KeyError for a list that does not exist."""
    return frozenset(_DATA[name])


def label(name: str, code: str) -> str:
    """The French label of `code` in list `name`."""
    return str(_DATA[name][code][0])


def labels(name: str) -> dict[str, str]:
    """Every code of a list with its French label, in the list's order."""
    return {code: entry[0] for code, entry in _DATA[name].items()}


def rollup(name: str) -> Any:
    """A roll-up: a list of codes, or the report's rows each with their codes, in order."""
    return _DATA["rollups"][name]


PATHWAY_VALID_FROM = {"cej": "2022-03-01"}
"""First day on which a pathway may start (decree 2022-199: the CEJ opens on 1 March 2022)."""

PATHWAY_VALID_UNTIL = {"gj": "2022-02-28"}
"""Last day on which a pathway may start (the Garantie jeunes closed on 28 February 2022)."""
