"""A year's report as it stands today: computed, masked, checked, ready to be drawn or frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from api.indicators import answer
from api.report.cells import Cells
from api.report.checks import Check, checks
from api.report.content import build
from api.report.content.parts import Told
from api.report.document import Document, Picture
from api.report.figures import Figures, figures
from api.report.masking import Mask, Published, Thresholds, masks
from api.report.numbers import Numbers, numbers
from api.report.options import Options
from api.report.residence import By, Line, lines


@dataclass(frozen=True)
class Draft:
    """`document` shows what `cells` are not hidden by `mask`; `checks` say what was verified."""

    document: Document
    cells: Cells
    mask: Mask
    checks: list[Check]


def draft(
    session: Session,
    organisation_id: str,
    year: int,
    options: Options,
    today: date,
    thresholds: Thresholds,
    earlier: Sequence[Published] = (),
    pictures: Mapping[str, Picture] = {},
) -> Draft:
    """The report of `year`, in one reading of the database.

    `earlier`: what editions, of whatever year, have shown. `pictures`: the coordinator's, by id.
    Raises BadInput for a year that has not begun, ValueError rather than print what contradicts.
    """
    known = figures(session, organisation_id, year, today)
    residence = _residence(known, thresholds.threshold, options)
    cells = numbers(known, residence)
    mask = masks(cells, thresholds, options.exemptions, earlier)
    told = Told(known, Numbers(cells, mask.names), residence)
    document = build(told, options, pictures)
    return Draft(document, cells, mask, checks(known, cells, mask, options.exemptions))


def _residence(known: Figures, threshold: int, options: Options) -> dict[By, list[Line]]:
    """Places of few youths together, unless the coordinator shows that table's small numbers."""
    profile = known.funnel.profile
    rows: dict[By, list[answer.Somewhere]] = {
        "communes": profile.communes,
        "epcis": profile.epcis,
        "zones": profile.zones,
    }
    shown = {by for by in rows if f"identified.{by}" in options.exemptions}
    return {by: lines(by, some, 1 if by in shown else threshold) for by, some in rows.items()}
