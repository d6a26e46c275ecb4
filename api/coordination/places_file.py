"""Reading a table of places: what each line says, and what of it does not fit, in French.

Nothing is written here: the coordinator looks, then their own phone adds all of it in one operation,
or nothing. A line that names a place that exists is left out, so that the same file may come twice.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel, Field
from sqlalchemy import Engine
from sqlmodel import col

from api.accounts.models import Organisation
from api.coordination import place_cells as cells
from api.coordination.sheet import Table, table_of
from api.db import reading
from api.errors import BadInput
from api.records.door import Door
from api.records.place import Place
from api.records.zone import Zone
from api.territory.france import france
from api.territory.search import plain

MOST = 500
COLUMNS = {
    "name": ("nom", "lieu", "nom du lieu"),
    "kind": ("genre", "type", "genre d’endroit"),
    "commune": ("commune", "code insee", "insee", "ville"),
    "zone": ("quartier", "zone"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng"),
}
"""What a column may be called, capitals and accents aside, by the field it fills."""


class Problem(BaseModel):
    """What does not fit: the column as the file calls it, and a sentence that repeats no value."""

    column: str
    message: str


class PlaceRead(BaseModel):
    """One line: a place as it would be added. `known`: there is such a place already."""

    line: int = Field(description="the line of the file, the titles being line 1")
    name: str
    kind: str | None
    commune: str | None
    commune_name: str | None
    zone: str | None
    latitude: float | None
    longitude: float | None
    known: bool
    problems: list[Problem]


class PlacesRead(BaseModel):
    """All lines that say anything; `ignored`: titles of columns that are not read."""

    rows: list[PlaceRead]
    ignored: list[str]


def read_places(engine: Engine, organisation_id: str, content: bytes) -> PlacesRead:
    """What a file says, with the organisation's own districts and places. Raises `BadInput`."""
    door = Door(organisation_id)
    with reading(engine) as session:
        zones = session.execute(door.rows(Zone, "id", "name").where(col(Zone.deleted).is_(False)))
        by_name = {plain(row.name): row.id for row in zones}
        rows = door.rows(Place, "name", "commune").where(col(Place.deleted).is_(False))
        there = [(plain(row.name), row.commune) for row in session.execute(rows)]
        settings = session.execute(door.rows(Organisation, "settings")).scalar_one()
    ours = frozenset(settings.get("territory", {}).get("names", ()))
    return interpret(table_of(content), by_name, there, ours)


def interpret(
    table: Table,
    zones: Mapping[str, str],
    there: Iterable[tuple[str, str | None]],
    ours: frozenset[str],
) -> PlacesRead:
    """A table's places. `zones`: ids by plain name; `there`: places that exist; `ours`: communes."""
    heads = table[0] if table else []
    fields = {at: field for at, head in enumerate(heads) if (field := _field(head))}
    columns = {field: at for at, field in reversed(fields.items())}
    if "name" not in columns:
        raise BadInput(
            "La première ligne doit avoir une colonne «\u00a0Nom\u00a0».", field="content"
        )
    lines = [(number, line) for number, line in enumerate(table[1:], 2) if any(line)]
    if len(lines) > MOST:
        raise BadInput(f"{MOST} lieux au plus dans un fichier.", field="content")
    reader = _Reader(heads, columns, zones, ours)
    known = list(there)
    rows: list[PlaceRead] = []
    seen: dict[tuple[str, str | None], int] = {}
    for number, line in lines:
        row = reader.read(number, line)
        name = plain(row.name)
        row.known = any(
            name == other and (row.commune is None or at in (None, row.commune))
            for other, at in known
        )
        if row.name and (first := seen.setdefault((name, row.commune), number)) != number:
            twice = f"Ce lieu est deux fois dans le fichier, déjà à la ligne {first}."
            row.problems.append(Problem(column=heads[columns["name"]], message=twice))
        rows.append(row)
    return PlacesRead(
        rows=rows, ignored=[head for at, head in enumerate(heads) if head and at not in fields]
    )


class _Reader:
    """Reads one line after the other by the columns that the file has."""

    def __init__(
        self,
        heads: list[str],
        columns: Mapping[str, int],
        zones: Mapping[str, str],
        ours: frozenset[str],
    ) -> None:
        self.heads, self.columns = heads, columns
        self.rules: dict[str, Callable[[str], Any]] = {
            "name": cells.name,
            "kind": cells.kind,
            "commune": lambda text: cells.commune(text, ours),
            "zone": lambda text: cells.zone(text, zones),
            "latitude": lambda text: cells.degrees(text, 90),
            "longitude": lambda text: cells.degrees(text, 180),
        }

    def read(self, number: int, line: list[str]) -> PlaceRead:
        """The place of one line, and what of it does not fit."""
        problems: list[Problem] = []
        said = {field: self._take(field, line, problems) for field in self.rules}
        if (said["latitude"] is None) != (said["longitude"] is None) and not problems:
            missing = "latitude" if said["latitude"] is None else "longitude"
            title = self.heads[self.columns[missing]] if missing in self.columns else missing
            problems.append(Problem(column=title.capitalize(), message=cells.BOTH))
        commune = said["commune"]
        return PlaceRead(
            **said | {"name": said["name"] or ""},
            line=number,
            commune_name=france().communes[commune].name if commune else None,
            known=False,
            problems=problems,
        )

    def _take(self, field: str, line: list[str], problems: list[Problem]) -> Any:
        at = self.columns.get(field)
        text = line[at] if at is not None and at < len(line) else ""
        if at is None or (not text and field != "name"):
            return None
        try:
            return self.rules[field](text)
        except cells.Wrong as wrong:
            problems.append(Problem(column=self.heads[at], message=str(wrong)))
            return None


def _field(head: str) -> str | None:
    """The field that a column of this title fills, if any."""
    title = plain(head)
    for field, names in COLUMNS.items():
        if title in {plain(name) for name in names}:
            return field
    return None
