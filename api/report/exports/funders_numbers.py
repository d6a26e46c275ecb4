"""The numbers of the funders' tables, and every way in which the report's numbers make them up.

A year of few youths is not told by quarter where that would give away what the report masks: a masked
number is one at least, and few make up few.
"""

from collections.abc import Collection, Sequence

from api.indicators import fse
from api.indicators.funding import ABANDONED, Funding
from api.records.codes import rollup
from api.report.cells import Cells
from api.report.draft import Draft
from api.report.exports.linked_to_report import Linked
from api.report.masking import Mask, Published, Thresholds, masks

QUARTERS, PARTICIPANTS = "funders.quarters", "funders.participants"
"""Tables, as exemptions name them."""

OF_YEAR = {
    "identified": "identified",
    "on_outings": "identified/on_outings",
    "elsewhere": "identified/elsewhere",
    "meets": "identified/criteria/meets",
    "remobilised": "remobilised",
    "redirected": "remobilised/pathway/partner_referral",
    "abandoned": "abandoned",
    "waiting": "waiting",
    "flow": "remobilised_flow",
}
"""The report's name of the year's number, by field of a quarter."""

MADE_OF = {
    "age": ("age_band", fse.AGES),
    "education": ("training_level", fse.EDUCATION),
    "situation": ("situation", fse.SITUATIONS),
    "housing": ("housing", fse.HOUSING),
}
"""The field whose codes make up a category, and which code belongs to which."""

ROWS = {"training_level": "training_level_on_phone", "housing": "housing_report_rows"}
"""Roll-ups by which the report prints the same codes."""


def masked(
    funding: Funding,
    report: Draft,
    thresholds: Thresholds,
    exempt: Collection[str] = (),
    earlier: Sequence[Published] = (),
) -> tuple[Cells, Mask]:
    """The numbers that are printed, and which of them are masked.

    `earlier`: editions whose readers have `report`, the year's draft, too.
    """
    seen = [*earlier, Published(report.cells, report.mask.names)]

    def made(by_quarter: bool) -> tuple[Cells, Mask]:
        cells = numbers(report.document.year, funding, report.cells, by_quarter)
        return cells, masks(cells, thresholds, exempt, seen)

    told = made(by_quarter=True)
    if not told[1].lost:
        return told
    less = made(by_quarter=False)
    return less if told[1].lost - less[1].lost else told


def numbers(year: int, funding: Funding, report: Cells, by_quarter: bool = True) -> Cells:
    """Every number of the tables. Raises ValueError where report and tables contradict each other."""
    put = Linked(year, report)
    _years(put, funding)
    if by_quarter:
        _quarters(put, funding)
    _pathways(put)
    _participants(put, funding)
    return put.cells


def _years(put: Linked, funding: Funding) -> None:
    for field, whole in OF_YEAR.items():
        put.one(whole, sum(getattr(one, field) for one in funding.quarters), QUARTERS)
    _add_up(put, "")
    reasons = put.starting("not_remobilised/reason/")
    abandoned = [name for name in reasons if name.rsplit("/", 1)[1] in ABANDONED]
    put.sums("abandoned", put.known(abandoned))
    put.sums("waiting", put.known(name for name in reasons if name not in abandoned))


def _add_up(put: Linked, at: str) -> None:
    for parts in (("on_outings", "elsewhere"), ("remobilised", "abandoned", "waiting")):
        put.sums(f"identified{at}", [put.named(OF_YEAR[part] + at) for part in parts])
    put.part_of(f"identified{at}", OF_YEAR["meets"] + at)
    put.part_of(f"remobilised{at}", OF_YEAR["redirected"] + at)


def _quarters(put: Linked, funding: Funding) -> None:
    for field, whole in OF_YEAR.items():
        put.sums(
            whole,
            [
                put.one(f"{whole}/quarter/{one.quarter}", getattr(one, field), QUARTERS)
                for one in funding.quarters
            ],
        )
    for one in funding.quarters:
        _add_up(put, f"/quarter/{one.quarter}")
    months = put.starting("identified/month/")
    for one in funding.quarters:
        inside = [name for name in months if (int(name[-2:]) + 2) // 3 == one.quarter]
        put.sums(f"identified/quarter/{one.quarter}", put.known(inside))


def _pathways(put: Linked) -> None:
    rows = put.starting("remobilised/pathway/")
    put.sums("remobilised", [put.one(name, put.value(name), QUARTERS) for name in rows])


def _participants(put: Linked, funding: Funding) -> None:
    genders = {"non_binary": "other"}
    names = [
        put.one(f"identified/gender/{genders.get(one.code, one.code)}", one.n, PARTICIPANTS)
        for one in funding.participants.gender
    ]
    put.sums("identified", names)
    for category, (field, category_of) in MADE_OF.items():
        codes = {
            one.code: put.one(_code(field, one.code), one.n, PARTICIPANTS, hidden=True)
            for one in getattr(funding.details, field)
        }
        for one in getattr(funding.participants, category):
            name = f"fse/{category}/{one.code}"
            put.one(name, one.n, PARTICIPANTS)
            of_it = [
                whole
                for code, whole in codes.items()
                if category_of.get(code, "unknown") == one.code
            ]
            put.sums(name, of_it)
        put.sums("identified", codes.values())
        if field in ROWS:
            for row, members in {**rollup(ROWS[field]), "unknown": ["unknown"]}.items():
                for known in put.known([f"identified/{field}/{row}"]):
                    put.cells.adds_up(known, tuple(codes[code] for code in members))


def _code(field: str, code: str) -> str:
    """Ages are printed code by code in the report."""
    return f"identified/age/{code}" if field == "age_band" else f"code/{field}/{code}"
