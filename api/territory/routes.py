"""`/api/territory`: looking through France; `/api/organisation/territory`: what of it is ours.

`/api/map`: what lies under a map of places; `/api/map/outlines`: the communes drawn on it.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from pydantic import BaseModel, Field

from api.deps import Account, Coordinator, Database, SignedIn, role_in
from api.errors import DOCUMENTED
from api.settings import Settings
from api.territory import choice
from api.territory.france import Commune, Epci, france
from api.territory.outlines import Outlines
from api.territory.search import found

router = APIRouter(tags=["territory"], responses=DOCUMENTED)

Code = Annotated[
    str, Path(pattern=r"^(\d{9}|\d{5}|2[AB]\d{3})$", description="SIREN or INSEE code")
]
Reader = Annotated[Account, Depends(role_in("coordinator", "management", "outreach"))]


async def get_outlines(request: Request) -> Outlines:
    """The application's outlines of communes."""
    outlines: Outlines = request.app.state.outlines
    return outlines


TheOutlines = Annotated[Outlines, Depends(get_outlines)]


class Found(BaseModel):
    """A commune (`kind` "commune") or an intercommunalité, and how many communes it has."""

    code: str = Field(description="INSEE code of a commune, SIREN of an intercommunalité")
    kind: str
    name: str
    communes: int
    department: str | None = Field(description="the name of a commune's department")
    epci: str | None = Field(description="the name of a commune's intercommunalité")


class FoundInFrance(BaseModel):
    """What answers a search, the best first. `vintage`: the year of the geography."""

    vintage: str
    found: list[Found]


class Chosen(BaseModel):
    """The organisation's setting `territory`, as phones hold it; null when nothing is chosen."""

    territory: dict[str, Any] | None


@router.get("/api/territory")
def search(account: Coordinator, q: Annotated[str, Query(max_length=80)] = "") -> FoundInFrance:
    """Communes and intercommunalités of all France by their name or code."""
    return FoundInFrance(vintage=france().vintage, found=[_described(one) for one in found(q)])


class MapBackground(BaseModel):
    """Pictures under the map; `tiles`: their address with {z}, {x}, {y}, null when there is none."""

    tiles: str | None
    credit: str


@router.get("/api/map")
def background(account: SignedIn, request: Request) -> MapBackground:
    """What lies under a map of places, as this server was set."""
    settings: Settings = request.app.state.settings
    return MapBackground(tiles=settings.tiles, credit=settings.map_credit)


class DrawnCommunes(BaseModel):
    """Rings of each commune that has an outline, by INSEE code, the largest first.

    A ring is longitude and latitude of its first point, then the way from each point to the next,
    in ten-thousandths of a degree (WGS 84). The closing point is left out.
    """

    communes: dict[str, list[list[int]]]


@router.get(
    "/api/map/outlines",
    response_model=DrawnCommunes,
    responses={304: {"description": "the same as those of `If-None-Match`"}},
)
def drawn(
    account: Reader,
    engine: Database,
    outlines: TheOutlines,
    response: Response,
    if_none_match: Annotated[str, Header(max_length=80)] = "",
) -> Any:
    """The outlines of the organisation's communes that this server has by now."""
    codes = choice.communes_of(engine, account.organisation_id)
    tag = f'"{outlines.tag(codes)}"'
    if if_none_match.removeprefix("W/") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return DrawnCommunes(communes=outlines.of(codes))


@router.put("/api/organisation/territory/{code}")
def add(code: Code, account: Coordinator, engine: Database, outlines: TheOutlines) -> Chosen:
    """One more intercommunalité or commune. What is chosen already stays so."""
    settings = choice.add(engine, account.organisation_id, code)
    outlines.fetch_soon(engine, [account.organisation_id])
    return Chosen(territory=settings.get("territory"))


@router.delete("/api/organisation/territory/{code}")
def remove(code: Code, account: Coordinator, engine: Database) -> Chosen:
    """One less. What was not chosen is no error."""
    settings = choice.remove(engine, account.organisation_id, code)
    return Chosen(territory=settings.get("territory"))


def _described(one: Epci | Commune) -> Found:
    known = france()
    if isinstance(one, Epci):
        return Found(
            code=one.siren,
            kind=one.kind,
            name=one.name,
            communes=len(one.communes),
            department=None,
            epci=None,
        )
    return Found(
        code=one.code,
        kind="commune",
        name=one.name,
        communes=1,
        department=known.departments.get(one.department),
        epci=known.epcis[one.epci].name if one.epci else None,
    )
