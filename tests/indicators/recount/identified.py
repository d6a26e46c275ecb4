"""Youths with an identification in a period, and what was known of them at that moment."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.indicators.recount.asked import Question
from tests.indicators.recount.export import Export, Row
from tests.indicators.recount.outings import Held
from tests.indicators.recount.territory import today

IN_THE_LIST = {"none", "jobseeker", "informal_volunteering"}


@dataclass
class Identified:
    """One youth, by the identification that decides, on the day it counts.

    `file`: what stands for all files merged into it. `named`: one of them has a name, or had one.
    """

    head: str
    file: Row
    named: bool
    by: Row
    outing: Held | None
    day: date
    place: str | None

    def fact(self, name: str) -> Any:
        """What was noted when identified, else what the file says."""
        noted = self.by.get(name)
        return self.file[name] if noted is None else noted

    @property
    def commune(self) -> str | None:
        """Where they live, by the communes of today."""
        return today(self.fact("commune"))

    @property
    def quarter(self) -> str | None:
        """The quarter they live in; what the file says of another commune is of another home."""
        moved = self.fact("commune") != self.file["commune"]
        return self.by.get("zone") or (None if moved else self.file["zone"])


def standing(export: Export) -> list[Row]:
    """The identifications that no correction replaces, one of each chain of corrections."""
    every = {row["id"]: row for row in export.every("identification")}
    chains: dict[str, set[str]] = {id_: {id_} for id_ in every}
    for row in every.values():
        if row["replaces"] in every:
            both = chains[row["id"]] | chains[row["replaces"]]
            chains.update(dict.fromkeys(both, both))
    found = []
    for chain in {min(chain): chain for chain in chains.values()}.values():
        live = [id_ for id_ in sorted(chain) if not every[id_]["deleted"]]
        last = [id_ for id_ in live if not _replaced(id_, live, every)]
        if live:
            found.append(every[max(last) if last else live[0]])
    return found


def _replaced(id_: str, live: list[str], every: dict[str, Row]) -> bool:
    """Whether a live correction leads to this one, through deleted ones too."""
    for other in live:
        seen, at = set(), every[other]["replaces"]
        while at in every and at not in seen:
            if at == id_ != other:
                return True
            seen.add(at)
            at = every[at]["replaces"]
    return False


def identified(
    export: Export, question: Question, held: dict[str, Held], first: date
) -> dict[str, Identified]:
    """Those identified from `first` to the period's last day, by the head of their files."""
    files = export.live("youth")
    head_of = export.youth_heads
    everybody = defaultdict(list)
    for row in standing(export):
        if row["youth"] not in head_of:
            continue
        outing = held.get(row["outing"])
        day = outing.day if outing else export.day(row["at"])
        if first <= day <= question.last:
            everybody[head_of[row["youth"]]].append((row["at"], row["id"], row, outing, day))
    places = question.places(export)
    found = {}
    for head, rows in everybody.items():
        _, _, row, outing, day = min(rows, key=lambda one: one[:2])
        mine = [one for one in files if head_of[one["id"]] == head]
        named = any(one["name"] or one["erased"] for one in mine)
        [file] = [one for one in mine if one["id"] == head]
        place = row["place"] or (outing.place_at(row["at"]) if outing else None)
        youth = Identified(head, file, named, row, outing, day, place)
        if _asked(youth, question, places):
            found[head] = youth
    return found


def _asked(youth: Identified, question: Question, places: set[str] | None) -> bool:
    return (
        (youth.outing.asked(question) if youth.outing else not question.of_outings)
        and (places is None or youth.place in places)
        and question.takes("channel", youth.by["channel"])
        and question.takes_commune(youth.commune, "commune", "epci")
        and question.takes("zone", youth.quarter)
    )


def criterion(row: Row) -> str:
    """Which of the three rows an identification's facts put a youth in."""
    both = _without_situation(row["situation"]), _without_follow_up(row)
    if False in both:
        return "does_not_meet"
    return "missing" if None in both else "meets"


def _without_situation(situation: str | None) -> bool | None:
    return None if situation in (None, "unknown") else situation in IN_THE_LIST


def _without_follow_up(row: Row) -> bool | None:
    by = set(row["followed_by"] or [])
    services = by - {"none", "unknown", "other"}
    if services:
        return {"over_5_months": True, "under_5_months": False}.get(row["last_contact"])
    if "none" in by or by == {"other"}:
        return True
    return None
