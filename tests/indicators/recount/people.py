"""Whom outings met: contacts, and people once a calendar year."""

from dataclasses import dataclass, replace
from datetime import date

from tests.indicators.recount.asked import Question
from tests.indicators.recount.export import Export, Row
from tests.indicators.recount.outings import Held

YOUTH = {"16_17", "18_21", "22_25", "26_29"}


@dataclass
class Met:
    """So many people of one age band and gender, met on one outing at one place.

    `youth`: the file that stands for the one person met, where there is one.
    """

    count: int
    outing: Held
    place: str | None
    age_band: str
    gender: str
    youth: str | None = None

    @property
    def day(self) -> date:
        """The day of their outing."""
        return self.outing.day

    @classmethod
    def of(cls, row: Row, outing: Held) -> "Met":
        """What an encounter says."""
        place = row["place"] or outing.place_at(row["at"])
        return cls(row["count"], outing, place, row["age_band"], row["gender"])


def people(
    export: Export, question: Question, held: dict[str, Held]
) -> tuple[list[Met], list[Met]]:
    """All contacts, and the people met, of the period and of what is asked for."""
    contacts, first_times = [], []
    linked: dict[tuple[str, str], Row] = {}
    for row in export.live("encounter"):
        outing = held.get(row["outing"])
        if outing is None:
            continue
        if row["youth"] is None:
            if not outing.counters or row["by"] in outing.counters:
                contacts.append(Met.of(row, outing))
                first_times += [Met.of(row, outing)] if row["first_time"] else []
        else:
            key = outing.id, export.youth_of(row)
            linked[key] = min(linked.get(key, row), row, key=_counted_before_then_earliest)
    years: dict[tuple[int, str], list[Row]] = {}
    for (outing_id, youth), row in linked.items():
        outing = held[outing_id]
        contacts.append(Met.of(row, outing))
        if youth in export.youth_heads:
            years.setdefault((outing.day.year, youth), []).append(row)
    for (_, youth), rows in years.items():
        if all(row["count"] for row in rows):  # else already counted without a name
            first = min(rows, key=lambda row: (held[row["outing"]].start, row["at"], row["id"]))
            first_times.append(replace(Met.of(first, held[first["outing"]]), youth=youth))
    places = question.places(export)

    def asked(met: Met) -> bool:
        here = places is None or met.place in places
        return met.count > 0 and question.holds(met.day) and met.outing.asked(question) and here

    return [met for met in contacts if asked(met)], [met for met in first_times if asked(met)]


def _counted_before_then_earliest(row: Row) -> tuple[bool, str, str]:
    return row["count"] > 0, row["at"], row["id"]
