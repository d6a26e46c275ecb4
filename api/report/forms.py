"""Every form that a report is written in, by name: what routes and editions call."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from api.report.chart_files import write_charts
from api.report.csv import write_csv
from api.report.document import Document
from api.report.docx import write_docx
from api.report.for_machines import write_json
from api.report.ods import write_ods
from api.report.pdf import write_pdf
from api.report.xlsx import write_xlsx

Write = Callable[[Document, Mapping[str, bytes]], bytes]
OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Form:
    """One of them. `label` says in French what it is for; `ending` follows the file's name."""

    ending: str
    media_type: str
    label: str
    writer: Write

    def name(self, document: Document) -> str:
        """`kaftruck-2022-edition-1.docx`, `kaftruck-2022-brouillon.docx`."""
        edition = document.edition
        which = "brouillon" if edition is None else f"edition-{edition}"
        return f"kaftruck-{document.year}-{which}{self.ending}"

    def write(self, document: Document, pictures: Mapping[str, bytes]) -> bytes:
        """The file: the same bytes for the same document and pictures (by their ids).

        Raises KeyError when the document names a picture or a table that is not there.
        """
        return self.writer(printable(document), pictures)


FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "docx": Form(
            ".docx", f"{OPEN_XML}.wordprocessingml.document", "Word, à compléter", write_docx
        ),
        "pdf": Form(".pdf", "application/pdf", "PDF, à imprimer", write_pdf),
        "xlsx": Form(
            ".xlsx", f"{OPEN_XML}.spreadsheetml.sheet", "Excel, tableaux et graphiques", write_xlsx
        ),
        "ods": Form(
            ".ods",
            "application/vnd.oasis.opendocument.spreadsheet",
            "OpenDocument, tableaux",
            write_ods,
        ),
        "csv": Form("-csv.zip", "application/zip", "CSV, tableaux pour un tableur", write_csv),
        "csv-sans-bom": Form(
            "-csv-sans-bom.zip",
            "application/zip",
            "CSV sans BOM, tableaux pour un programme",
            partial(write_csv, bom=False),
        ),
        "images": Form(
            "-graphiques.zip", "application/zip", "Graphiques, SVG et PNG", write_charts
        ),
        "json": Form(".json", "application/json", "JSON, pour un programme", write_json),
    }
)


def printable(document: Document) -> Document:
    """The document without letters that no file may hold: controls, halves of letters, non-letters.

    Line ends and tabs stay; XML 1.0 (2.2) refuses the rest, and so do Word and Excel.
    """
    return Document.model_validate(_printable(document.model_dump()))


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return "".join(filter(_fits, value.replace("\r\n", "\n").replace("\r", "\n")))
    if isinstance(value, dict):
        return {key: _printable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_printable(one) for one in value]
    return value


def _fits(letter: str) -> bool:
    if letter in "\n\t":
        return True
    return unicodedata.category(letter) not in ("Cc", "Cs") and ord(letter) & 0xFFFE != 0xFFFE
