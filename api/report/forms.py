"""Every form that a report is written in, by name: what routes and editions call.

What writes a form is read when one is written, by a process of its own (`press`): half a second and
60 MB that the server does without.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, cast

from api.report.document import Document
from api.report.texts import printable

Write = Callable[[Document, Mapping[str, bytes]], bytes]
OPEN_XML: Final = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Form:
    """One of them. `label` says in French what it is for; `ending` follows the file's name.

    `writer`: the module beside this one, and its function.
    """

    ending: str
    media_type: str
    label: str
    writer: tuple[str, str]
    how: dict[str, Any] = field(default_factory=dict)

    def name(self, document: Document) -> str:
        """`kaftruck-2022-edition-1.docx`, `kaftruck-2022-brouillon.docx`."""
        edition = document.edition
        which = "brouillon" if edition is None else f"edition-{edition}"
        return f"kaftruck-{document.year}-{which}{self.ending}"

    def write(self, document: Document, pictures: Mapping[str, bytes]) -> bytes:
        """The file: the same bytes for the same document and pictures (by their ids).

        Raises KeyError when the document names a picture or a table that is not there.
        """
        module, function = self.writer
        write = cast(Write, getattr(import_module(f"api.report.{module}"), function))
        return partial(write, **self.how)(printable(document), pictures)


FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "docx": Form(
            ".docx",
            f"{OPEN_XML}.wordprocessingml.document",
            "Word, à compléter",
            ("docx", "write_docx"),
        ),
        "pdf": Form(".pdf", "application/pdf", "PDF, à imprimer", ("pdf", "write_pdf")),
        "xlsx": Form(
            ".xlsx",
            f"{OPEN_XML}.spreadsheetml.sheet",
            "Excel, tableaux et graphiques",
            ("xlsx", "write_xlsx"),
        ),
        "ods": Form(
            ".ods",
            "application/vnd.oasis.opendocument.spreadsheet",
            "OpenDocument, tableaux",
            ("ods", "write_ods"),
        ),
        "csv": Form(
            "-csv.zip", "application/zip", "CSV, tableaux pour un tableur", ("csv", "write_csv")
        ),
        "csv-sans-bom": Form(
            "-csv-sans-bom.zip",
            "application/zip",
            "CSV sans BOM, tableaux pour un programme",
            ("csv", "write_csv"),
            {"bom": False},
        ),
        "images": Form(
            "-graphiques.zip",
            "application/zip",
            "Graphiques, SVG et PNG",
            ("chart_files", "write_charts"),
        ),
        "json": Form(
            ".json", "application/json", "JSON, pour un programme", ("for_machines", "write_json")
        ),
    }
)
