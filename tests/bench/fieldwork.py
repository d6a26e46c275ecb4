"""What the phones of the benchmark write: invented people, sealed as phones do."""

from itertools import cycle
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
        outings = [_outing(phone, year, number) for number in range(96)]
        for number, kind in zip(range(62), cycle(("ml_follow_up", "cej", "training"))):
            outing = rng.choice(outings) if number < 34 else None
            day = f"{year}-{4 + number % 6:02d}-{1 + number % 28:02d}"
            noted = phone.note_youth(
                gender="male" if number % 3 else "female",
                age_band=AGES[number % 4],
                channel="truck_outing" if outing else "jdc",
                outing=outing,
                place=None,
                at=f"{day}T13:46:05.123Z",
                situation="none",
                followed_by=["none"],
                name=NAME,
            )
            if number < 47:
                phone.start_pathway(noted.youth, kind, started_at=day)
    return phone.store.outbox


def _outing(phone: Phone, year: int, number: int) -> str:
    day = f"{year}-{4 + number % 6:02d}-{1 + number % 28:02d}"
    times = {"started_at": f"{day}T12:00:00.000Z", "ended_at": f"{day}T16:00:00.000Z"}
    change = phone.creation(
        "outing", kind="truck_outing", status="closed", with_truck=True, **times
    )
    met = {"outing": change["id"], "at": f"{day}T13:00:00.000Z", "first_time": True, "count": 1}
    people = [
        phone.creation(
            "encounter", age_band=AGES[one % 5], gender=("male", "female")[one % 2], **met
        )
        for one in range(15 + number % 2)
    ]
    phone.write(change, *people)
    return str(change["id"])
