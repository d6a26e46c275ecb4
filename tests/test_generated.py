"""What is written from something else says the same as what it is written from."""

import json
import re
import subprocess
from pathlib import Path

from api.main import create_app
from api.settings import Settings
from tools import codes, notices
from tools.running import ROOT, VENV

PWA = ROOT / "pwa"


def test_the_phones_code_lists_are_up_to_date() -> None:
    assert codes.TARGET.read_text(encoding="utf-8") == codes.generated(), "make types"


def test_a_changed_label_changes_what_is_generated(tmp_path: Path) -> None:
    data = json.loads(codes.SOURCE.read_text(encoding="utf-8"))
    data["gender"]["female"][0] = "Une autre"
    changed = tmp_path / "codes.json"
    changed.write_text(json.dumps(data), encoding="utf-8")
    assert codes.generated(changed) != codes.generated()


def test_the_phones_notices_are_those_of_the_public_page() -> None:
    for path, text in notices.generated().items():
        assert path.read_text(encoding="utf-8") == text, "make types"
    written = {path.name for path in notices.TARGET.glob("*.gen.ts")}
    assert written == {path.name for path in notices.generated()}


def test_the_days_between_which_a_pathway_is_open_reach_the_phone() -> None:
    text = re.sub(r"\s+", " ", codes.generated())
    assert '"cej": { "from": "2022-03-01" }' in text
    assert '"gj": { "until": "2022-02-28" }' in text


def test_the_phones_types_of_the_api_are_up_to_date(tmp_path: Path) -> None:
    described, written = tmp_path / "openapi.json", tmp_path / "api.gen.ts"
    app = create_app(Settings(data_dir=tmp_path))
    described.write_text(json.dumps(app.openapi()), encoding="utf-8")
    command = PWA / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
    subprocess.run(
        [VENV / "bin" / "node", command, described, "-o", written],
        cwd=PWA,
        capture_output=True,
        check=True,
    )
    kept = (PWA / "src" / "domain" / "api.gen.ts").read_text(encoding="utf-8")
    assert kept == written.read_text(encoding="utf-8"), "make types"
