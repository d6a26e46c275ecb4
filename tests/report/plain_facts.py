"""What every reader knows of a report's numbers because of what they count, not because a table says it.

Written from the names of the numbers alone: none of it comes from the sums that masking was given.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from api.report.document import Document, Table
from tests.report.attacker import Printed


@dataclass
class Known:
    """An edition with more sums than it prints. `rests`: what is left in those, zero or more."""

    numbers: dict[str, int | None]
    sums: list[tuple[str, Sequence[str]]]
    rests: list[str] = field(default_factory=list)

    def printed(self) -> Printed:
        """All of it, for the attacker."""
        return Printed(self.numbers, self.sums)

    def at_most(self, whole: str, *parts: str) -> None:
        """Together, `parts` are no more than `whole`; said of numbers that the report has."""
        if all(name in self.numbers for name in (whole, *parts)):
            rest = f"known/{whole}/{'+'.join(parts)}"
            self.numbers[rest] = None
            self.rests.append(rest)
            self.sums.append((whole, (*parts, rest)))

    def is_made_of(self, whole: str, *parts: str) -> None:
        """Together, `parts` are `whole`; said of numbers that the report has."""
        if all(name in self.numbers for name in (whole, *parts)):
            self.sums.append((whole, parts))


YOUTH = "16_17", "18_21", "22_25", "26_29"


def with_plain_facts(printed: Printed, document: Document | None = None, year: int = 2022) -> Known:
    """The same numbers to somebody who thinks of what they mean, and who adds up the lists of outings."""
    known = Known(dict(printed.numbers), list(printed.sums))
    known.at_most(f"{year}/contacts", f"{year}/people_met")
    known.is_made_of(f"{year}/youth_met", *(f"{year}/people_met/age/{band}" for band in YOUTH))
    _of_the_desk(known, f"{year}/health")
    for name, n in printed.numbers.items():
        if n == 0 and name.startswith(f"{year}/outings/month/"):
            known.is_made_of(name.replace("/outings/", "/people_met/"))
    known.at_most(f"{year}/identified/place/None", f"{year}/identified/elsewhere")
    tables = {table.key: table for table in document.tables()} if document else {}
    if {"annex.outings", "places"} <= tables.keys():
        _of_outings(known, f"{year}/people_met", tables["annex.outings"], tables["places"])
    if "places" in tables:
        _of_nowhere(known, f"{year}/identified", tables["places"])
    return known


def _of_nowhere(known: Known, identified: str, places: Table) -> None:
    """Under the table: "Repérés hors sortie : lieu non noté". Where no outing stopped at a place not
    noted, nobody else is there."""
    at = [column.key for column in places.columns].index("stops")
    elsewhere = f"{identified}/elsewhere"
    if nowhere := [row for row in places.rows if row.key == "none"]:
        if nowhere[0].cells[at] == 0:
            known.is_made_of(f"{identified}/place/None", elsewhere)
    else:
        known.is_made_of(elsewhere)


def _of_outings(known: Known, met: str, outings: Table, places: Table) -> None:
    """Nobody is met who was no contact: where the list of outings has a number, it is the most that the
    outing met, in its month and at its place."""
    ids = {row.label: row.key for row in places.rows}
    made_of: dict[str, list[str]] = {}
    at = [column.key for column in outings.columns].index("place")
    for row in outings.rows:
        most = [cell for cell in row.cells if isinstance(cell, int)]
        _day, month, year = row.label.split("/")
        there = ids.get(str(row.cells[at]), "None")
        own, contacts = f"known/met/{row.key}", f"known/contacts/{row.key}"
        known.numbers |= {own: None, contacts: most[0] if most else None}
        known.rests += [own, contacts]
        known.at_most(contacts, own)
        for whole in (f"{met}/month/{year}-{month}", f"{met}/place/{there}"):
            made_of.setdefault(whole, []).append(own)
    known.sums += [(whole, parts) for whole, parts in made_of.items() if whole in known.numbers]


def _of_the_desk(known: Known, desk: str) -> None:
    """An act is without file or of a known youth, and its appointment is of one kind at most."""
    sides = [f"{desk}/{side}" for side in ("rights", "care")]
    for one in (desk, *sides):
        acts = f"{one}/proposals"
        answers = ("appointments", "to_come", "cancelled_by_service")
        known.at_most(acts, *(f"{one}/{answer}" for answer in answers))
        known.at_most(acts, f"{one}/without_file", f"{one}/youths")
        known.at_most(f"{one}/appointments", f"{one}/kept", f"{one}/unanswered")
        if known.numbers.get(f"{one}/youths") == 0:
            known.sums.append((acts, (f"{one}/without_file",)))
    youths = [f"{side}/youths" for side in sides]
    if f"{desk}/youths" in known.numbers:
        of_sides = f"known/{desk}/youths of both sides"
        known.numbers[of_sides] = None
        known.rests.append(of_sides)
        known.sums.append((of_sides, youths))
        known.at_most(of_sides, f"{desk}/youths")
