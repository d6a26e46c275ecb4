"""The map of places as SVG: discs on a plain ground, north up, a scale bar, names that never overlap.

What finds no room for its name beside its disc gets a number, told below the map.
"""

import math
from typing import Final

from api.report.document import MapPlace, PlacesMap
from api.report.svg import (
    INK,
    LEADING,
    RULE,
    SECOND_INK,
    SERIES,
    SIZE,
    Drawing,
    cut,
    drawing,
    hatched,
    mark,
    width_of,
    words,
)
from api.report.values import is_masked, is_number, shown

GROUND: Final = "#F3EEE8"
KM_PER_DEGREE: Final = 111.32
REACHES: Final = (0.0, 12.0, 26.0, 42.0)
"""How far from its disc a name may stand, in points; beyond the first a thin line leads to it."""
EDGE: Final = 26.0
"""Points kept free around the outermost places."""
SMALLEST, LARGEST = 3.0, 14.0
"""Radius of a disc, in points; its area goes with the value."""

Box = tuple[float, float, float, float]
"""left, top, right, bottom"""


def draw_map(places: PlacesMap, width: float) -> Drawing:
    """The map, `width` points wide, and what its numbers mean."""
    height = min(width * 0.72, 330.0)
    spots, km = _projected(places.places, width, height)
    top = max((p.value for p in places.places if isinstance(p.value, int | float)), default=0)
    radii = [_radius(place, top) for place in places.places]
    body = [
        mark("rect", x=0.5, y=0.5, width=width - 1, height=height - 1, fill=GROUND, stroke=RULE)
    ]
    by_size = sorted(range(len(spots)), key=lambda at: (-radii[at], at))
    body += [_disc(places, places.places[at], spots[at], radii[at]) for at in by_size]
    bar = _scale_bar(km, width, height)
    taken: list[Box] = [(0.0, height - 26, width * 0.4, height)]
    taken += [(x - r, y - r, x + r, y + r) for (x, y), r in zip(spots, radii, strict=True)]
    told: list[str] = []
    names: list[Box] = []
    for at in by_size:
        place, (x, y), r = places.places[at], spots[at], radii[at]
        name = _named(place, width * 0.4)
        found = _room(name, (x, y, r), taken, names, (width, height))
        if found is None:
            told.append(_named(place, width - 24))
            name = str(len(told))
            found = _room(name, (x, y, r), taken, names, (width, height))
        if found is None:
            found = (x - width_of(name) / 2, y - SIZE / 2, x + width_of(name) / 2, y + SIZE / 2)
        names.append(found)
        if line := _leader(found, x, y, r):
            path = "M{:.2f} {:.2f}L{:.2f} {:.2f}".format(*line)
            body.append(mark("path", d=path, stroke=SECOND_INK, stroke_width=0.6))
        halo = {"paint_order": "stroke", "stroke": GROUND, "stroke_width": 2.5}
        body.append(words(found[0] + 1, found[3] - 2.5, name, stroke_linejoin="round", **halo))
    body += bar
    below = height + LEADING + 2
    for nth, said in enumerate(told, 1):
        body.append(words(2, below, f"{nth}. {said}"))
        below += LEADING
    high = below - LEADING + 4 if told else height
    return drawing(places.key, places.caption, places.alt, width, high, body)


def _named(place: MapPlace, room: float) -> str:
    """The name, as much of it as there is room for, and the value whole."""
    value = f"\u00a0: {shown(place.value)}"
    return f"{cut(place.name, room - width_of(value))}{value}"


def _projected(
    places: list[MapPlace], width: float, height: float
) -> tuple[list[tuple[float, float]], float]:
    """Where each place stands, in points, and how many points a kilometre is; 1 km across at least."""
    if not places:
        return [], width / 10
    middle = sum(place.latitude for place in places) / len(places)
    flat = max(math.cos(math.radians(middle)), 0.01)
    east = [place.longitude * KM_PER_DEGREE * flat for place in places]
    north = [place.latitude * KM_PER_DEGREE for place in places]
    wide, high = max(east) - min(east), max(north) - min(north)
    km = min((width - 4 * EDGE) / max(wide, 1), (height - 2 * EDGE - 12) / max(high, 1))
    x0, y0 = (max(east) + min(east)) / 2, (max(north) + min(north)) / 2
    spots = [
        (width / 2 + (x - x0) * km, (height - 12) / 2 - (y - y0) * km)
        for x, y in zip(east, north, strict=True)
    ]
    return spots, km


def _radius(place: MapPlace, top: float) -> float:
    if isinstance(place.value, int | float) and top > 0:
        return max(SMALLEST, LARGEST * math.sqrt(max(place.value, 0) / top))
    return 6.0


def _disc(places: PlacesMap, place: MapPlace, spot: tuple[float, float], r: float) -> str:
    fill = SERIES[0] if is_number(place.value) and place.value else "none"
    if is_masked(place.value):
        fill = hatched(places.key)
    dashes = "2 2" if place.value is None else None
    return mark(
        "circle",
        cx=spot[0],
        cy=spot[1],
        r=r,
        fill=fill,
        fill_opacity=0.82 if is_number(place.value) else None,
        stroke=INK,
        stroke_width=0.8,
        stroke_dasharray=dashes,
    )


def _room(
    name: str,
    disc: tuple[float, float, float],
    taken: list[Box],
    names: list[Box],
    size: tuple[float, float],
) -> Box | None:
    """Where the name fits around its disc: right, left, above, below, then the corners; as near as
    can be."""
    (x, y, r), wide, high = disc, width_of(name) + 2, LEADING
    for reach in REACHES:
        off, slant = r + 2 + reach, (r + reach) * 0.75 + 1
        for left, top in (
            (x + off, y - high / 2),
            (x - off - wide, y - high / 2),
            (x - wide / 2, y - off - high),
            (x - wide / 2, y + off),
            (x + slant, y - slant - high),
            (x + slant, y + slant),
            (x - slant - wide, y - slant - high),
            (x - slant - wide, y + slant),
        ):
            box = (left, top, left + wide, top + high)
            inside = left >= 2 and top >= 2 and box[2] <= size[0] - 2 and box[3] <= size[1] - 2
            free = inside and not any(_overlap(box, other) for other in [*taken, *names])
            if free and not _crosses(_leader(box, x, y, r), names):
                return box
    return None


def _leader(box: Box, x: float, y: float, r: float) -> Box | None:
    """Ends of the thin line from a disc to a name that stands away from it; None when they touch."""
    to = (min(max(x, box[0]), box[2]), min(max(y, box[1] + 2), box[3] - 1))
    far = math.hypot(to[0] - x, to[1] - y)
    if far <= r + REACHES[1] / 2:
        return None
    return (x + (to[0] - x) * r / far, y + (to[1] - y) * r / far, *to)


def _crosses(line: Box | None, names: list[Box]) -> bool:
    if line is None:
        return False
    x0, y0, x1, y1 = line
    around = (min(x0, x1) - 1, min(y0, y1), max(x0, x1) + 1, max(y0, y1))
    return any(_overlap(around, name) for name in names)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _scale_bar(km: float, width: float, height: float) -> list[str]:
    """A bar as long as a round number of metres or kilometres, a quarter of the map at the most."""
    most = width / 4 / km
    power = 10 ** math.floor(math.log10(most))
    long = next((power * by for by in (5, 2) if power * by <= most), power)
    said = f"{shown(round(long))}\u00a0km" if long >= 1 else f"{shown(round(long * 1000))}\u00a0m"
    x, y = 10.0, height - 10
    path = f"M{x:.2f} {y - 3:.2f}v6m0 -3h{long * km:.2f}m0 -3v6"
    return [
        mark("path", d=path, stroke=INK, fill="none", stroke_width=1.0),
        words(x + long * km + 4, y + 3, f"{said}, nord en haut", fill=SECOND_INK),
    ]
