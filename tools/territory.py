"""Writes `api/territory/france.tsv.xz`, all French communes and intercommunalités, from open data.

`make territory` fetches the npm package `@etalab/decoupage-administratif` (data: Licence Ouverte;
sources: INSEE's Code officiel géographique, DGCL's list of intercommunalités, La Poste). Nothing
of the package is needed afterwards. Once a year, when a version of the new year is out: raise
`VERSION` and `VINTAGE`, run the command, commit the file.
"""

import json
import lzma
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tools.running import ROOT, VENV, CannotGoOn, run, say

PACKAGE = "@etalab/decoupage-administratif"
VERSION = "6.0.0"
VINTAGE = "2026"
TARGET = ROOT / "api" / "territory" / "france.tsv.xz"

Row = dict[str, Any]


def written(data: Path, vintage: str) -> bytes:
    """The file's text, from a package's `data` folder, of the geography of `vintage` (a year).

    A line starts with what it is: `V` vintage; `D` department (code, name); `E` intercommunalité
    (SIREN, kind, name), of which the communes that follow are members, the most populated first, or
    of none when empty; `C` commune (INSEE code, name, the codes that stand for it: of merged
    communes, of city districts); `T` territorial establishment of Greater Paris (SIREN,
    kind, name, its communes' codes).
    """
    communes = _read(data, "communes")
    now = {row["code"]: row for row in communes if row["type"] == "commune-actuelle"}
    former = {code: list(row.get("anciensCodes", ())) for code, row in now.items()}
    for row in communes:
        if row["type"] == "arrondissement-municipal":
            former[row["commune"]].append(row["code"])
    groups = {row["code"]: row for row in _read(data, "epci")}
    members = {siren: [one["code"] for one in row["membres"]] for siren, row in groups.items()}
    alone = sorted(now.keys() - {code for codes in members.values() for code in codes})

    def lines() -> Iterator[tuple[str, ...]]:
        yield "V", vintage
        for row in _read(data, "departements"):
            yield "D", row["code"], _name(row)
        for siren in sorted(groups):
            yield "E", siren, groups[siren]["type"], _name(groups[siren], dropped="CU ")
            yield from _communes(members[siren])
        yield ("E",)
        yield from _communes(alone)
        for row in sorted(_read(data, "ept"), key=lambda row: str(row["code"])):
            inside = " ".join(one["code"] for one in row["membres"])
            yield "T", row["code"], row["type"], _name(row), inside

    def _communes(codes: Iterable[str]) -> Iterator[tuple[str, ...]]:
        for code in codes:
            yield "C", code, _name(now[code]), " ".join(sorted(former[code]))

    return "".join("\t".join(line).rstrip("\t") + "\n" for line in lines()).encode()


def packed(text: bytes) -> bytes:
    """The text as it is kept: the same text gives the same bytes."""
    return lzma.compress(text, preset=9 | lzma.PRESET_EXTREME)


def main() -> None:
    """Fetch the package and write the file anew."""
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        npm = [str(VENV / "bin" / "npm"), "pack", "--silent", f"{PACKAGE}@{VERSION}"]
        run(npm, f"Le paquet {PACKAGE} n’a pas pu être lu.", cwd=at)
        for archive in at.glob("*.tgz"):
            shutil.unpack_archive(archive, at, filter="data")
        TARGET.write_bytes(packed(written(at / "package" / "data", VINTAGE)))
    say(f"{TARGET.relative_to(ROOT)} est à jour : géographie {VINTAGE}.")


def _read(data: Path, name: str) -> list[Row]:
    found: list[Row] = json.loads((data / f"{name}.json").read_text(encoding="utf-8"))
    return found


def _name(row: Row, dropped: str = "") -> str:
    """As people say it: "CU Grand Besançon Métropole" is "Grand Besançon Métropole"."""
    name = str(row["nom"]).replace("'", "’")
    rest = name.removeprefix(dropped)
    return rest if rest[0].isupper() else name


if __name__ == "__main__":
    try:
        main()
    except CannotGoOn as why:
        say(str(why))
        raise SystemExit(1) from None
