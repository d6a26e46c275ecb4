"""The printed report is PDF/UA-1: what can be tested without veraPDF, read by another program.

typst itself refuses to write what it knows to break the standard (a letter without a shape, a figure
without words).
"""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from api.report.document import Document, Paragraph, Section
from api.report.forms import FORMS
from tests.report.sample import PICTURES, season
from tests.report.sample_tables import PLACES

STANDARD = {
    *(
        "Document",
        "Part",
        "Sect",
        "Div",
        "P",
        "H1",
        "H2",
        "H3",
        "Span",
        "Link",
        "Note",
        "Reference",
    ),
    *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "Caption", "Figure"),
}
"""Of PDF 1.7 (14.8.4), those that may be met here."""
PAINTS = {b"Tj", b"TJ", b"'", b'"', b"Do", b"f", b"f*", b"S", b"s", b"B", b"B*", b"b", b"sh"}


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    return PdfReader(io.BytesIO(FORMS["pdf"].write(season(), PICTURES)))


def root(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def elements(node: Any) -> Iterator[Any]:
    """The elements of the structure, each before those within it."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from elements(one)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def named(reader: PdfReader, name: str) -> list[Any]:
    return [
        one for one in elements(root(reader)["/StructTreeRoot"]["/K"]) if one["/S"] == f"/{name}"
    ]


def test_the_file_says_that_it_is_pdf_ua_its_language_and_its_title(reader: PdfReader) -> None:
    told = root(reader)
    assert told["/Lang"] == "fr-FR"
    assert told["/MarkInfo"]["/Marked"]
    assert told["/ViewerPreferences"]["/DisplayDocTitle"]
    data = told["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in data
    assert "Le KAF’Truck en 2022" in data
    assert reader.metadata and reader.metadata.title == "Le KAF’Truck en 2022"


def test_every_drawing_and_picture_has_its_words(reader: PdfReader) -> None:
    figures = named(reader, "Figure")
    parts = [
        part
        for s in season().sections
        for part in s.parts
        if part.kind in ("chart", "map", "picture")
    ]
    assert [figure["/Alt"] for figure in figures] == [part.alt for part in parts]


def test_every_head_of_a_column_says_what_it_heads_and_every_cell_its_head(
    reader: PdfReader,
) -> None:
    heads, cells = named(reader, "TH"), named(reader, "TD")
    printed = season().tables()[:-1]
    assert len(heads) == sum(len(table.columns) + 1 for table in printed)
    assert len(cells) == sum((len(table.columns) + 1) * len(table.rows) for table in printed)
    ids = {head["/ID"] for head in heads}
    assert all(attribute(head, "/Scope") == "/Column" for head in heads)
    assert all(set(attribute(cell, "/Headers")) <= ids for cell in cells)
    assert all(attribute(cell, "/Headers") for cell in cells)


def attribute(element: Any, name: str) -> Any:
    told = element["/A"].get_object()
    found = [one.get_object() for one in (told if isinstance(told, list) else [told])]
    (value,) = [one[name] for one in found if name in one]
    return value


def test_every_table_and_drawing_has_a_caption_of_its_own(reader: PdfReader) -> None:
    assert len(named(reader, "Caption")) == len(named(reader, "Table")) + len(
        named(reader, "Figure")
    )


def test_every_part_of_the_structure_is_one_that_readers_know(reader: PdfReader) -> None:
    tree = root(reader)["/StructTreeRoot"]
    known = {f"/{name}" for name in STANDARD} | set(tree.get("/RoleMap", {}))
    assert {one["/S"] for one in elements(tree["/K"])} <= known


def test_nothing_is_painted_that_is_neither_in_the_structure_nor_an_ornament(
    reader: PdfReader,
) -> None:
    painted = 0
    for page in reader.pages:
        told: Any = page
        assert told["/StructParents"] is not None and told["/Tabs"] == "/S"
        depth = 0
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in (b"BDC", b"BMC"):
                assert operands[0] == "/Artifact" or "/MCID" in operands[1] or depth
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            elif operator in PAINTS:
                painted += 1
                assert depth, f"{operator!r} outside of any mark"
        assert depth == 0
    assert painted > 300


def test_sections_are_the_outline_and_the_headings(reader: PdfReader) -> None:
    titles = [section.title for section in season().sections]
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == titles
    assert [heading["/T"] for heading in named(reader, "H1")] == titles


def test_every_page_says_its_edition_and_number(reader: PdfReader) -> None:
    for number, page in enumerate(reader.pages, 1):
        text = " ".join(page.extract_text().split())
        assert "Édition n° 1 du 16 juin 2023" in text
        assert f"Page {number} sur {len(reader.pages)}" in text


def test_fonts_are_embedded_with_their_letters(reader: PdfReader) -> None:
    pages: list[Any] = list(reader.pages)
    fonts = {
        id(font): font.get_object()
        for page in pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert fonts
    for font in fonts.values():
        assert "/ToUnicode" in font
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in described or "/FontFile3" in described


def saying(text: str) -> Document:
    section = Section(key="s", title=text, parts=[Paragraph(text=text)], comment=text)
    return season().model_copy(update={"sections": [section], "annexes": []})


@pytest.mark.parametrize(
    "text", ["#let x = $1$ *a* _b_ @c <d> \\ `e`", "= titre", "// rien", "a--b...c"]
)
def test_a_text_that_looks_like_markup_is_printed_as_it_is(text: str) -> None:
    reader = PdfReader(io.BytesIO(FORMS["pdf"].write(saying(text), {})))
    read = "".join(reader.pages[0].extract_text().split())
    assert read.count("".join(text.split())) == 3


def test_arabic_and_emoji_are_printed_and_what_has_no_shape_here_is_a_box() -> None:
    reader = PdfReader(io.BytesIO(FORMS["pdf"].write(saying("سلام 😊 中文 é"), {})))
    text = reader.pages[0].extract_text()
    assert "😊" in text and "□" in text and "中" not in text


@pytest.mark.parametrize(
    "name", ["سلام يا صديق", "لا إله", "☕️ 👨‍👩‍👧 中", "नमस्ते", "Skate\n\u030dpark", "a \n \u030d"]
)
def test_a_drawing_with_any_script_is_printed(name: str) -> None:
    places = PLACES.model_copy(
        update={"places": [PLACES.places[0].model_copy(update={"name": name})]}
    )
    section = Section(key="s", title="Lieux", parts=[places])
    document = season().model_copy(update={"sections": [section], "annexes": []})
    reader = PdfReader(io.BytesIO(FORMS["pdf"].write(document, {})))
    (figure,) = named(reader, "Figure")
    assert figure["/Alt"] == PLACES.alt


def test_a_word_is_not_broken_before_its_accent() -> None:
    reader = PdfReader(io.BytesIO(FORMS["pdf"].write(saying("x" + "e\u0301" * 200), {})))
    text = reader.pages[0].extract_text()
    assert "é" in text and "\u200b\u0301" not in text


def test_a_word_without_end_stays_on_the_page() -> None:
    reader = PdfReader(io.BytesIO(FORMS["pdf"].write(saying("x" * 400), {})))
    edges: list[float] = []
    reader.pages[0].extract_text(
        visitor_text=lambda text, _, matrix, *rest: edges.append(matrix[4]) if "x" in text else None
    )
    assert len(edges) > 3
    assert max(edges) < 540
