"""Who stands behind a figure: ids of youths only, to be named by the phone that can open names.

Every figure about youths is the number of those given here for the same question.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from api.errors import BadInput
from api.indicators import criteria, lasting, waiting
from api.indicators.followed import Followed, followed
from api.indicators.identified import Identified
from api.indicators.outings import held_outings
from api.indicators.period import Period
from api.indicators.residence import epci_of
from api.indicators.scope import Scope
from api.indicators.supports import NO_PATHWAY
from api.indicators.youths import load_files
from api.records.codes import codes, rollup

NOWHERE = ""
"""The row of those whose commune, intercommunalité, zone or place is not noted."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Looked:
    """One youth of the cohort, with what became of everybody at `until`."""

    one: Identified
    them: Followed
    until: date

    @property
    def taken(self) -> bool:
        return self.one.youth in self.them.taken


Rows = Iterable[str]
"""The rows of a figure in which a youth is: none when the figure is not about that youth."""


def _row(rollup_name: str, code: str) -> str:
    return next((row for row, members in rollup(rollup_name).items() if code in members), UNKNOWN)


def _way(looked: Looked) -> str | None:
    kind = looked.them.main.get(looked.one.youth)
    return _row("pathway_report_rows", kind) if kind else None


def _only(row: str | None) -> Rows:
    return () if row is None else (row,)


FIGURES: dict[str, Callable[[Looked], Rows]] = {
    "identified": lambda it: ["elsewhere" if it.one.outing is None else "on_outings"],
    "identified.by_channel": lambda it: [_row("channel_report_rows", it.one.channel)],
    "identified.by_gender": lambda it: [it.one.gender],
    "identified.by_age": lambda it: [it.one.age_band],
    "identified.without_name": lambda it: ["without_name"] * it.one.without_name,
    "places": lambda it: [it.one.place or NOWHERE],
    "profile.communes": lambda it: [it.one.commune or NOWHERE],
    "profile.epcis": lambda it: [epci_of(it.one.commune) or NOWHERE],
    "profile.zones": lambda it: [it.one.zone or NOWHERE],
    "profile.training_level": lambda it: [_row("training_level_on_phone", it.one.training_level)],
    "profile.housing": lambda it: [_row("housing_report_rows", it.one.housing)],
    "profile.driving_licence": lambda it: [it.one.driving_licence],
    "profile.transport": lambda it: it.one.transport,
    "profile.obstacles": lambda it: it.one.obstacles,
    "criteria": lambda it: [
        criteria.outcome(it.one.situation, it.one.followed_by, it.one.last_contact)
    ],
    "remobilised": lambda it: ["remobilised"] * it.taken,
    "remobilised.by_channel": lambda it: [_row("channel_report_rows", it.one.channel)] * it.taken,
    "not_remobilised": lambda it: _only(it.them.why.get(it.one.youth)),
    "pathways": lambda it: _only(_way(it)),
}


def _not_yet(reason: str) -> Callable[[Looked], Rows]:
    return lambda it: (
        [waiting.age_of(it.one, it.until)] if it.them.why.get(it.one.youth) == reason else []
    )


def _held(months: int) -> Callable[[Looked], Rows]:
    return lambda it: _only(it.them.held[months].get(it.one.youth))


def _supported(kind: str) -> Callable[[Looked], Rows]:
    return lambda it: (
        [_way(it) or NO_PATHWAY] if it.one.youth in it.them.supported.get(kind, ()) else []
    )


FIGURES |= {f"not_remobilised.{reason}": _not_yet(reason) for reason in waiting.REASONS}
FIGURES |= {f"held.{months}": _held(months) for months in lasting.MILESTONES}
FIGURES |= {f"supports.{kind}": _supported(kind) for kind in sorted(codes("support_kind"))}

FLOW = "remobilised_flow"
"""Whenever they were identified: not part of the cohort."""


def behind(
    session: Session, scope: Scope, period: Period, until: date, figure: str, row: str | None
) -> list[str]:
    """The ids of the youths whom `figure` counts, in `row` of it when one is given, in order.

    Raises BadInput for a figure that is not about youths. A row that nobody is in gives nobody.
    """
    if figure not in FIGURES and figure != FLOW:
        raise BadInput("Ce chiffre ne compte pas des jeunes.", field="figure")
    held, files = held_outings(session, scope), load_files(session, scope)
    return listed(followed(session, scope, period, until, held, files), until, figure, row)


def listed(them: Followed, until: date, figure: str, row: str | None) -> list[str]:
    """The same among those already read."""
    if figure == FLOW:
        return sorted(them.flow)
    found = {one.youth: set(FIGURES[figure](Looked(one, them, until))) for one in them.youths}
    return [youth for youth, rows in found.items() if (row in rows if row is not None else rows)]
