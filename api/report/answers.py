"""The draft as the coordinator's screen reads it. No exact number that is masked is in it."""

from collections.abc import Callable, Mapping

from sqlmodel import Session

from api.report import edition, publishing
from api.report.cells import Cell
from api.report.checks import Check
from api.report.content import SECTIONS
from api.report.contradictions import CONTRADICTIONS, Contradiction
from api.report.document import Document, Shape
from api.report.draft import Draft
from api.report.edition import Difference, EditionInfo
from api.report.forms import FORMS
from api.report.options import Options
from api.report.settings import Masking, thresholds


class TableMasking(Shape):
    """A group of numbers that is masked or exempt as one: how many there are, how many are masked.

    `small`: how many are small themselves, masked or shown by exemption. `exempt`: why, by whom (an
    id) and since when its small numbers are shown.
    """

    key: str
    cells: int
    masked: int
    small: int
    exempt: dict[str, str] | None


class FormOffered(Shape):
    key: str
    label: str


class BlockOffered(Shape):
    """A section that the report may have, by its key, whether it is printed or not."""

    key: str
    title: str


class YearDraft(Shape):
    """A year's report as it stands. `blocks`: every section there may be, in its own order.
    `differences`: from the latest edition, by key figure. `contradictions`: of the printed report of
    2022, and what stands in their way here."""

    document: Document
    blocks: list[BlockOffered]
    options: Options
    version: str
    checks: list[Check]
    masking: Masking
    tables: list[TableMasking]
    forms: list[FormOffered]
    editions: list[EditionInfo]
    differences: list[Difference]
    contradictions: list[Contradiction]


def draft_answer(session: Session, organisation_id: str, year: int) -> YearDraft:
    """Everything the screen shows of a year. Raises BadInput for a year that has not begun."""
    made = publishing.drafted(session, organisation_id, year)
    limits = thresholds(session, organisation_id)
    there = edition.editions(session, organisation_id, year)
    moved = (
        edition.differences(session, organisation_id, there[-1].id, made.draft.cells)
        if there
        else []
    )
    return YearDraft(
        document=made.draft.document,
        blocks=[BlockOffered(key=key, title=title) for key, (title, _) in SECTIONS.items()],
        options=made.changed.options,
        version=made.changed.version,
        checks=made.draft.checks,
        masking=Masking(threshold=limits.threshold, health=limits.health),
        tables=_tables(made.draft, made.changed.exempted, limits.hides),
        forms=[FormOffered(key=key, label=form.label) for key, form in FORMS.items()],
        editions=there,
        differences=moved,
        contradictions=list(CONTRADICTIONS),
    )


def _tables(
    draft: Draft, exempted: Mapping[str, dict[str, str]], hides: Callable[[Cell], bool]
) -> list[TableMasking]:
    found = []
    for key, names in draft.cells.tables().items():
        cells = {
            name: cell
            for name in names
            if (cell := draft.cells.cells[name]).people and not cell.hidden
        }
        if cells:
            found.append(
                TableMasking(
                    key=key,
                    cells=len(cells),
                    masked=len(draft.mask.names & cells.keys()),
                    small=sum(map(hides, cells.values())),
                    exempt=exempted.get(key),
                )
            )
    return found
