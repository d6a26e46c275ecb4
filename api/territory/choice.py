"""The territory that an organisation covers: chosen intercommunalités and single communes.

It is the setting `territory`, names included, so that every phone has them without network.
Kept by the codes of one vintage; `renew` brings it to the server's own.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Engine

from api.accounts.models import Organisation
from api.accounts.settings import Settings, change_settings
from api.db import reading, writing
from api.errors import BadInput
from api.records.door import Door
from api.territory.france import France, france

MOST_COMMUNES = 2_000
TOO_LARGE = "Ce territoire est trop grand\u00a0: 2\u00a0000 communes au plus."


def add(engine: Engine, organisation_id: str, code: str) -> Settings:
    """Choose an intercommunalité (SIREN) or a commune (INSEE, an old code too).

    Raises `BadInput` for a code that France does not have, or too many communes.
    """
    known = france()
    if code not in known.epcis and known.commune(code) is None:
        raise BadInput("Cette commune ou intercommunalité n’est pas connue.", field="code")

    def more(before: list[str]) -> list[str]:
        codes = [*before, known.current(code)]
        if len(described(codes, known)["names"]) > MOST_COMMUNES:
            raise BadInput(TOO_LARGE, field="code")
        return codes

    return _changed(engine, organisation_id, more)


def remove(engine: Engine, organisation_id: str, code: str) -> Settings:
    """Take a choice back; one that was not made is no error."""
    now = france().current(code)
    return _changed(
        engine, organisation_id, lambda before: [one for one in before if one not in (code, now)]
    )


def renew(engine: Engine, organisation_ids: Iterable[str]) -> int:
    """Bring territories of another vintage to this one; how many there were.

    An intercommunalité that is gone leaves its communes as single ones: no ground is lost.
    """
    renewed = 0
    for organisation_id in organisation_ids:
        kept = _territory(engine, organisation_id)
        if kept and kept["vintage"] != france().vintage:
            _changed(engine, organisation_id, list)
            renewed += 1
    return renewed


def communes_of(engine: Engine, organisation_id: str) -> list[str]:
    """The INSEE codes of an organisation's territory, in the order its phones are told."""
    return list(_territory(engine, organisation_id).get("names", ()))


def chosen(settings: Settings) -> list[str]:
    """The codes that were chosen, an intercommunalité that is gone as its communes."""
    kept = settings.get("territory", {})
    codes: list[str] = []
    for one in kept.get("epcis", ()):
        codes += [one["siren"]] if one["siren"] in france().epcis else one["communes"]
    return [*codes, *kept.get("communes", ())]


def described(codes: Iterable[str], known: France) -> dict[str, Any]:
    """What phones are told of a territory: the choices in their order, each commune's name once.

    `former`: old codes that stand for one of these communes, so that old notes have a name.
    """
    wanted = dict.fromkeys(map(known.current, codes))
    epcis = [known.epcis[one] for one in wanted if one in known.epcis]
    single = [known.communes[one] for one in wanted if one in known.communes]
    inside = dict.fromkeys(code for one in epcis for code in one.communes)
    names = {code: known.communes[code] for code in (*inside, *(one.code for one in single))}
    return {
        "vintage": known.vintage,
        "epcis": [
            {"siren": one.siren, "kind": one.kind, "name": one.name, "communes": [*one.communes]}
            for one in epcis
        ],
        "communes": [one.code for one in single],
        "names": {code: one.name for code, one in names.items()},
        "former": {old: one.code for one in names.values() for old in one.former},
    }


def _territory(engine: Engine, organisation_id: str) -> dict[str, Any]:
    with reading(engine) as session:
        rows = Door(organisation_id).rows(Organisation, "settings")
        territory: dict[str, Any] | None = session.execute(rows).scalar_one().get("territory")
    return territory or {}


def _changed(
    engine: Engine, organisation_id: str, change: Callable[[list[str]], list[str]]
) -> Settings:
    def changed(settings: Settings) -> Settings:
        rest = {name: value for name, value in settings.items() if name != "territory"}
        codes = change(chosen(settings))
        if not codes:
            return rest
        return rest | {"territory": described(codes, france())}

    with writing(engine) as session:
        _before, after = change_settings(session, organisation_id, changed)
        return after
