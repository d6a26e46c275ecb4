"""Word and print read back by programs that are not ours: they must say what the document says."""

import io
import re
from typing import Any

import docx
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from pypdf import PdfReader

from api.report.document import Document, KeyFigure, KeyFigures, Paragraph, Table, Terms
from api.report.forms import FORMS
from api.report.pdf import WHOLE_UP_TO
from api.report.texts import printable
from api.report.values import edition, shown
from tests.report.documents import KEPT


def printed(table: Table) -> list[list[str]]:
    """Head and lines as they are printed."""
    head = [table.head, *(column.label for column in table.columns)]
    return [
        head,
        *(
            [row.label, *(shown(v, c.unit) for v, c in zip(row.cells, table.columns, strict=True))]
            for row in table.rows
        ),
    ]


def said(document: Document) -> list[str]:
    """Every text of the pages, in order, but those of tables, key figures and drawings."""
    texts = [document.kicker, document.title]
    for section in document.sections:
        texts.append(section.title)
        for part in section.parts:
            match part:
                case Paragraph():
                    texts.append(part.text)
                case Table():
                    texts.append(" ".join(filter(None, [part.rule, part.note])))
                case Terms():
                    texts += [f"{term.word}\u00a0: {term.meaning}" for term in part.terms]
        texts.append(section.comment or "")
    return [text for text in texts if text.strip()]


def key_figures(document: Document) -> list[list[KeyFigure]]:
    """What people look for first, band by band."""
    parts = (part for section in document.sections for part in section.parts)
    return [part.figures for part in parts if isinstance(part, KeyFigures)]


def word_agrees(document: Document) -> None:
    """Every text, in order; every table but the annexes, in order, cell by cell, its caption before it;
    every key figure; a picture for each drawing, all with their words for who cannot see."""
    word = docx.Document(io.BytesIO(FORMS["docx"].write(document, KEPT)))
    document = printable(document)
    _tables_agree(word, document)
    alts = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert alts == [
        part.alt
        for s in document.sections
        for part in s.parts
        if part.kind in ("chart", "map", "picture")
    ]
    paragraphs = iter([paragraph.text for paragraph in word.paragraphs])
    for text in said(document):
        assert text in paragraphs, text  # from where the one before was found


def _tables_agree(word: Word, document: Document) -> None:
    found = list(word.element.body.iter(qn("w:tbl")))
    tables = [t for t in found if t.find(f".//{qn('w:tblHeader')}") is not None]
    want = document.tables()[: len(document.tables()) - len(document.annexes)]
    for one, table in zip(tables, want, strict=True):
        assert _read(one, word) == printed(table)
        caption = "".join(text.text or "" for text in one.getprevious().iter(qn("w:t")))
        assert caption.endswith(re.sub(r"[\n\t]", "", table.caption))
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in one.iter(qn("w:tr")))
    bands = [_read(one, word) for one in found if one not in tables]
    assert bands == [
        [[shown(one.value) for one in figures], [one.label for one in figures]]
        for figures in key_figures(document)
    ]


def _read(table: Any, word: Word) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in WordTable(table, word).rows]


def print_agrees(document: Document) -> None:
    """Every text; every table whole, head and lines in order, or, where it may break over pages, each
    of its lines; every key figure with its words.

    For reports whose texts are plain words: what is read from a page has no spaces of its own.
    """
    reader = PdfReader(io.BytesIO(FORMS["pdf"].write(document, KEPT)))
    text = "".join(_without_foot(page.extract_text(), document) for page in reader.pages)
    annexes = {table.key for table in document.annexes}
    for table in document.tables():
        if table.key not in annexes:
            lines = [_bare("".join(line)) for line in printed(table)]
            broken = len(lines) > WHOLE_UP_TO and all(line in text for line in lines)
            assert "".join(lines) in text or broken, table.key
    for figures in key_figures(document):
        assert _bare("".join(f"{shown(one.value)}{one.label}" for one in figures)) in text
    for one in said(document):
        assert _bare(one) in text, one


def _without_foot(page: str, document: Document) -> str:
    """What stands on a page above its foot, which says the edition and the page."""
    body, foot = _bare(page).rsplit(_bare(f"{document.title}. {edition(document)}"), 1)
    assert re.fullmatch(r"Page\d+sur\d+", foot)
    return body


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)
