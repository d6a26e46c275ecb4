"""The ways that identified youths took, what held, and what stands in the way of the others."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from tests.indicators.recount.export import Export, Row
from tests.indicators.recount.identified import Identified
from tests.indicators.recount.outings import Held


@dataclass
class Taken:
    """A pathway that counts, from `day` on."""

    id: str
    kind: str
    day: date
    started: date
    main_from: date | None
    ended: date | None
    why: str | None


ByYouth = dict[str, list[Taken]]


def by_head(export: Export, type_: str) -> dict[str, list[Row]]:
    """The live rows of one type by the youth they are about, merged files together."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in export.live(type_):
        if row["youth"] is not None:
            found[export.youth_of(row)].append(row)
    return found


def taken(export: Export, youths: dict[str, Identified], until: date) -> ByYouth:
    """The pathways of each remobilised youth that count on the day `until`."""
    rows = by_head(export, "pathway")
    found = {}
    for youth in youths:
        mine = [way for row in rows[youth] if (way := counts(row)) and way.day <= until]
        if mine:
            found[youth] = mine
    return found


def counts(row: Row) -> Taken | None:
    """The pathway if it counts: started, and for a referral received by the other side."""
    days = [row["started_at"]]
    if row["kind"] == "partner_referral":
        days.append(row["confirmed_at"])
    if None in days:
        return None
    main = _day(row["main_from"]) if row["main_from"] else None
    ended = _day(row["ended_at"]) if row["ended_at"] else None
    since = _day(max(days)), _day(row["started_at"])
    return Taken(row["id"], row["kind"], *since, main, ended, row["end_reason"])


def main_kind(ways: list[Taken], until: date) -> str:
    """The kind of the main one: the latest that is main by then, of equals the smallest id.

    One that nobody said to be main, or only from a later day, is so from its start.
    """

    def since(way: Taken) -> date:
        return way.main_from if way.main_from and way.main_from <= until else way.started

    latest = max(since(way) for way in ways)
    return min((way.id, way.kind) for way in ways if since(way) == latest)[1]


def delay(youths: dict[str, Identified], ways: ByYouth) -> tuple[float | None, int]:
    """Median days to the first pathway begun on or after the identification, and of how many."""
    days = []
    for head, mine in ways.items():
        after = [(way.day - youths[head].day).days for way in mine]
        days += [min(gap for gap in after if gap >= 0)] if max(after) >= 0 else []
    return (float(median(days)) if days else None), len(days)


def held_after(export: Export, days: int, ways: ByYouth, until: date) -> list[str | None]:
    """What the first check says of each youth remobilised so many days ago, else an end; None of
    somebody whom nobody checked though a pathway goes on."""
    found: list[str | None] = []
    for mine in ways.values():
        reached = min(way.day for way in mine) + timedelta(days)
        if reached > until:
            continue
        ids = {way.id for way in mine}
        checks = sorted(
            (check["on"], check["id"], check["result"])
            for check in export.live("pathway_check")
            if check["pathway"] in ids and reached <= date.fromisoformat(check["on"]) <= until
        )
        found.append(checks[0][2] if checks else _ended(mine, reached, until))
    return found


def _ended(mine: list[Taken], reached: date, until: date) -> str | None:
    """Why the last of them ended, in a check's words; None while one goes on.

    Those that count later have a say only when the others were left for another pathway.
    """
    for ways in ([way for way in mine if way.day <= reached], mine):
        if any(way.ended is None or way.ended > until for way in ways):
            return None
        last = max(way.ended for way in ways if way.ended)
        told = sorted((way.id, way.why) for way in ways if way.ended == last)
        why = next((said for _, said in told if said != "changed"), "changed")
        if why != "changed":
            break
    words = {"completed": "ended_well", "interrupted": "interrupted", "no_news": "no_news"}
    return words.get(why or "", "otherwise")


def reason(export: Export, youth: Identified, held: dict[str, Held], until: date) -> str:
    """Why a youth took no pathway by that day: the first that fits."""
    file = youth.file
    lost = None
    if file["closed_at"] and _day(file["closed_at"]) <= until:
        lost = file["lost_reason"] or "other"
    if lost in ("refused", "not_now", "data_objection"):
        return "refused"
    if lost:
        return "unreachable" if lost == "unreachable" else "closed"
    if _last_word(export, youth.head, held, until) in ("no_answer", "wrong_number", "message_left"):
        return "unreachable"
    for row in by_head(export, "pathway")[youth.head]:
        started = row["started_at"] and _day(row["started_at"]) <= until
        over = row["ended_at"] and _day(row["ended_at"]) <= until
        if row["kind"] == "partner_referral" and started and not over:
            return "confirmation"  # not received, else it would count
    return "nothing"


def _last_word(export: Export, head: str, held: dict[str, Held], until: date) -> str | None:
    """The outcome of the latest step done; none when the youth was met after it."""
    done = [row for row in by_head(export, "step")[head] if row["status"] == "done"]
    met = [row for row in by_head(export, "encounter")[head] if row["outing"] in held]
    past = [row for row in done + met if export.day(row["at"]) <= until]
    last = max(past, key=lambda row: (row["at"], row["id"]), default={})
    return last.get("outcome")


def age(youth: Identified, until: date) -> str:
    """How old the file is."""
    days = (until - youth.day).days
    limits = (30, "under_1_month"), (90, "1_to_3_months"), (180, "3_to_6_months")
    return next((name for limit, name in limits if days < limit), "over_6_months")


def _day(text: str) -> date:
    return date.fromisoformat(text)
