"""Writes the phone's notices, `pwa/src/text/notices/`, from `api/information/notices.json`.

One file a language, so that a phone reads only the one it shows, and one that lists them.
"""

import json
from pathlib import Path
from typing import Any

from tools.running import ROOT, say

SOURCE = ROOT / "api" / "information" / "notices.json"
TARGET = ROOT / "pwa" / "src" / "text" / "notices"

_HEAD = (
    "// Written by `python -m tools.notices` from api/information/notices.json: "
    "change that file instead.\n"
)


def generated(source: Path = SOURCE) -> dict[Path, str]:
    """The files and what is in them."""
    data: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    languages: dict[str, dict[str, Any]] = data["languages"]
    files = {
        TARGET / f"{code}.gen.ts": _HEAD
        + "import type { NoticeTexts } from '../../domain/notices';\n\n/* prettier-ignore */\n"
        + f"export const texts: NoticeTexts = {_literal(about['texts'])};\n"
        for code, about in languages.items()
    }
    heads = {
        code: {name: value for name, value in about.items() if name != "texts"}
        for code, about in languages.items()
    }
    files[TARGET / "languages.gen.ts"] = (
        _HEAD
        + "/** Of the texts below; other words have another. */\n"
        + f"export const VERSION = '{data['version']}';\n\n/* prettier-ignore */\n"
        + f"export const LANGUAGES = {_literal(heads)} as const;\n"
    )
    return files


def main() -> None:
    """Write the files anew; a language that is gone takes its file along."""
    files = generated()
    TARGET.mkdir(exist_ok=True)
    for path in TARGET.glob("*.gen.ts"):
        if path not in files:
            path.unlink()
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    say(f"{TARGET.relative_to(ROOT)} est à jour.")


def _literal(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    main()
