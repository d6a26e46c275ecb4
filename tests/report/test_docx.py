"""The Word report is made of what Word counts, repeats and reads aloud by itself."""

import io
import zipfile
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn

from api.report.document import Chart, Picture, PlacesMap
from api.report.docx_styles import TABLE_ID
from api.report.forms import FORMS
from tests.report.sample import PICTURES, season


@pytest.fixture(scope="module")
def content() -> bytes:
    return FORMS["docx"].write(season(), PICTURES)


@pytest.fixture(scope="module")
def word(content: bytes) -> Word:
    return docx.Document(io.BytesIO(content))


def found(word: Word, name: str) -> list[Any]:
    """The elements of that name in the text."""
    return list(word.element.body.iter(qn(name)))


def test_titles_are_word_s_own_styles_in_order(word: Word) -> None:
    styled = [(p.style.name, p.text) for p in word.paragraphs if p.style]
    assert ("Title", "Le KAF’Truck en 2022") in styled
    assert [text for name, text in styled if name == "Heading 1"] == [
        s.title for s in season().sections
    ]


def test_captions_are_counted_by_word_itself(word: Word) -> None:
    codes = [field.get(qn("w:instr")).strip() for field in found(word, "w:fldSimple")]
    parts = [part for section in season().sections for part in section.parts]
    drawings = [part for part in parts if isinstance(part, Chart | PlacesMap | Picture)]
    assert codes.count("SEQ Tableau \\* ARABIC") == len(season().tables()) - 1
    assert codes.count("SEQ Figure \\* ARABIC") == len(drawings)
    captions = [p.text for p in word.paragraphs if p.style and p.style.name == "Caption"]
    assert captions[0] == "Tableau\u00a0. Sorties par sorte"  # python-docx reads no field’s result
    results = ["".join(t.text for t in f.iter(qn("w:t"))) for f in found(word, "w:fldSimple")]
    tables = [n for n, code in zip(results, codes, strict=True) if "Tableau" in code]
    assert tables == [str(at + 1) for at in range(len(tables))]


def test_tables_repeat_their_head_keep_their_lines_whole_and_put_numbers_to_the_right(
    word: Word,
) -> None:
    tables = [t for t in found(word, "w:tbl") if t.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(tables) == len(season().tables()) - 1
    right = {
        s.style_id
        for s in word.styles
        if s.element.find(f".//{qn('w:jc')}[@{qn('w:val')}='right']") is not None
    }
    for table, told in zip(tables, season().tables(), strict=False):
        rows = table.findall(qn("w:tr"))
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val")) == TABLE_ID
        assert table.find(f".//{qn('w:tblDescription')}").get(qn("w:val")) == told.rule
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [
            True,
            *[False] * len(told.rows),
        ]
        for row in rows:
            styles = [style.get(qn("w:val")) for style in row.iter(qn("w:pStyle"))]
            for style, column in zip(styles[1:], told.columns, strict=True):
                assert (style in right) == (column.unit != "text")
        kept = [row.find(f".//{qn('w:keepNext')}") is not None for row in rows]
        assert all(kept)


def test_pictures_say_in_words_what_they_show(word: Word) -> None:
    alts = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert alts and all(alts)
    ids = [shape._inline.docPr.get("id") for shape in word.inline_shapes]
    assert len(set(ids)) == len(ids)


def test_the_text_is_french_and_the_file_says_whose_and_of_when_it_is(word: Word) -> None:
    (lang,) = word.styles.element.findall(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert lang.get(qn("w:val")) == "fr-FR"
    told = word.core_properties
    assert (told.title, told.author) == ("Le KAF’Truck en 2022", "Mission Locale de Besançon")
    assert told.language == "fr-FR" and told.created and told.created.date() == season().made_on


def test_every_page_says_its_edition_and_number(word: Word) -> None:
    foot = word.sections[0].footer
    assert "Édition n°\u00a01 du 16\u00a0juin 2023" in foot.paragraphs[0].text
    codes = [f.get(qn("w:instr")).strip() for f in foot._element.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_every_style_that_is_used_is_there_and_every_part_is_xml(
    content: bytes, word: Word
) -> None:
    known = {style.style_id for style in word.styles}
    used = {
        el.get(qn("w:val"))
        for name in ("w:pStyle", "w:tblStyle", "w:rStyle")
        for el in found(word, name)
    }
    assert used <= known
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))


ORDER = {
    "w:tblPr": [
        "tblStyle",
        "tblW",
        "jc",
        "tblLayout",
        "tblCellMar",
        "tblLook",
        "tblCaption",
        "tblDescription",
    ],
    "w:pPr": ["pStyle", "keepNext", "tabs", "spacing", "ind", "jc", "sectPr"],
    "w:trPr": ["cantSplit", "tblHeader"],
    "w:tcPr": ["tcW"],
}
"""What may stand in these, in the order of the standard (ECMA-376, CT_TblPr, CT_PPr…): Word repairs a
file that breaks it, python-docx and LibreOffice do not notice."""


@pytest.mark.parametrize("name", ORDER)
def test_properties_stand_in_the_order_of_the_standard(word: Word, name: str) -> None:
    for element in found(word, name):
        told = [child.tag.split("}")[1] for child in element]
        assert told == [one for one in ORDER[name] if one in told]
