"""Scenes that the phone's acts play, as `tests/golden/sync` has them, each with its answers."""

import json
from pathlib import Path
from typing import Any

from api.settings import ROOT
from tests.sync.golden.stage import stage_on

FOLDER = ROOT / "tests" / "golden" / "sync"
RULES = FOLDER / "rules.json"
SCENES = tuple(sorted(path.stem for path in FOLDER.glob("*.json") if path != RULES))

Json = dict[str, Any]


def recorded(name: str) -> Json:
    """A scene: `cast`, `steps` (requests, and what befell the server), and what came of them.

    A request of `steps` has the `status` and the `answer` of the real server; `rows` is what each
    person may hold at the end.
    """
    scene: Json = json.loads((FOLDER / f"{name}.json").read_text())
    return scene


def played(scene: Json, database_url: str, folder: Path) -> Json:
    """The same scene, answered by the real server on an empty database."""
    steps = []
    with stage_on(database_url, folder, scene["cast"]) as stage:
        for step in scene["steps"]:
            answered = stage.plays(step)
            told = {} if answered is None else {"status": answered[0], "answer": answered[1]}
            steps.append({**step, **told})
        rows = {one["id"]: stage.rows(one["id"]) for one in scene["cast"]["people"]}
    return {"cast": scene["cast"], "steps": steps, "rows": rows}


def kept(value: Json) -> str:
    """As it is written: an entry of its two outer levels a line, so that a change can be read."""
    return (
        "{\n" + ",\n".join(f"{_text(name)}:{_lines(one)}" for name, one in value.items()) + "\n}\n"
    )


def _lines(value: Any) -> str:
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(_text, value)) + "\n]"
    return "{\n" + ",\n".join(f"{_text(name)}:{_text(one)}" for name, one in value.items()) + "\n}"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
