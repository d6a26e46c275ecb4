"""Editions: a year's figures, words and files as they were published, for good.

Each is numbered within its year and sealed by a hash over everything it is; what the database gives
back is hashed again whenever it is read. Whoever can write to the database could make a new hash too:
the hash that was printed or copied elsewhere tells them apart.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlmodel import Session, col
from uuid6 import uuid7

from api.accounts.feed import lock
from api.deps import now_instant
from api.errors import EditionAltered, EditionOvertaken, NotFound
from api.ledger import Ledger
from api.records.door import Door
from api.report.cells import Cell, Cells, Sum
from api.report.document import MASKED, Document, KeyFigures, Shape
from api.report.french import number
from api.report.kept import ReportEdition, ReportFile
from api.report.masking import Published

SUMMARY = ("id", "year", "number", "first", "last", "published_at", "by", "sha256", "files")


class EditionInfo(Shape):
    """An edition without its pages. `by`: the person who published it; `forms`: its files."""

    id: str
    year: int
    number: int
    first: str
    last: str
    published_at: str
    by: str
    sha256: str
    forms: list[str]


class Edition(EditionInfo):
    """An edition with its pages, and why tables show small numbers: `{reason, by, at}` by table."""

    document: Document
    exemptions: dict[str, dict[str, str]]


class Difference(Shape):
    """A key figure that is no longer what an edition printed, in a sentence."""

    key: str
    printed: int
    now: int
    sentence: str


@dataclass(frozen=True)
class Ready:
    """What is to be published; `document.edition` is the number it was written for.

    `files`: name and bytes by form. `known`: ids of the editions, of all years, that its mask
    reckons with.
    """

    document: Document
    cells: Cells
    masked: Iterable[str]
    exemptions: Mapping[str, Mapping[str, str]]
    files: Mapping[str, tuple[str, bytes]]
    known: frozenset[str]


def known(session: Session, organisation_id: str) -> frozenset[str]:
    """The ids of all editions there are, of any year."""
    return frozenset(session.scalars(Door(organisation_id).rows(ReportEdition, "id")))


def next_number(session: Session, ledger: Ledger, organisation_id: str, year: int) -> int:
    """The number of the year's next edition, above any that a restore has lost."""
    there = [one.number for one in editions(session, organisation_id, year)]
    lost = [one["number"] for one in ledger.editions(organisation_id) if one["year"] == year]
    return max([*there, *lost], default=0) + 1


def publish(
    session: Session, ledger: Ledger, organisation_id: str, by: str, ready: Ready
) -> EditionInfo:
    """Freeze an edition, all of it or nothing.

    Raises EditionOvertaken when its number is taken, or when there is an edition of whatever year
    that its mask does not reckon with; OSError when the ledger cannot be written.
    """
    lock(session, organisation_id)
    document = ready.document
    if ready.known != known(session, organisation_id):
        raise EditionOvertaken
    if document.edition != next_number(session, ledger, organisation_id, document.year):
        raise EditionOvertaken
    edition = ReportEdition(
        organisation_id=organisation_id,
        id=str(uuid7()),
        year=document.year,
        number=document.edition,
        first=document.first.isoformat(),
        last=document.last.isoformat(),
        published_at=now_instant(),
        by=by,
        sha256="",
        document=document.model_dump(mode="json"),
        figures=frozen(ready.cells),
        masked=sorted(ready.masked),
        exemptions={table: dict(why) for table, why in ready.exemptions.items()},
        files={form: _hash(content) for form, (_, content) in ready.files.items()},
    )
    edition.sha256 = sealed(edition)
    session.add(edition)
    session.flush()
    for form, (name, content) in ready.files.items():
        mine = {"organisation_id": organisation_id, "edition": edition.id}
        session.add(ReportFile(**mine, form=form, name=name, content=content))
    session.flush()
    # last of all before the commit; its number is never used again
    told = {"year": edition.year, "number": edition.number, "sha256": edition.sha256}
    ledger.add(organisation_id, "edition", edition.published_at, **told)
    return EditionInfo(**_summary(edition))


def sealed(edition: ReportEdition) -> str:
    """The hash of everything an edition is; its files by their own hashes."""
    told = edition.model_dump(exclude={"sha256"})
    return _hash(json.dumps(told, sort_keys=True, separators=(",", ":")).encode())


def editions(session: Session, organisation_id: str, year: int | None = None) -> list[EditionInfo]:
    """The editions there are (of a year), the earliest first."""
    rows = Door(organisation_id).rows(ReportEdition, *SUMMARY)
    if year is not None:
        rows = rows.where(col(ReportEdition.year) == year)
    found = session.execute(rows.order_by(col(ReportEdition.year), col(ReportEdition.number)))
    return [EditionInfo(**_summary(row)) for row in found]


def read(session: Session, organisation_id: str, edition_id: str) -> Edition:
    """One edition. Raises NotFound, and EditionAltered when it is not what was published."""
    edition = session.get(ReportEdition, (organisation_id, edition_id))
    if edition is None:
        raise NotFound
    _check(edition)
    return Edition(
        **_summary(edition),
        document=Document.model_validate_json(json.dumps(edition.document)),
        exemptions=edition.exemptions,
    )


def read_file(
    session: Session, organisation_id: str, edition_id: str, form: str
) -> tuple[str, bytes]:
    """The name and bytes of an edition's file. Raises NotFound, EditionAltered."""
    edition = session.get(ReportEdition, (organisation_id, edition_id))
    file = session.get(ReportFile, (organisation_id, edition_id, form))
    if edition is None or form not in edition.files:
        raise NotFound
    _check(edition)
    # SQLite keeps a text in a column of bytes if somebody writes one there
    if file is None or not isinstance(file.content, bytes):
        raise EditionAltered
    if _hash(file.content) != edition.files[form]:
        raise EditionAltered
    return file.name, file.content


def published(session: Session, organisation_id: str) -> list[Published]:
    """What all editions showed and did not: what masking has to reckon with. Raises EditionAltered."""
    found = []
    for edition in session.scalars(Door(organisation_id).rows(ReportEdition)):
        _check(edition)
        found.append(Published(thawed(edition.figures), frozenset(edition.masked)))
    return found


def differences(
    session: Session, organisation_id: str, edition_id: str, cells: Cells
) -> list[Difference]:
    """Each key figure that an edition printed and of which the data now say otherwise."""
    document = read(session, organisation_id, edition_id).document
    parts = (part for section in document.sections for part in section.parts)
    figures = [one for part in parts if isinstance(part, KeyFigures) for one in part.figures]
    found = []
    for figure in figures:
        cell = cells.cells.get(f"{document.year}/{figure.key}")
        if cell is None or figure.value == MASKED or figure.value == cell.value:
            continue
        printed = int(figure.value or 0)
        said = f"l’édition imprimée dit {number(printed)}, les données disent {number(cell.value)}"
        label = figure.label[:1].upper() + figure.label[1:]
        sentence = f"{label}\u00a0: {said}."
        found.append(Difference(key=figure.key, printed=printed, now=cell.value, sentence=sentence))
    return found


def frozen(cells: Cells) -> dict[str, Any]:
    """Cells as JSON."""
    return {
        "cells": {
            name: [cell.value, cell.table, cell.people, cell.health, cell.hidden]
            for name, cell in cells.cells.items()
        },
        "sums": [[one.whole, *one.parts] for one in cells.sums],
    }


def thawed(figures: Mapping[str, Any]) -> Cells:
    """Cells from their JSON."""
    sums: Sequence[list[str]] = figures["sums"]
    return Cells(
        {name: Cell(*told) for name, told in figures["cells"].items()},
        [Sum(whole, tuple(parts)) for whole, *parts in sums],
    )


def _summary(row: Any) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in SUMMARY}
    return told | {"forms": sorted(told.pop("files"))}


def _check(edition: ReportEdition) -> None:
    if sealed(edition) != edition.sha256:
        raise EditionAltered


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
