"""Somebody who reads every edition with a pencil and a solver, and wants the masked numbers.

Written from what is printed alone, without the masking's code: exact elimination in fractions, then
intervals narrowed sum by sum, then a whole-number program per number, least and most.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, inf

import highspy

Name = tuple[int, str]


@dataclass
class Printed:
    """One edition as readers have it: numbers, None where "masqué" stands, and what adds up."""

    numbers: Mapping[str, int | None]
    sums: Sequence[tuple[str, Sequence[str]]]


@dataclass
class Equation:
    """The sum of unknowns, each times its factor, is `right`."""

    factors: dict[Name, Fraction]
    right: Fraction


def solve(
    editions: Sequence[Printed],
    unchanged: Iterable[tuple[int, str]] = (),
    zeros: Iterable[tuple[int, str]] = (),
) -> dict[Name, int]:
    """The masked numbers that can only be one number, by (edition, name).

    `unchanged`: (edition, name) of numbers, masked or not, that are those of the last edition;
    `zeros`: masked ones that the reader knows may be zero. All others are at least 1.
    """
    last = len(editions) - 1
    same = set(unchanged)
    known: dict[Name, int] = {}

    def unknown(at: int, name: str) -> Name:
        return (last, name) if (at, name) in same else (at, name)

    for at, edition in enumerate(editions):
        for name, number in edition.numbers.items():
            if number is not None:
                known[unknown(at, name)] = number
    equations = []
    for at, edition in enumerate(editions):
        for whole, parts in edition.sums:
            factors: dict[Name, Fraction] = {}
            right = Fraction(0)
            for name, sign in ((whole, 1), *((part, -1) for part in parts)):
                one = unknown(at, name)
                if one in known:
                    right -= sign * known[one]
                else:
                    factors[one] = factors.get(one, Fraction(0)) + sign
            factors = {one: factor for one, factor in factors.items() if factor}
            if factors:
                equations.append(Equation(factors, right))
    unknowns = sorted({one for equation in equations for one in equation.factors})
    may_be_zero = {unknown(at, name) for at, name in zeros}
    least = {one: 0 if one in may_be_zero else 1 for one in unknowns}
    found = eliminated(equations)
    found |= narrowed(equations, least)
    found |= programmed(equations, least, [one for one in unknowns if one not in found])
    told = {
        (at, name): known[unknown(at, name)]
        for at, edition in enumerate(editions)
        for name, number in edition.numbers.items()
        if number is None and unknown(at, name) in known
    }
    again = {(at, name): found[last, name] for at, name in same if (last, name) in found}
    return {**found, **told, **again}


def eliminated(equations: Sequence[Equation]) -> dict[Name, int]:
    """What Gauss and Jordan leave alone in its line."""
    lines: list[tuple[Name, Equation]] = []
    for equation in equations:
        factors, right = dict(equation.factors), equation.right
        for pivot, line in lines:
            if times := factors.get(pivot):
                _take_away(factors, line.factors, times)
                right -= times * line.right
        if not factors:
            continue
        pivot = min(factors)
        scale = factors[pivot]
        new = Equation({one: f / scale for one, f in factors.items()}, right / scale)
        for _, line in lines:
            if times := line.factors.get(pivot):
                _take_away(line.factors, new.factors, times)
                line.right -= times * new.right
        lines.append((pivot, new))
    return {pivot: int(line.right) for pivot, line in lines if len(line.factors) == 1}


def _take_away(
    factors: dict[Name, Fraction], others: dict[Name, Fraction], times: Fraction
) -> None:
    for one, factor in others.items():
        left = factors.get(one, Fraction(0)) - times * factor
        if left:
            factors[one] = left
        else:
            factors.pop(one, None)


def narrowed(equations: Sequence[Equation], least: Mapping[Name, int]) -> dict[Name, int]:
    """What is left of each interval once no sum narrows any."""
    low: dict[Name, float] = dict(least)
    high: dict[Name, float] = dict.fromkeys(least, inf)
    moved = True
    rounds = 0
    while moved and rounds < 200:
        moved, rounds = False, rounds + 1
        for equation in equations:
            for one, factor in equation.factors.items():
                down = up = float(equation.right)
                for other, by in equation.factors.items():
                    if other != one:
                        ends = float(by) * low[other], float(by) * high[other]
                        down, up = down - max(ends), up - min(ends)
                ends = (down / float(factor), up / float(factor))
                smallest, largest = min(ends), max(ends)
                if smallest > low[one]:
                    low[one], moved = ceil(smallest - 1e-9), True
                if largest < high[one]:
                    if floor(largest + 1e-9) < high[one]:
                        moved = True
                    high[one] = floor(largest + 1e-9)
    return {one: int(low[one]) for one in low if low[one] == high[one]}


def programmed(
    equations: Sequence[Equation], least: Mapping[Name, int], wanted: Sequence[Name]
) -> dict[Name, int]:
    """Those whose least and most whole numbers are the same, all sums kept at once."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    columns = {}
    for one, floor_ in least.items():
        columns[one] = solver.addVariable(lb=floor_, ub=10_000, type=highspy.HighsVarType.kInteger)
    for equation in equations:
        total = sum(float(by) * columns[one] for one, by in equation.factors.items())
        solver.addConstr(total == float(equation.right))
    found: dict[Name, int] = {}
    ends: dict[Name, list[int]] = {}
    for one in wanted:
        if one in ends:
            continue
        for goal in (solver.minimize, solver.maximize):
            goal(columns[one])
            if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return found
            ends.setdefault(one, []).append(round(solver.val(columns[one])))
        if ends[one][0] == ends[one][1]:
            found[one] = ends[one][0]
    return found
