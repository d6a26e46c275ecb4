"""A coordinator's picture keeps what draws it and nothing else."""

import zipfile
from io import BytesIO
from struct import pack
from zlib import compress, crc32

import pytest

from api.errors import BadInput
from api.report.forms import FORMS
from api.report.picture import MOST_BYTES, PNG, looked_at
from tests.report.sample import PICTURES, season


def chunk(name: bytes, content: bytes = b"") -> bytes:
    return pack(">I", len(content)) + name + content + pack(">I", crc32(name + content))


def png(width: int = 2, height: int = 1, *more: bytes) -> bytes:
    head = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    lines = chunk(b"IDAT", compress(b"\0\1\2" * height))
    return PNG + head + b"".join(more) + lines + chunk(b"IEND")


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + pack(">H", len(content) + 2) + content


FRAME = segment(0xC0, pack(">BHHB", 8, 3, 4, 1) + b"\1\x11\0")
SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"


def jpeg(*more: bytes, frame: bytes = FRAME, scan: bytes = SCAN) -> bytes:
    tables = segment(0xDB, b"\0" * 65) + segment(0xC4, b"\0" * 20)
    return b"\xff\xd8" + b"".join(more) + tables + frame + scan + b"\xff\xd9"


EXIF = segment(0xE1, b"Exif\0\0MM\0*47.24N 6.02E")
JFIF = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
SAID = segment(0xFE, b"Chez Karim, Planoise")
ICC = segment(0xE2, b"ICC_PROFILE\0\1\1profil")


def test_a_jpeg_loses_where_and_when_it_was_taken_and_keeps_its_colours() -> None:
    seen = looked_at(jpeg(EXIF, ICC, SAID) + b"what follows the image")
    assert (seen.media_type, seen.width, seen.height) == ("image/jpeg", 4, 3)
    assert seen.content == jpeg(JFIF, ICC)


def test_a_jpeg_s_own_head_and_the_smaller_copy_in_it_are_not_kept() -> None:
    head = segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\1\1" + b"\x7f\x00\x7f")
    smaller = segment(0xE0, b"JFXX\0\x10" + jpeg())
    assert looked_at(jpeg(head, smaller, EXIF, ICC)).content == jpeg(JFIF, ICC)


def test_a_photograph_that_begins_with_exif_is_printed_in_word() -> None:
    photo = looked_at(jpeg(EXIF)).content
    assert EXIF not in photo
    written = FORMS["docx"].write(season(), dict.fromkeys(PICTURES, photo))
    with zipfile.ZipFile(BytesIO(written)) as archive:
        media = [archive.read(name) for name in archive.namelist() if name.endswith(".jpg")]
    assert media == [photo]


THREE = segment(0xC0, pack(">BHHB", 8, 3, 4, 3) + b"\1\x11\0\2\x11\0\3\x11\0")
ADOBE = {way: segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes((way,))) for way in (0, 1)}
LETTERS = THREE.replace(b"\1\x11", b"R\x11").replace(b"\2\x11", b"G\x11")


def test_a_jpeg_whose_colours_a_head_would_change_is_refused() -> None:
    for rare in (
        jpeg(EXIF, ADOBE[0], frame=THREE),
        jpeg(frame=LETTERS.replace(b"\3\x11", b"B\x11")),
    ):
        with pytest.raises(BadInput) as refused:
            looked_at(rare)
        assert "en JPEG ordinaire ou en PNG" in refused.value.message_fr
    usual = jpeg(ADOBE[1], frame=THREE)
    assert looked_at(usual).content == usual.replace(b"\xff\xd8", b"\xff\xd8" + JFIF, 1)
    assert looked_at(jpeg(JFIF, ADOBE[0], frame=THREE)).content == jpeg(JFIF, ADOBE[0], frame=THREE)


def test_a_jpeg_of_several_scans_stays_whole() -> None:
    twice = jpeg(frame=FRAME.replace(b"\xff\xc0", b"\xff\xc2"), scan=SCAN + SCAN)
    assert looked_at(twice).content == twice.replace(b"\xff\xd8", b"\xff\xd8" + JFIF, 1)


def test_a_png_loses_what_it_says_beside_the_image() -> None:
    said = (chunk(b"tEXt", b"Author\0Karim"), chunk(b"eXIf", b"MM"), chunk(b"tIME", b"1234567"))
    colours = chunk(b"sRGB", b"\0")
    seen = looked_at(png(2, 1, *said, colours) + b"hidden")
    assert (seen.media_type, seen.width, seen.height) == ("image/png", 2, 1)
    assert seen.content == png(2, 1, colours)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"GIF89a", "JPEG ou PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "JPEG ou PNG"),
        (b"", "JPEG ou PNG"),
        (b"\xff\xd8\xff", "abîmée"),
        (jpeg()[:-2], "abîmée"),
        (jpeg(frame=b""), "abîmée"),
        (jpeg(frame=FRAME.replace(b"\xff\xc0", b"\xff\xc9")), "abîmée"),
        (png()[:-1], "abîmée"),
        (png().replace(b"\x08\x00", b"\x07\x00", 1), "abîmée"),
        (PNG + chunk(b"IEND"), "abîmée"),
        (png(30_000, 30_000), "trop grande"),
        (png(0, 5), "trop grande"),
        (b"\0" * (MOST_BYTES + 1), "trop lourde"),
    ],
)
def test_what_is_no_whole_picture_of_a_kind_that_offices_draw_is_refused(
    content: bytes, why: str
) -> None:
    with pytest.raises(BadInput) as refused:
        looked_at(content)
    assert why in refused.value.message_fr
    assert refused.value.field == "content"


@pytest.mark.parametrize("whole", [png(), jpeg(EXIF, ICC)])
def test_a_picture_cut_anywhere_is_refused_never_a_crash(whole: bytes) -> None:
    for length in range(len(whole)):
        with pytest.raises(BadInput):
            looked_at(whole[:length])
