"""Charts and maps: what is hidden gives nothing away, nothing overlaps, all of it prints in grey."""

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given

from api.report.chart_data import scale
from api.report.charts import draw
from api.report.document import MASKED, Chart, Column, MapPlace, PlacesMap, Row, Table, Value
from api.report.png import as_png
from api.report.svg import INK, SERIES, Drawing, cut, width_of, wrapped
from api.report.values import number, shown
from tests.report.documents import PLAIN, maps
from tests.report.sample_tables import PLACES
from tests.report.test_forms import a_few

SVG = "{http://www.w3.org/2000/svg}"


def chart(*lines: tuple[str, Value], shape: str = "bars") -> Drawing:
    """A chart of these names and values, and of a total ten times as large."""
    rows = [Row(key=str(at), label=name, cells=[value]) for at, (name, value) in enumerate(lines)]
    rows.append(Row(key="total", label="Total", cells=[9_999], role="total"))
    table = Table(
        key="t", caption="T", head="H", columns=[Column(key="n", label="N")], rows=rows, rule="R"
    )
    part = Chart.model_validate(
        {"key": "c", "table": "t", "columns": ["n"], "shape": shape, "caption": "C", "alt": "A"}
    )
    return draw(part, table)


def boxes(drawing: Drawing) -> list[dict[str, str]]:
    """The bars, without the ground they stand on."""
    return [
        dict(box.attrib)
        for box in ElementTree.fromstring(drawing.svg).findall(f"{SVG}rect")
        if "stroke" in box.attrib
    ]


def texts(drawing: Drawing) -> list[ElementTree.Element]:
    return ElementTree.fromstring(drawing.svg).findall(f"{SVG}text")


def said(drawing: Drawing) -> list[str]:
    return [element.text or "" for element in texts(drawing)]


@pytest.mark.parametrize(("shape", "side"), [("bars", "width"), ("columns", "height")])
def test_bars_are_as_long_as_their_numbers_and_the_total_is_not_drawn(
    shape: str, side: str
) -> None:
    drawing = chart(("a", 10), ("b", 20), ("c", 0), shape=shape)
    a, b = boxes(drawing)
    assert float(b[side]) == pytest.approx(2 * float(a[side]), abs=0.02)
    assert {"10", "20", "0"} <= set(said(drawing))
    assert "9\u00a0999" not in said(drawing)


@pytest.mark.parametrize("shape", ["bars", "columns"])
def test_what_is_masked_is_hatched_and_of_one_size_and_says_so(shape: str) -> None:
    small, large = (chart(("a", most), ("b", MASKED), shape=shape) for most in (5, 5_000))
    stubs = [boxes(drawing)[1] for drawing in (small, large)]
    sizes = {(stub["width"], stub["height"]) for stub in stubs}
    assert len(sizes) == 1
    assert all(stub["fill"].startswith("url(#") for stub in stubs)
    assert "masqué" in said(small)


@pytest.mark.parametrize("shape", ["bars", "columns"])
def test_what_is_not_known_has_no_bar_and_says_so(shape: str) -> None:
    drawing = chart(("a", 3), ("b", None), shape=shape)
    assert len(boxes(drawing)) == 1
    assert "non connu" in said(drawing)


@pytest.mark.parametrize("shape", ["bars", "columns"])
def test_a_chart_of_zeros_or_of_nothing_is_drawn(shape: str) -> None:
    assert boxes(chart(("a", 0), ("b", None), shape=shape)) == []
    assert boxes(chart(shape=shape)) == []


@pytest.mark.parametrize("shape", ["bars", "columns"])
def test_long_names_stay_within_the_drawing(shape: str) -> None:
    name = "Orientation confirmée vers un autre acteur local du quartier, ou vers " * 3
    drawing = chart((name, 1_234_567), ("x" * 90, 2), shape=shape)
    for text in texts(drawing):
        wide = width_of(text.text or "")
        start = float(text.attrib["x"]) - {"end": wide, "middle": wide / 2}.get(
            text.attrib.get("text-anchor", ""), 0
        )
        if "transform" not in text.attrib:
            assert start >= -1 and start + wide <= drawing.width + 1
    assert any("…" in text for text in said(drawing))


def test_neighbouring_colours_differ_in_grey_and_all_are_edged_with_ink() -> None:
    for one, other in pairwise(SERIES):
        dark, light = sorted((grey(one), grey(other)))
        assert (light + 0.05) / (dark + 0.05) >= 3
    assert all(box["stroke"] == INK for box in boxes(chart(("a", 1))))


def grey(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""

    def channel(at: int) -> float:
        value = int(colour[at : at + 2], 16) / 255
        return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)


def names(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """Where the names on a map stand: left, top, right, bottom."""
    on_map = [text for text in texts(drawing) if "stroke" in text.attrib]
    corners = [(float(t.attrib["x"]), float(t.attrib["y"]), width_of(t.text or "")) for t in on_map]
    return [(x, y - 8, x + wide, y + 1) for x, y, wide in corners]


@a_few
@given(maps("m", PLAIN))
def test_every_place_is_told_with_its_value(places: PlacesMap) -> None:
    drawing = draw(places)
    whole = "\n".join(said(drawing))
    for place in places.places:
        assert (
            cut(f"{place.name}\u00a0: {shown(place.value)}", drawing.width * 0.4) in whole
            or cut(place.name, 10).rstrip("…") in whole
        )


def test_names_on_the_map_of_the_season_do_not_overlap() -> None:
    for width in (235.0, 380.0, 460.0):
        for one, other in combinations(names(draw(PLACES, width=width)), 2):
            apart = (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )
            assert apart, (one, other)


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    north = MapPlace(name="n", latitude=47.3, longitude=6, value=1)
    south = MapPlace(name="s", latitude=47.2, longitude=6, value=1)
    drawing = draw(PLACES.model_copy(update={"places": [north, south]}))
    (told,) = [text for text in said(drawing) if "nord en haut" in text]
    found = re.match(r"(\d+)\u00a0km", told)
    bar = re.search(r"h([\d.]+)m0 -3", drawing.svg)
    assert found and bar
    circles = ElementTree.fromstring(drawing.svg).findall(f"{SVG}circle")
    apart = abs(float(circles[0].attrib["cy"]) - float(circles[1].attrib["cy"]))
    assert float(bar[1]) / int(found[1]) == pytest.approx(apart / (0.1 * 111.32), rel=0.01)


def test_a_picture_of_the_drawing_is_the_same_each_time() -> None:
    drawing = chart(("é", 1))
    as_png.cache_clear()
    first = as_png(drawing)
    as_png.cache_clear()
    assert as_png(drawing) == first and first[:4] == b"\x89PNG"


def test_texts_are_wrapped_at_spaces_and_cut_where_nothing_else_helps() -> None:
    assert wrapped("un deux trois", width_of("un deux")) == ["un deux", "trois"]
    assert wrapped("un deux trois", width_of("un"), 1)[0].endswith("…")
    assert wrapped("", 10) == [""]


def test_the_steps_of_an_axis_are_round_and_whole() -> None:
    assert scale(18) == [0, 5, 10, 15, 20]
    assert scale(0) == [0, 1]
    assert scale(3) == [0, 1, 2, 3]
    for top in (7, 41, 99, 1_500, 123_456):
        steps = scale(top)
        assert steps[-1] >= top and len(steps) <= 6 and all(step == int(step) for step in steps)


def test_numbers_are_written_in_french() -> None:
    assert number(1_500) == "1\u00a0500" and number(12.5) == "12,5" and number(12.0) == "12"
    assert shown(72, "percent") == "72\u00a0%" and shown(3.5, "hours") == "3,5\u00a0h"
    assert shown(None) == "non connu" and shown(MASKED, "percent") == "masqué"
