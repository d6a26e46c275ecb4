"""What a year's report is made of, all from `api.indicators`, and what the coordinator typed."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlmodel import Session

from api.accounts.models import Organisation
from api.errors import BadInput
from api.indicators import answer
from api.indicators.counted import counted_outings
from api.indicators.funnel import funnel
from api.indicators.health import desk_of
from api.indicators.pathways import Referrals
from api.indicators.people import health_desk
from api.indicators.period import Period
from api.indicators.rules import rules
from api.indicators.scope import Scope
from api.indicators.years import Together, referrals_of, together, years

TOTALS = (
    *("outings", "pretext_events", "contacts", "people_met", "youth_met"),
    *("identified", "remobilised"),
)


@dataclass(frozen=True)
class YearLine:
    """A year's totals by figure; `typed` by the coordinator, of before this software. None: not known.

    `set_aside`: what was typed of a year that is counted here too.
    """

    year: int
    typed: bool
    totals: dict[str, int | None]
    set_aside: dict[str, int | None] | None = None


@dataclass(frozen=True)
class Figures:
    """One year, whole organisation. `first` to `last`: its days so far, both included.

    Pathways are looked at on `last`. The funnel's health desk is of the whole year, as appointments
    to come are of it too. `before`: earlier years, in order. `aims`: what the year aims
    at, by figure. `names`: the words of the organisation's own things by id. `together`: the distinct
    youths of all these years, None when one of them was typed, of whom nobody knows who they were.
    `referrals`: of the youths identified in the year.
    """

    year: int
    organisation: str
    first: date
    last: date
    made_on: date
    funnel: answer.Funnel
    outings: list[answer.OutingLine]
    before: list[YearLine]
    together: Together | None
    referrals: Referrals
    aims: dict[str, int]


def figures(session: Session, organisation_id: str, year: int, today: date) -> Figures:
    """The figures of `year`. Raises BadInput for a year that has not begun."""
    if year > today.year:
        raise BadInput("Cette année n’a pas encore commencé.", field="year")
    scope = Scope(organisation_id)
    organisation: Organisation = session.scalars(scope.door.rows(Organisation)).one()
    zone = ZoneInfo(organisation.time_zone)
    whole = Period(date(year, 1, 1), date(year, 12, 31), zone)
    period = Period(whole.first, min(whole.last, today), zone)
    settings = organisation.settings
    before = _before(years(session, scope, zone, year - 1), settings.get("past_seasons", {}), year)
    return Figures(
        year=year,
        organisation=organisation.name,
        first=period.first,
        last=period.last,
        made_on=today,
        funnel=_with_whole_desk(session, scope, whole, funnel(session, scope, period, period.last)),
        outings=counted_outings(session, scope, period),
        before=before,
        together=_together(session, scope, period, before),
        referrals=referrals_of(session, scope, period, period.last, today),
        aims=settings.get("objectives", {}).get(str(year), {}),
    )


def _with_whole_desk(
    session: Session, scope: Scope, whole: Period, so_far: answer.Funnel
) -> answer.Funnel:
    """An appointment noted for later in the year belongs to its day: a desk that ended today would leave
    it out, and say another number of proposals than the same year on screen."""
    until = so_far.period.until
    if so_far.period.last == whole.last:
        return so_far
    desk = health_desk(desk_of(session, scope, whole, until))
    said = rules(whole, until)["health_desk"]
    changed = {"health_desk": desk, "rules": so_far.rules | {"health_desk": said}}
    return so_far.model_copy(update=changed)


def _before(
    counted: list[answer.YearCount], typed: dict[str, dict[str, int]], year: int
) -> list[YearLine]:
    """A year counted here stands for itself; one of before, for what was typed of it."""
    lines = {int(name): YearLine(int(name), True, _totals(known)) for name, known in typed.items()}
    for one in counted:
        if one.outings or one.identified or one.year not in lines:
            typed_too = lines.get(one.year)
            lines[one.year] = YearLine(
                one.year, False, _totals(one.model_dump()), typed_too.totals if typed_too else None
            )
    return [lines[name] for name in sorted(lines) if name < year]


def _together(
    session: Session, scope: Scope, period: Period, before: list[YearLine]
) -> Together | None:
    if not before or any(line.typed for line in before):
        return None
    span = Period(date(before[0].year, 1, 1), period.last, period.zone)
    return together(session, scope, span, span.last)


def _totals(known: dict[str, int]) -> dict[str, int | None]:
    return {name: known.get(name) for name in TOTALS}
