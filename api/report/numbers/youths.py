"""The numbers of the identified youths and of where they live."""

from collections import Counter
from collections.abc import Mapping, Sequence

from api.indicators import answer
from api.report.numbers.put import Put
from api.report.residence import By, Line
from api.territory.france import france


def identified(put: Put, funnel: answer.Funnel, residence: Mapping[By, list[Line]]) -> None:
    """Channel, who they are, where they live, criteria: each sums to the identified."""
    them, profile = funnel.identified, funnel.profile
    put.one("identified/on_outings", them.on_outings)
    put.one("identified/elsewhere", them.elsewhere)
    put.sums(
        "identified", (f"{put.year}/identified/{part}" for part in ("on_outings", "elsewhere"))
    )
    put.one("identified/without_name", them.without_name)
    put.part_of("identified", "identified/without_name")
    put.split("identified", "channel", them.by_channel)
    put.split("identified", "gender", them.by_gender)
    put.split("identified", "age", them.by_age)
    for by in ("training_level", "housing", "driving_licence"):
        put.split("identified", by, getattr(profile, by))
    for by in ("transport", "obstacles"):
        for row in getattr(profile, by):
            put.one(f"identified/{by}/{row.code}", row.n, f"identified.{by}")
            put.part_of("identified", f"identified/{by}/{row.code}")
    for by, lines in residence.items():
        put.sums(
            "identified",
            [put.one(f"identified/{by}/{line.key}", line.n, f"identified.{by}") for line in lines],
        )
        _members(put, by, lines, getattr(profile, by))
    _communes_in_epcis(put, profile, residence)
    criteria = funnel.criteria
    put.sums(
        "identified",
        [
            put.one(f"identified/criteria/{row}", getattr(criteria, row), "identified.criteria")
            for row in ("meets", "does_not_meet", "missing")
        ],
    )


def _members(put: Put, by: By, lines: Sequence[Line], rows: Sequence[answer.Somewhere]) -> None:
    """The places that stand together in a line, hidden: another edition may show one of them alone."""
    n_of = {row.where: row.n for row in rows}
    for line in lines:
        if len(line.where) > 1:
            names = [
                put.one(f"identified/{by}/{where}", n_of[where], f"identified.{by}", hidden=True)
                for where in line.where
            ]
            put.sums(f"identified/{by}/{line.key}", names)


def _communes_in_epcis(
    put: Put, profile: answer.Profile, residence: Mapping[By, list[Line]]
) -> None:
    """Each line of intercommunalités is the sum of its communes, each of communes of its parts.

    What lives in one line of both is a number only where it is a whole line; else it is hidden.
    """
    of_epci = {where: line.key for line in residence["epcis"] for where in line.where}
    of_commune = {where: line.key for line in residence["communes"] for where in line.where}
    both: Counter[tuple[str, str]] = Counter()
    for row in profile.communes:
        commune = france().commune(row.where) if row.where else None
        both[of_epci[commune.epci if commune else None], of_commune[row.where]] += row.n
    names = {
        pair: put.one(f"rest/residence/{pair[0]}/{pair[1]}", n, "rest", people=False, hidden=True)
        for pair, n in both.items()
    }
    for place, by in enumerate(("epcis", "communes")):
        for key in {pair[place] for pair in both}:
            parts = [name for pair, name in names.items() if pair[place] == key]
            put.sums(f"identified/{by}/{key}", parts)
