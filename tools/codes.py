"""Writes the phone's code lists, `pwa/src/domain/codes.gen.ts`, from `api/records/codes.json`."""

import json
import re
from pathlib import Path
from typing import Any

from tools.running import ROOT, say

SOURCE = ROOT / "api" / "records" / "codes.json"
TARGET = ROOT / "pwa" / "src" / "domain" / "codes.gen.ts"

_HEAD = (
    "// Written by `python -m tools.codes` from api/records/codes.json: change that file instead.\n"
)
_VALID = re.compile(r"valid (from|until) (\d{4}-\d{2}-\d{2})")


def generated(source: Path = SOURCE) -> str:
    """The TypeScript of the code lists: labels, roll-ups, and the days between which codes hold."""
    data: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    lists = {name: entry for name, entry in data.items() if name not in ("_note", "rollups")}
    labels = {name: _labels(entries) for name, entries in lists.items()}
    validity = {name: found for name, entries in lists.items() if (found := _validity(entries))}
    return "\n".join(
        (
            _HEAD + "/* prettier-ignore */",
            f"export const CODES = {_literal(labels)} as const;\n",
            "/* prettier-ignore */",
            f"export const ROLLUPS = {_literal(data['rollups'])} as const;\n",
            "/** First and last day on which a code may be chosen. */",
            f"export const VALIDITY: Record<string, Record<string, {{ from?: string; until?: string }}>> = "
            f"{_literal(validity)};\n",
        )
    )


def main() -> None:
    """Write the file anew."""
    TARGET.write_text(generated(), encoding="utf-8")
    say(f"{TARGET.relative_to(ROOT)} est à jour.")


def _labels(entries: dict[str, list[str]]) -> dict[str, str]:
    return {code: _typeset(entry[0]) for code, entry in entries.items()}


def _typeset(label: str) -> str:
    """French typography: curly apostrophes, no-break spaces inside quotation marks."""
    return label.replace("'", "’").replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def _validity(entries: dict[str, list[str]]) -> dict[str, dict[str, str]]:
    remarks = {code: entry[2] for code, entry in entries.items() if len(entry) > 2}
    found = {code: dict(_VALID.findall(remark)) for code, remark in remarks.items()}
    return {code: days for code, days in found.items() if days}


def _literal(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    main()
