"""Random seasons for property tests: plain rows by table, to be written in any order."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from sqlmodel import Session
from uuid6 import uuid7

from api.records.codes import codes
from tests.indicators.season import Season, moment

Row = dict[str, Any]
PLACES = [str(uuid7()) for _ in range(2)]
IDENTIFIABLE = sorted(codes("age_band") - {"under_16", "30_plus"})


def code(name: str) -> st.SearchStrategy[str]:
    """One code of a list."""
    return st.sampled_from(sorted(codes(name)))


def rarely(chance: int = 6) -> st.SearchStrategy[bool]:
    """True about once in `chance`."""
    return st.integers(1, chance).map(lambda n: n == chance)


@dataclass
class Plan:
    """Rows by the name of the act of `Season` that writes them, each with its own id."""

    rows: list[tuple[str, Row]] = field(default_factory=list)

    def add(self, act: str, /, **row: Any) -> str:
        """One more row; returns its id."""
        self.rows.append((act, {"id": str(uuid7())} | row))
        return str(self.rows[-1][1]["id"])

    def of(self, act: str) -> list[Row]:
        """The rows of one kind."""
        return [row for name, row in self.rows if name == act]

    def written(self, session: Session) -> Season:
        """A new organisation with these rows."""
        season = Season(session)
        for act, row in self.rows:
            getattr(season, act)(**row)
        return season


@st.composite
def days(draw: st.DrawFn) -> str:
    """A local time of 2022 or just beside it, often on either side of a boundary."""
    month = draw(
        st.sampled_from(("2021-12", "2022-03", "2022-05", "2022-06", "2022-10", "2023-01"))
    )
    day, hour = draw(st.sampled_from((1, 15, 28, 30, 31))), draw(st.sampled_from((0, 2, 14, 23)))
    return f"{month}-{min(day, 30 if month == '2022-06' else 31):02} {hour:02}:30"


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A small season: outings and files merged any way, cycles too; rows deleted, erased, undated."""
    plan = Plan()
    outings = [str(uuid7()) for _ in range(draw(st.integers(2, 4)))]
    youths = [str(uuid7()) for _ in range(draw(st.integers(1, 3)))]
    for id_ in outings:
        start = None if draw(rarely()) else draw(days())
        plan.add(
            "outing",
            id=id_,
            start=start,
            status=draw(
                st.sampled_from(
                    ("closed", "closed", "cancelled") if start else ("planned", "cancelled")
                )
            ),
            with_truck=draw(st.none() | st.booleans()),
            kind=draw(code("outing_kind")),
            place=draw(st.none() | st.sampled_from(PLACES)),
            ended_at=draw(st.none() | days().map(moment)) if start else None,
            merged_into=draw(st.sampled_from((None, None, *outings))),
            deleted=draw(rarely()),
        )
    for id_ in youths:
        plan.add(
            "youth",
            id=id_,
            gender=draw(st.none() | code("gender")),
            merged_into=draw(st.sampled_from((None, None, *youths))),
            deleted=draw(rarely()),
            erased=draw(rarely()),
            name=draw(st.sampled_from((None, "sealed"))),
        )
    for _ in range(draw(st.integers(3, 9))):
        plan.add(
            "meet",
            outing=draw(st.sampled_from(outings)),
            count=draw(st.sampled_from((1, 1, 1, 2, 0))),
            at=draw(days()),
            gender=draw(code("gender")),
            age_band=draw(code("age_band")),
            first_time=draw(st.booleans()),
            youth=draw(st.sampled_from((None, *youths))),
            place=draw(st.none() | st.sampled_from(PLACES)),
            deleted=draw(rarely()),
        )
    _files(draw, plan, outings, youths)
    _around(draw, plan, outings, youths)
    return plan


def _around(draw: st.DrawFn, plan: Plan, outings: list[str], youths: list[str]) -> None:
    """Stops, checks, steps and what the health desk did."""
    outing, youth = st.sampled_from(outings), st.sampled_from(youths)
    for _ in range(draw(st.integers(0, 2))):
        plan.add("stop", outing=draw(outing), place=draw(st.sampled_from(PLACES)), at=draw(days()))
    for pathway in plan.of("pathway"):
        for _ in range(draw(st.integers(0, 1))):
            plan.add(
                "check",
                pathway=pathway["id"],
                on=draw(days())[:10],
                result=draw(code("pathway_check")),
            )
    for _ in range(draw(st.integers(0, 2))):
        plan.add(
            "step",
            youth=draw(youth),
            outing=draw(st.none() | outing),
            at=draw(days()),
            kind="call",
            outcome=draw(st.none() | code("step_outcome")),
        )
    for _ in range(draw(st.integers(0, 2))):
        plan.add(
            "health_act",
            youth=draw(st.none() | youth),
            outing=draw(st.none() | outing),
            at=draw(days()),
            status=draw(code("health_act_status")),
        )


def _files(draw: st.DrawFn, plan: Plan, outings: list[str], youths: list[str]) -> None:
    identifications: list[str] = []
    for _ in range(draw(st.integers(0, 5))):
        earlier = st.sampled_from(identifications) if identifications else st.none()
        identifications.append(
            plan.add(
                "identify",
                youth=draw(st.sampled_from(youths)),
                at=draw(days()),
                outing=draw(st.none() | st.sampled_from(outings)),
                channel=draw(code("identification_channel")),
                age_band=draw(st.sampled_from(IDENTIFIABLE)),
                situation=draw(st.none() | code("situation")),
                followed_by=draw(st.none() | st.lists(code("followed_by"), max_size=2)),
                last_contact=draw(st.none() | code("last_contact")),
                replaces=draw(st.none() | earlier),
                deleted=draw(rarely()),
            )
        )
    for _ in range(draw(st.integers(0, 4))):
        plan.add(
            "pathway",
            youth=draw(st.sampled_from(youths)),
            kind=draw(code("pathway")),
            started_at=draw(st.none() | days().map(lambda day: day[:10])),
            main_from=draw(st.none() | days().map(lambda day: day[:10])),
            confirmed_at=draw(st.none() | days().map(lambda day: day[:10])),
            ended_at=draw(st.none() | days().map(lambda day: day[:10])),
            end_reason=draw(st.none() | code("pathway_end_reason")),
            deleted=draw(rarely()),
        )
    for _ in range(draw(st.integers(0, 2))):
        plan.add(
            "support",
            youth=draw(st.sampled_from(youths)),
            started_at=draw(days())[:10],
            kind=draw(code("support_kind")),
        )
