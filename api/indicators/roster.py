"""Facts of the identified youths one by one, by id, for who may open their names: never a figure.

Source: what i-milo asks when a file is made there, as far as its categories are known (`codes.json`,
"IMILO"). Left out: files without a name or whose name was erased, and whoever objected.
"""

from datetime import date

from sqlmodel import Session

from api.indicators.answer import Shape
from api.indicators.followed import followed
from api.indicators.outings import held_outings
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.indicators.youths import load_files

OBJECTED = "data_objection"


class RosterRow(Shape):
    """One youth. Codes of `codes.json`, None or "unknown" where not known; `commune`: INSEE.

    `pathway`: the kind of the main one, None without.
    """

    youth: str
    identified_on: date
    channel: str
    gender: str
    age_band: str
    commune: str | None
    training_level: str
    housing: str
    situation: str | None
    followed_by: list[str]
    last_contact: str | None
    driving_licence: str
    transport: list[str]
    obstacles: list[str]
    pathway: str | None


def roster(session: Session, scope: Scope, period: Period, until: date) -> list[RosterRow]:
    """The youths identified in the period, in order of id, pathways looked at on the day `until`."""
    held, files = held_outings(session, scope), load_files(session, scope)
    them = followed(session, scope, period, until, held, files)
    return [
        RosterRow(
            youth=one.youth,
            identified_on=one.on,
            channel=one.channel,
            gender=one.gender,
            age_band=one.age_band,
            commune=one.commune,
            training_level=one.training_level,
            housing=one.housing,
            situation=one.situation,
            followed_by=list(one.followed_by),
            last_contact=one.last_contact,
            driving_licence=one.driving_licence,
            transport=list(one.transport),
            obstacles=list(one.obstacles),
            pathway=them.main.get(one.youth),
        )
        for one in them.youths
        if not one.without_name
        and not files.of[one.youth].erased
        and files.of[one.youth].lost_reason != OBJECTED
    ]
