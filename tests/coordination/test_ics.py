"""The calendar's text, read back as RFC 5545 says."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from api.coordination.ics import LONGEST, Event, calendar, folded

NOW = datetime(2026, 6, 16, 12, 0, tzinfo=UTC)
STARTS, ENDS = "2026-06-16T12:00:00.000Z", "2026-06-16T15:30:00.000Z"


def unfolded(text: str) -> list[str]:
    """The content lines of a calendar."""
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def unescaped(value: str) -> str:
    """A TEXT value as it was meant."""
    found, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            letter = {"n": "\n", "N": "\n"}.get(escaped := next(letters), escaped)
        found += letter
    return found


def test_an_outing_is_an_event_with_its_hours_in_utc() -> None:
    event = Event("a@kaftruck", STARTS, ENDS, "Maraude, Battant", "Battant, Besançon", "Équipe : N")
    lines = unfolded(calendar("Sorties", [event], NOW))
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    assert lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")] == [
        "BEGIN:VEVENT",
        "UID:a@kaftruck",
        "DTSTAMP:20260616T120000Z",
        "DTSTART:20260616T120000Z",
        "DTEND:20260616T153000Z",
        "SUMMARY:Maraude\\, Battant",
        "LOCATION:Battant\\, Besançon",
        "DESCRIPTION:Équipe : N",
        "STATUS:CONFIRMED",
    ]


def test_a_cancelled_one_says_so() -> None:
    event = Event("a", STARTS, ENDS, "Maraude", "", "", cancelled=True)
    lines = unfolded(calendar("Sorties", [event], NOW))
    assert "STATUS:CANCELLED" in lines
    assert not [line for line in lines if line.startswith(("LOCATION", "DESCRIPTION"))]


@given(st.text())
def test_whatever_is_written_stays_one_value_and_no_line_is_too_long(words: str) -> None:
    text = calendar("Sorties", [Event("a", STARTS, ENDS, words, "", "")], NOW)
    rows = text.removesuffix("\r\n").split("\r\n")
    assert all(len(row.encode()) <= LONGEST for row in rows)
    assert not any(sign in row for row in rows for sign in ("\r", "\n"))
    (summary,) = [line for line in unfolded(text) if line.startswith("SUMMARY:")]
    kept = "".join(letter for letter in words if letter == "\n" or letter.isprintable())
    assert unescaped(summary.removeprefix("SUMMARY:")) == kept


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=400))
def test_folding_cuts_no_letter(line: str) -> None:
    assert folded(line).replace("\r\n ", "") == line
