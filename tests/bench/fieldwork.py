"""What the phones of the benchmark write: invented people, sealed as phones do."""

from random import Random

from api.phone import Phone, new_id
from api.phone.store import Change, Op

NAME = {"first_name": "Sami", "last_name": "Noisetier", "nickname": ""}
CONTACT = {"phones": ["06 39 98 00 00"], "network": "snapchat : sami.invente"}
NOTE = "Vu près du terrain, cherche une formation en mécanique, disponible le mardi."
AGES = ("16_17", "18_21", "22_25", "26_29", "30_plus")


def operations(phone: Phone, outing: str, many: int) -> list[Op]:
    """Of ten, eight people counted, one youth noted with three sealed fields, one step."""
    ops = [phone.write(change) for change in _changes(phone, outing, many)]
    phone.store.outbox.clear()
    return ops


def _changes(phone: Phone, outing: str, many: int) -> list[Change]:
    changes: list[Change] = []
    at, youth = phone.now(), ""
    for number in range(many):
        if number % 10 == 8 or (number % 10 == 9 and not youth):
            youth = new_id()
            sealed = {"name": NAME, "contact": CONTACT, "note": NOTE}
            facts = {"gender": "male", "commune": "25056", "situation": "none"}
            changes.append(phone.creation("youth", youth, **facts, **sealed))
        elif number % 10 == 9:
            told = {"youth": youth, "kind": "call", "status": "done", "at": at}
            changes.append(phone.creation("step", outing=outing, assignee=phone.person_id, **told))
        else:
            band = AGES[number % len(AGES)]
            told = {"outing": outing, "at": at, "age_band": band, "gender": "male"}
            changes.append(phone.creation("encounter", count=1, first_time=True, **told))
    return changes


def years(phone: Phone, many: int) -> list[Op]:
    """Whole years of a team: 96 outings, 1,500 people met, 62 youths, 47 pathways each."""
    rng = Random(many)
    for year in range(2025 - many, 2025):
        outings = [_outing(phone, day) for day in _days(year, 96)]
        for number, day in enumerate(_days(year, 62)):
            outing, kind = (
                rng.choice(outings),
                ("ml_follow_up", "employment", "training")[number % 3],
            )
            _identified(phone, day, outing if number < 34 else None, kind if number < 47 else None)
    ops = phone.store.outbox
    phone.store.outbox = []
    return ops


def _days(year: int, many: int) -> list[str]:
    """Days from April to September, in no order."""
    return [f"{year}-{4 + number % 6:02d}-{1 + number % 28:02d}" for number in range(many)]


def _outing(phone: Phone, day: str) -> str:
    """An outing that was held, with sixteen people counted on it."""
    outing, met_at = new_id(), f"{day}T13:00:00.000Z"
    times = {"started_at": f"{day}T12:00:00.000Z", "ended_at": f"{day}T16:00:00.000Z"}
    facts = {"kind": "truck_outing", "status": "closed", "with_truck": True}
    met = {"outing": outing, "at": met_at, "gender": "male", "count": 1, "first_time": True}
    crowd = [phone.creation("encounter", age_band=AGES[one % 5], **met) for one in range(16)]
    phone.write(phone.creation("outing", outing, **facts, **times), *crowd)
    return outing


def _identified(phone: Phone, day: str, outing: str | None, pathway: str | None) -> None:
    """A youth noted on an outing or elsewhere, perhaps with a pathway from that day on."""
    youth, at = new_id(), f"{day}T13:30:00.000Z"
    facts = {"situation": "none", "followed_by": ["none"]}
    told = {"youth": youth, "at": at, "outing": outing, "age_band": "18_21"}
    channel = "truck_outing" if outing else "jdc"
    changes = [
        phone.creation("youth", youth, gender="male", name=NAME, **facts),
        phone.creation("identification", channel=channel, **told, **facts),
    ]
    if outing:
        changes.append(phone.creation("encounter", gender="male", count=1, first_time=True, **told))
    if pathway:
        begun = {"started_at": day, "main_from": day}
        changes.append(phone.creation("pathway", youth=youth, kind=pathway, **begun))
    phone.write(*changes)
