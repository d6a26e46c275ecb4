"""The real server still answers the phone's pushes and pulls as `tests/golden/sync` says it does."""

import json
from pathlib import Path

import pytest

from tests.support.databases import KINDS, MakeDatabase
from tests.sync.golden.rules import rules
from tests.sync.golden.scenes import RULES, SCENES, played, recorded

SCENE = pytest.mark.parametrize("name", SCENES)


@SCENE
@pytest.mark.parametrize("kind", KINDS)
def test_the_server_answers_a_scene_as_it_is_kept(
    name: str, kind: str, make_database: MakeDatabase, tmp_path: Path
) -> None:
    # what may change on purpose: `python -m tests.sync.golden` writes it anew
    url = make_database(kind)
    scene = recorded(name)
    try:
        assert played(scene, url, tmp_path) == scene
    finally:
        make_database.drop(url)


def test_the_phone_judges_by_the_rules_of_the_server() -> None:
    assert json.loads(RULES.read_text()) == rules()


def test_the_scenes_hold_what_may_be_answered() -> None:
    requests = [step for name in SCENES for step in recorded(name)["steps"] if "answer" in step]
    results = [one for step in requests for one in step["answer"].get("results", ())]
    told = [one for one in results if one]
    codes = {one["refusal"]["code"] for one in told if one["refusal"]}
    assert {step["status"] for step in requests} == {200, 409, 410}
    assert None in results
    assert {one["status"] for one in told} == {"applied", "superseded", "refused"}
    assert len(codes) > 10
