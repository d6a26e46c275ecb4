"""The report as a Word document: real styles, captions, tables; ready to be gone on with."""

import io
from collections.abc import Mapping
from datetime import datetime, time
from functools import cache
from typing import Any, Final, assert_never

from docx import Document as new_word
from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from api.report.archive import repacked
from api.report.charts import draw
from api.report.document import (
    Chart,
    Document,
    KeyFigures,
    Paragraph,
    Part,
    Picture,
    PlacesMap,
    Table,
    Terms,
)
from api.report.docx_styles import (
    FIGURE,
    FIGURE_LABEL,
    KICKER,
    LEAD,
    NOTE,
    PICTURE,
    TERM,
    apply_styles,
)
from api.report.docx_table import figures_table, runs, word_table
from api.report.png import as_png
from api.report.values import edition

TEXT_WIDTH: Final = Mm(170)
HIGHEST: Final = Mm(205)
"""Of a picture, so that its caption stays on its page."""
STYLES: Final = {"body": "Normal", "lead": LEAD, "note": NOTE}


def write_docx(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The file. Raises KeyError when the document names a picture that `pictures` lacks."""
    word = new_word(io.BytesIO(_template()))
    _page(word, document)
    _properties(word, document)
    writer = _Writer(word, document, pictures)
    writer.line(document.kicker, KICKER)
    writer.line(document.title, "Title")
    for section in document.sections:
        if section.title.strip():
            writer.line(section.title, "Heading 1")
        for part in section.parts:
            writer.add(part)
        if section.comment:
            writer.line(section.comment)
    made = io.BytesIO()
    word.save(made)
    return repacked(made.getvalue(), document.made_on)


@cache
def _template() -> bytes:
    """python-docx's own, with our styles."""
    word, made = new_word(), io.BytesIO()
    apply_styles(word)
    word.save(made)
    return made.getvalue()


class _Writer:
    """Adds the parts one after the other; counts tables and figures."""

    def __init__(self, word: Word, document: Document, pictures: Mapping[str, bytes]) -> None:
        self._word, self._pictures = word, pictures
        self._tables = {table.key: table for table in document.tables()}
        self._numbers = {"Tableau": 0, "Figure": 0}
        self._styles = {style.name: style.style_id for style in word.styles}

    def line(self, text: str, style: str = "Normal") -> WordParagraph:
        """A paragraph. By the style's id: python-docx looks for its name among all of them."""
        made = self._word.add_paragraph(text)
        made._p.style = self._styles[style]
        return made

    def add(self, part: Part) -> None:
        match part:
            case Paragraph():
                self.line(part.text, STYLES[part.role])
            case KeyFigures():
                number, label = (self._styles[name] or "" for name in (FIGURE, FIGURE_LABEL))
                self._put(figures_table(part, number, label))
                self.line("").paragraph_format.space_after = Pt(0)
            case Table():
                self._caption("Tableau", part.caption)
                self._put(word_table(part))
                self.line(" ".join(filter(None, [part.rule, part.note])), NOTE)
            case Chart() | PlacesMap():
                table = self._tables[part.table] if isinstance(part, Chart) else None
                drawing = draw(part, table)
                ratio = drawing.width / drawing.height
                self._picture(as_png(drawing), part.alt, ratio, Pt(drawing.width))
                self._caption("Figure", part.caption)
            case Picture():
                self._picture(self._pictures[part.id], part.alt, part.width / part.height)
                if part.caption:
                    self._caption("Figure", part.caption)
            case Terms():
                for term in part.terms:
                    line = self.line("", TERM)
                    line.add_run(term.word).bold = True
                    line.add_run(f"\u00a0: {term.meaning}")
            case _:
                assert_never(part)

    def _put(self, table: Any) -> None:
        """The table in the text's order, before the section's end mark."""
        self._word.element.body._insert_tbl(table)

    def _picture(self, content: bytes, alt: str, ratio: float, wide: int = TEXT_WIDTH) -> None:
        """A picture as wide as is said, or as high as a page lets it be, with its words."""
        line = self.line("", PICTURE)
        width = min(wide, int(HIGHEST * ratio))
        inline: Any = line.add_run().add_picture(io.BytesIO(content), width=width)._inline
        inline.docPr.set("descr", alt)
        for side in ("distT", "distB", "distL", "distR"):  # LibreOffice would add some of its own
            inline.set(side, "0")

    def _caption(self, what: str, caption: str) -> None:
        """« Tableau 3. Caption », its number a SEQ field that Word counts again; a figure's caption
        closes it, a table's opens it."""
        self._numbers[what] += 1
        line = self.line("", "Caption")
        line.add_run(f"{what}\u00a0")
        _field(line, f"SEQ {what} \\* ARABIC", str(self._numbers[what]))
        line.add_run(f". {caption}")
        if what == "Figure":
            line.paragraph_format.keep_with_next = False
            line.paragraph_format.space_before = Pt(2)


def _field(line: WordParagraph, code: str, now: str) -> None:
    """A field of Word, with what it shows until it is counted again."""
    line._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} ">{runs(now)}</w:fldSimple>')
    )


def _page(word: Word, document: Document) -> None:
    """A4; the edition and the page at the foot; Word's own layout of today."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.clear_all()
    for old in word.styles["Footer"].element.findall(f".//{qn('w:tabs')}"):
        old.getparent().remove(old)
    foot.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{document.title}. {edition(document)}\tPage\u00a0")
    _field(foot, "PAGE", "1")
    foot.add_run("\u00a0sur\u00a0")
    _field(foot, "NUMPAGES", "1")
    settings = word.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    settings.insert_element_before(
        parse_xml(
            f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        ),
        *("w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema", "w:themeFontLang"),
        *("w:clrSchemeMapping", "w:shapeDefaults", "w:decimalSymbol", "w:listSeparator"),
    )


def _properties(word: Word, document: Document) -> None:
    told, noon = word.core_properties, datetime.combine(document.made_on, time(12))
    told.title, told.author, told.language = document.title, document.organisation, "fr-FR"
    told.subject, told.category, told.keywords = (
        document.kicker,
        "Rapport annuel",
        str(document.year),
    )
    told.comments, told.last_modified_by = edition(document), document.organisation
    told.created = told.modified = noon
    told.revision = 1
