"""Small editions to freeze: one key figure, two files."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Engine

from api.accounts.models import Organisation
from api.db import writing
from api.ledger import Ledger
from api.report.cells import Cell, Cells
from api.report.document import Document, KeyFigure, KeyFigures, Section
from api.report.edition import EditionInfo, Ready, known, publish

ORGANISATION = "0198f2f0-7a12-7e61-9c2a-4d6e8f0a1b01"
ELISE = "0198f2f0-7a12-7e61-9c2a-4d6e8f0a1b02"
FILES = {"pdf": ("kaftruck-2022-edition-1.pdf", b"%PDF \xff\x00"), "json": ("k.json", b"{}")}


def found(engine: Engine, organisation_id: str = ORGANISATION) -> None:
    """An organisation, and nothing in it."""
    with writing(engine) as session:
        session.add(
            Organisation(
                organisation_id=organisation_id,
                name="Mission locale d’essai",
                epoch=organisation_id,
                recovery_public_key={},
                recovery_private_key="",
            )
        )


def numbers(identified: int = 62, refused: int = 2) -> Cells:
    """A total of identified, of whom some refused."""
    cells = Cells()
    cells.put("2022/identified", Cell(identified, "headline"))
    cells.put("2022/refused", Cell(refused, "reason"))
    cells.put("2022/accepted", Cell(identified - refused, "reason"))
    cells.adds_up("2022/identified", ("2022/refused", "2022/accepted"))
    return cells


def document(number: int | None, identified: int = 62, year: int = 2022) -> Document:
    """A page of two key figures, one masked."""
    figures = [
        KeyFigure(key="identified", value=identified, label="jeunes repérés"),
        KeyFigure(key="refused", value="masqué", label="ne souhaitent pas"),
    ]
    section = Section(key="overview", title="L’essentiel", parts=[KeyFigures(figures=figures)])
    return Document(
        title=f"Le KAF’Truck en {year}",
        kicker="Repérage des invisibles",
        organisation="Mission locale d’essai",
        year=year,
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        made_on=date(year + 1, 1, 15),
        edition=number,
        sections=[section],
    )


def ready(number: int, identified: int = 62, year: int = 2022, known: Iterable[str] = ()) -> Ready:
    """An edition to publish. `known`: ids of those of before."""
    exempted = {"reason": {"reason": "Totaux nationaux", "by": ELISE, "at": "2023-01-15"}}
    masked = {"2022/refused", "2022/accepted"}
    return Ready(
        document(number, identified, year),
        numbers(identified),
        masked,
        exempted,
        FILES,
        frozenset(known),
    )


def published(
    engine: Engine, ledger: Ledger, number: int = 1, identified: int = 62, year: int = 2022
) -> EditionInfo:
    """Publish one that knows of all before it."""
    with writing(engine) as session:
        told = ready(number, identified, year, known(session, ORGANISATION))
        return publish(session, ledger, ORGANISATION, ELISE, told)
