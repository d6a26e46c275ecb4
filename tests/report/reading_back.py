"""Each form read back by a program that is not ours: it must say what the document says."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

from api.report.chart_data import charts
from api.report.document import Chart, Document, MapPlace, PlacesMap
from api.report.for_machines import SCHEMA
from api.report.forms import FORMS
from api.report.texts import printable
from api.report.values import shown
from tests.report.documents import KEPT
from tests.report.reading_pages import print_agrees, word_agrees
from tests.report.reading_sheets import csv_agrees, excel_agrees, opendocument_agrees


def json_agrees(document: Document) -> None:
    """The document itself, and the version of its shape."""
    told = json.loads(FORMS["json"].write(document, KEPT))
    assert told["schema_version"] == SCHEMA
    assert Document.model_validate(told["document"]) == printable(document)


def images_agree(document: Document) -> None:
    """A drawing for each chart and map, that says its title and every value it draws."""
    found = charts(printable(document))
    with zipfile.ZipFile(io.BytesIO(FORMS["images"].write(document, KEPT))) as archive:
        names = archive.namelist()
        assert len(names) == 2 * len(found)
        assert all(archive.read(name)[:4] == b"\x89PNG" for name in names[1::2])
        drawings = [ElementTree.fromstring(archive.read(name)) for name in names[::2]]
    for svg, item in zip(drawings, found, strict=True):
        part, table = (item, None) if isinstance(item, PlacesMap) else item
        said = [element.text or "" for element in svg.iter() if element.tag.endswith("}text")]
        assert svg.get("role") == "img"
        assert (svg[0].text or "", svg[1].text or "") == (part.caption, part.alt)
        if table and isinstance(part, Chart):
            at = [column.key for column in table.columns]
            for row in table.rows:
                for key in part.columns if row.role != "total" else []:
                    place = at.index(key)
                    assert shown(row.cells[place], table.columns[place].unit) in said
        if isinstance(part, PlacesMap):
            assert all(any(_names(text, place) for text in said) for place in part.places)


def _names(text: str, place: MapPlace) -> bool:
    """Whether it is the place's name, or as much of it as there was room for, and its value."""
    name, _, value = re.sub(r"^\d+\. ", "", text).rpartition("\u00a0: ")
    return value == shown(place.value) and (
        name == place.name or (name.endswith("…") and place.name.startswith(name[:-1]))
    )


AGREES: dict[str, Callable[[Document], None]] = {
    "docx": word_agrees,
    "xlsx": excel_agrees,
    "ods": opendocument_agrees,
    "csv": csv_agrees,
    "images": images_agree,
    "json": json_agrees,
}
"""The forms that can hold any text, and how each is read back."""
EVERY_FORM = AGREES | {"pdf": print_agrees}
"""For reports of plain words."""
