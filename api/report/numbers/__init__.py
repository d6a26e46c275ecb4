"""Every number of a year's report, by name, from the figures; and the numbers that may be shown.

Names are "year/figure/row": "2022/identified/gender/male". A total that closes several tables has
one name, so that it cannot be two numbers, nor be masked in one table and shown in the next.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from api.report.cells import Cells
from api.report.document import MASKED, Value
from api.report.figures import Figures
from api.report.numbers.field import outings, people
from api.report.numbers.put import Put
from api.report.numbers.ways import health, ways
from api.report.numbers.where import where_and_when, where_identified
from api.report.numbers.years import years
from api.report.numbers.youths import identified
from api.report.residence import By, Line


@dataclass(frozen=True)
class Numbers:
    """What may be printed of each number."""

    cells: Cells
    masked: Collection[str]

    def __getitem__(self, name: str) -> Value:
        """The number, or `MASKED`. Raises KeyError for a name that no figure gave."""
        return MASKED if name in self.masked else self.cells.cells[name].value


def numbers(figures: Figures, residence: Mapping[By, list[Line]]) -> Cells:
    """Everything the report may print. Raises ValueError if two figures contradict each other."""
    put = Put(figures.year)
    outings(put, figures.funnel)
    people(put, figures.funnel)
    where_and_when(put, figures)
    identified(put, figures.funnel, residence)
    where_identified(put, figures.funnel)
    ways(put, figures.funnel)
    health(put, figures.funnel.health_desk)
    years(put, figures)
    return put.cells
