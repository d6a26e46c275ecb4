"""Asking for the outlines of an intercommunalité's communes, and reading what came.

What is sent outside is the SIREN alone. What comes back is another's: it is measured, read as
GeoJSON (RFC 7946) and nothing of it is kept but codes and points.
"""

import time
from collections.abc import Collection
from itertools import pairwise
from typing import Annotated, Any, Literal

import httpx
from pydantic import BaseModel, Field, ValidationError

from api.territory.thinned import Ring, thinned_together

MOST_BYTES = 20_000_000
LONGEST_SILENCE = 20.0
LONGEST = 60.0  # seconds, for the whole of one answer
PER_DEGREE = 10_000
TOLERANCES = (2, 3, 4, 6, 8)
"""In ten-thousandths of a degree: from some 20 m, a pixel of a map that shows one town, to 80 m, one
of a whole territory. The first that leaves no more points than `POINTS` a commune: a phone keeps
hundreds of communes, and how finely the source draws is the source's to change."""
POINTS = 64

Line = list[int]
"""A ring as it is kept: longitude and latitude of its first point, then from each to the next.
In ten-thousandths of a degree; the closing point is left out."""

Degrees = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Coordinates = list[Annotated[list[tuple[Degrees, Degrees]], Field(min_length=4)]]


class NoOutlines(Exception):
    """What came is not outlines of these communes. The message is a kind, never what came."""


class _Polygon(BaseModel):
    type: Literal["Polygon"]
    coordinates: Coordinates

    def rings(self) -> Coordinates:
        return self.coordinates


class _Polygons(BaseModel):
    type: Literal["MultiPolygon"]
    coordinates: list[Coordinates]

    def rings(self) -> Coordinates:
        return [ring for polygon in self.coordinates for ring in polygon]


class _Properties(BaseModel):
    code: str


class _Commune(BaseModel):
    properties: _Properties
    geometry: Annotated[_Polygon | _Polygons, Field(discriminator="type")]


class _Collection(BaseModel):
    type: Literal["FeatureCollection"]
    features: list[Any]


def asked(address: str, siren: str) -> bytes:
    """What the address answers for an intercommunalité.

    Raises `NoOutlines` for any status but 200 (redirects too), too much or too slow;
    `httpx.RequestError` when nobody answers in HTTP.
    """
    until = time.monotonic() + LONGEST
    found = bytearray()
    with httpx.stream("GET", address.replace("{siren}", siren), timeout=LONGEST_SILENCE) as answer:
        if answer.status_code != httpx.codes.OK:
            raise NoOutlines(f"status {answer.status_code}")
        for piece in answer.iter_bytes():
            found += piece
            if len(found) > MOST_BYTES:
                raise NoOutlines("too large")
            if time.monotonic() > until:
                raise NoOutlines("too slow")
    return bytes(found)


def read(answer: bytes, codes: Collection[str]) -> dict[str, list[Line]]:
    """The outlines of those of `codes` that are there, few points each, the largest ring first.

    Raises `NoOutlines` when there is none.
    """
    try:
        collection = _Collection.model_validate_json(answer)
    except ValidationError as error:
        raise NoOutlines("not GeoJSON") from error
    owners: list[str] = []
    rings: list[Ring] = []
    for feature in collection.features:
        try:
            commune = _Commune.model_validate(feature)
        except ValidationError:
            continue  # one that has no outline yet leaves the others theirs
        if (code := commune.properties.code) in codes:
            exact = [_rounded(ring) for ring in commune.geometry.rings()]
            rings += [ring for ring in exact if len(ring) > 3]
            owners += [code] * (len(rings) - len(owners))
    lines: dict[str, list[Ring]] = {}
    for code, ring in zip(owners, _few(rings, POINTS * len(set(owners))), strict=True):
        if len(ring) > 3:
            lines.setdefault(code, []).append(ring)
    if not lines:
        raise NoOutlines("no commune of ours")
    return {
        code: [_kept(ring) for ring in sorted(own, key=_area, reverse=True)]
        for code, own in sorted(lines.items())
    }


def _few(rings: list[Ring], most: int) -> list[Ring]:
    found = rings
    for tolerance in TOLERANCES:
        found = thinned_together(rings, tolerance)
        if sum(map(len, found)) <= most:
            break
    return found


def _rounded(ring: list[tuple[float, float]]) -> Ring:
    points = [(round(x * PER_DEGREE), round(y * PER_DEGREE)) for x, y in ring]
    moving = [one for one, after in pairwise(points) if one != after]
    return [*moving, moving[0]] if moving else []


def _area(ring: Ring) -> int:
    return abs(sum(a * d - b * c for (a, b), (c, d) in pairwise(ring)))


def _kept(ring: Ring) -> Line:
    steps = [(c - a, d - b) for (a, b), (c, d) in pairwise(ring[:-1])]
    return [part for point in (ring[0], *steps) for part in point]
