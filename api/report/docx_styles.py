"""The look of the Word report, all of it in styles: whoever goes on writing keeps it."""

from typing import Any, Final

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from api.report.svg import INK, RULE, SECOND_INK

PETROL: Final = "#0E4A5C"
FACE: Final = "Calibri"
"""What Word has, and what LibreOffice replaces by a face of the same widths."""
TABLE: Final = "Tableau du rapport"
LEAD, NOTE, KICKER, TERM = "Chapeau", "Note du rapport", "Surtitre", "Terme"
FIGURE, FIGURE_LABEL, PICTURE = "Chiffre clé", "Légende de chiffre", "Image du rapport"
TEXT, NUMBER, HEAD, HEAD_NUMBER, TOTAL, TOTAL_NUMBER, PART = (
    "Tableau texte",
    "Tableau nombre",
    "Tableau entête",
    "Tableau entête nombre",
    "Tableau total",
    "Tableau total nombre",
    "Tableau dont",
)
IDS: Final = {
    name: f"Kaf{nth}"
    for nth, name in enumerate((TEXT, NUMBER, HEAD, HEAD_NUMBER, TOTAL, TOTAL_NUMBER, PART), 1)
}
"""Ids of the styles inside tables, which are written without python-docx."""
TABLE_ID: Final = "KafTableau"


def apply_styles(word: Word) -> None:
    """Give the document its language, face and styles."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    run.append(
        parse_xml(f'<w:lang {nsdecls("w")} w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>')
    )
    _face(run)
    _paragraph(word, "Normal", 11, after=6)
    _paragraph(word, "Title", 26, bold=True, colour=INK, after=8, keep=True)
    _paragraph(word, "Heading 1", 16, bold=True, colour=INK, before=20, after=6, keep=True)
    _paragraph(word, "Heading 2", 13, bold=True, colour=INK, before=12, after=4, keep=True)
    _paragraph(word, "Caption", 10, bold=True, colour=SECOND_INK, before=10, after=4, keep=True)
    _paragraph(word, "Footer", 9, colour=SECOND_INK)
    _paragraph(word, KICKER, 11, bold=True, colour=PETROL, after=2, keep=True)
    _paragraph(word, LEAD, 12, after=8)
    _paragraph(word, NOTE, 9, colour=SECOND_INK, before=3, after=8)
    _paragraph(word, TERM, 11, after=4, hanging=14)
    _paragraph(word, FIGURE, 22, bold=True, after=0, keep=True)
    _paragraph(word, FIGURE_LABEL, 10, colour=SECOND_INK, after=6)
    _paragraph(word, PICTURE, 11, before=8, after=2, keep=True)
    _paragraph(word, TEXT, 10)
    _paragraph(word, NUMBER, 10, right=True)
    _paragraph(word, HEAD, 10, bold=True, keep=True)
    _paragraph(word, HEAD_NUMBER, 10, bold=True, right=True, keep=True)
    _paragraph(word, TOTAL, 10, bold=True)
    _paragraph(word, TOTAL_NUMBER, 10, bold=True, right=True)
    _paragraph(word, PART, 10, colour=SECOND_INK, left=10)
    word.styles["Title"].element.pPr.remove(word.styles["Title"].element.pPr.find(qn("w:pBdr")))
    word.styles.element.append(_table_style())


def _paragraph(
    word: Word,
    name: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
    right: bool = False,
    left: float = 0,
    hanging: float = 0,
) -> None:
    known = {style.name for style in word.styles}
    style: Any = word.styles[name] if name in known else _new(word, name)
    _face(style.element.get_or_add_rPr())
    style.font.name, style.font.size, style.font.bold = FACE, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(colour[1:])
    style.font.italic = False
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), keep
    form.line_spacing = 1.08 if name in ("Normal", LEAD) else 1.0
    form.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else None
    if left or hanging:
        form.left_indent, form.first_line_indent = Pt(left or hanging), Pt(-hanging)


def _new(word: Word, name: str) -> ParagraphStyle:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = word.styles["Normal"]
    style.quick_style = True
    if name in IDS:
        style.element.set(qn("w:styleId"), IDS[name])
    return style


def _face(run: Any) -> None:
    """The face in every script, whatever the template's theme says."""
    for old in run.findall(qn("w:rFonts")):
        run.remove(old)
    told = " ".join(f'w:{script}="{FACE}"' for script in ("ascii", "hAnsi", "cs", "eastAsia"))
    run.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {told}/>"))


def _table_style() -> Any:
    """Thin lines under the rows, a strong one under the head and over the total; no upright ones."""

    def edge(side: str, size: int, colour: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour[1:]}"/>'

    def row(which: str, side: str) -> str:
        borders = f"<w:tcBorders>{edge(side, 8, INK)}</w:tcBorders>"
        return (
            f'<w:tblStylePr w:type="{which}"><w:rPr><w:b/></w:rPr>'
            f"<w:tcPr>{borders}</w:tcPr></w:tblStylePr>"
        )

    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_ID}">'
        f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
        f"<w:qFormat/><w:tblPr><w:tblBorders>{edge('bottom', 4, RULE)}{edge('insideH', 4, RULE)}"
        '</w:tblBorders><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
        '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{row('firstRow', 'bottom')}{row('lastRow', 'top')}</w:style>"
    )
