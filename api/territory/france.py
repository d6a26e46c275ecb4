"""All French communes and intercommunalités, as of one year's geography (`VINTAGE`).

Source: INSEE (Code officiel géographique) and DGCL, Licence Ouverte, packed by `tools/territory.py`.
Communes merge: a code of 1943 or later that no longer exists stands for the commune that holds its
ground now, and so does a city district's (Paris, Lyon, Marseille). Of a commune that was divided,
what was written before stays with the one that kept the code: nothing says which part it was in.
"""

import lzma
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).parent / "france.tsv.xz"


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune. `code`: INSEE; `epci`: SIREN of its intercommunalité, None on a few islands.

    Around Paris that is the territorial establishment, not the whole métropole.
    """

    code: str
    name: str
    epci: str | None
    former: tuple[str, ...]

    @property
    def department(self) -> str:
        """The code of its department, "25" or "974"."""
        return self.code[: 3 if self.code.startswith(("97", "98")) else 2]


@dataclass(frozen=True, slots=True)
class Epci:
    """An intercommunalité. `kind`: CC, CA, CU, METRO, MET69 or EPT.

    `communes`: INSEE codes, the most populated first.
    """

    siren: str
    kind: str
    name: str
    communes: tuple[str, ...]


@dataclass(frozen=True)
class France:
    """The whole file. `vintage`: its year; `departments`: names by code."""

    vintage: str
    departments: dict[str, str]
    communes: dict[str, Commune]
    epcis: dict[str, Epci]
    replaced: dict[str, str]

    def current(self, code: str) -> str:
        """The INSEE code that stands for `code` now: itself when it still exists, or never did."""
        return self.replaced.get(code, code)

    def commune(self, code: str) -> Commune | None:
        """The commune that `code` stands for, if it ever did for one."""
        return self.communes.get(self.current(code))


@cache
def france() -> France:
    """What the file says, read once."""
    return parse(lzma.decompress(SOURCE.read_bytes()).decode())


def parse(text: str) -> France:
    """The lines that `tools/territory.py` describes."""
    vintage, departments, epcis, found = "", {}, {}, []
    epci: str | None = None
    members: dict[str, list[str]] = {}
    smaller: dict[str, str] = {}
    for line in text.splitlines():
        what, *facts = line.split("\t")
        if what == "C":
            code, name, *former = facts
            found.append((code, name, epci, tuple(former[0].split()) if former else ()))
            if epci:
                members[epci].append(code)
        elif what == "E":
            epci = facts[0] if facts else None
            if epci:
                epcis[epci], members[epci] = (facts[1], facts[2]), []
        elif what == "T":
            epcis[facts[0]], members[facts[0]] = (facts[1], facts[2]), facts[3].split()
            smaller.update(dict.fromkeys(members[facts[0]], facts[0]))
        elif what == "D":
            departments[facts[0]] = facts[1]
        else:
            vintage = facts[0]
    communes = {
        code: Commune(code, name, smaller.get(code, siren), former)
        for code, name, siren, former in found
    }
    return France(
        vintage=vintage,
        departments=departments,
        communes=communes,
        epcis={
            siren: Epci(siren, kind, name, tuple(members[siren]))
            for siren, (kind, name) in epcis.items()
        },
        replaced={old: one.code for one in communes.values() for old in one.former},
    )
