"""Outings that two phones opened for one count once, on phones and in the figures alike.

The cases are read by `pwa/src/domain/one_outing.test.ts` too.
"""

import json
from typing import Any

import pytest

from api.settings import ROOT
from tests.indicators.season import Season

CASES: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "golden" / "merged-outings.json").read_text()
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_merged_outings_count_as_on_the_phones(season: Season, case: dict[str, Any]) -> None:
    for outing in case["outings"]:
        fields = {name: value for name, value in outing.items() if name != "started_at"}
        season.outing(outing["started_at"], **fields)
    youths = {met["youth"] for met in case["encounters"] if met["youth"]}
    for youth in sorted(youths):
        season.youth(id=youth)
    for met in case["encounters"]:
        known = {name: met[name] for name in ("outing", "count", "at", "youth", "deleted")}
        season.meet(created_by=met["by"], **known)
    figures = season.funnel()
    assert (figures.outings.total, figures.contacts) == (case["outings_held"], case["contacts"])
