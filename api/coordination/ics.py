"""A calendar as calendar programs read it (RFC 5545). Pure functions of their arguments."""

from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST = 75
"""Octets of a line, its end left out (RFC 5545, 3.1); a longer one goes on in the next."""


@dataclass(frozen=True)
class Event:
    """One event; `starts` and `ends` are instants, UTC with milliseconds."""

    uid: str
    starts: str
    ends: str
    summary: str
    location: str
    description: str
    cancelled: bool = False


def calendar(name: str, events: list[Event], now: datetime) -> str:
    """The whole text of a calendar; programs are asked to read it again every hour."""
    stamp = _moment(now)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//KAF'Truck//Planning//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]
    for event in events:
        lines += _lines(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def folded(line: str) -> str:
    """A line of at most `LONGEST` octets, or several, the next ones beginning with a space; no
    letter is cut."""
    rows, row, room = [], "", LONGEST
    for letter in line:
        size = len(letter.encode())
        if size > room:
            rows.append(row)
            row, room = "", LONGEST - 1
        row += letter
        room -= size
    return "\r\n ".join([*rows, row])


def _lines(event: Event, stamp: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp}",
        f"DTSTART:{_moment(datetime.fromisoformat(event.starts))}",
        f"DTEND:{_moment(datetime.fromisoformat(event.ends))}",
        f"SUMMARY:{_text(event.summary)}",
        *([f"LOCATION:{_text(event.location)}"] if event.location else []),
        *([f"DESCRIPTION:{_text(event.description)}"] if event.description else []),
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def _text(value: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11); characters no calendar may have are left out."""
    clean = "".join(letter for letter in value if letter == "\n" or letter.isprintable())
    for sign in ("\\", ";", ","):
        clean = clean.replace(sign, f"\\{sign}")
    return clean.replace("\n", "\\n")


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
