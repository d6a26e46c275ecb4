"""The report's sentences for none, one, two and many of everything, in a file that anybody can read.

`KAFTRUCK_GOLDEN=write pytest tests/report/test_sentences.py` writes it anew, to be read again.
"""

import os
from pathlib import Path

from api.report.document import Chart, Document, KeyFigures, Paragraph, PlacesMap, Table
from api.report.french import number, spaced
from tests.indicators.season import Season
from tests.report.seasons import fill, report, settings

FILE = Path(__file__).with_name("sentences.txt")


def test_the_sentences_for_none_one_two_and_many_are_those_of_the_file(season: Season) -> None:
    said = [_said(season, n, shown=True) for n in (0, 1, 2, 40)] + [_said(season, 3, shown=False)]
    text = "\n".join(said).replace("\u202f", "·").replace("\u00a0", "_")
    if os.environ.get("KAFTRUCK_GOLDEN") == "write":
        FILE.write_text(text)
    assert text == FILE.read_text()


def _said(season: Season, n: int, shown: bool) -> str:
    fresh = Season(season.session)
    settings(
        fresh,
        past_seasons={"2021": {"outings": 74, "identified": 49, "remobilised": 27}},
        objectives={"2022": {"pretext_events": 10}},
    )
    fill(fresh, n)
    draft = report(fresh)
    if shown:
        every = dict.fromkeys(draft.cells.tables(), "Invention, sans personne derrière.")
        draft = report(fresh, exemptions=every)
    how = "tout affiché" if shown else "petits nombres masqués"
    return "\n".join([f"==== {n} de chaque, {how} ====", *_lines(draft.document), ""])


def _lines(document: Document) -> list[str]:
    found = []
    for section in document.sections:
        found.append(f"-- {section.title}")
        for part in section.parts:
            match part:
                case Paragraph(text=text):
                    found.append(text)
                case KeyFigures(figures=figures):
                    found += [f"[{number(one.value)}] {one.label}" for one in figures]
                case Table(caption=caption, note=note):
                    found.append(f"({caption}) {note or ''}".strip())
                case Chart(alt=alt) | PlacesMap(alt=alt):
                    found.append(f"<{alt}>")
                case _:
                    pass
    return found


def test_every_sentence_has_its_french_spaces_already(season: Season) -> None:
    fill(season, 40)
    for line in _lines(report(season).document):
        assert spaced(line) == line
