"""The shape of the funnel's answer. Every `n` and `total` is a whole number of its figure's unit."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """Built by field name, sent by alias (`from` is a word of Python)."""

    model_config = ConfigDict(populate_by_name=True, frozen=True)


class CodeCount(Shape):
    """One code of a list, with its French label. All codes of the list are there, zeros too."""

    code: str
    label: str
    n: int


class RowCount(Shape):
    """One row of the report's roll-up of a list, with its French label, zeros too."""

    row: str
    label: str
    n: int


class PeriodShape(Shape):
    """Local days, all included. `until`: the date at which pathways are looked at."""

    first: date = Field(alias="from")
    last: date = Field(alias="to")
    until: date


class MonthCount(Shape):
    """One month ("2022-04") of the period, zeros too; each column sums to its figure's total."""

    month: str
    outings: int
    people_met: int
    identified: int


class Outings(Shape):
    """Outings; `with_truck` of them with the KAF'Truck, `pretext_events` of them "prétexte".

    `by_kind` sums to `total`; `stops` are at least as many.
    """

    total: int
    with_truck: int
    pretext_events: int
    stops: int
    by_kind: list[CodeCount]


class PartnerCount(Shape):
    """Outings with one partner there; an outing with two is counted for each. `name`: as now."""

    partner: str
    name: str | None
    outings: int


class PlaceCount(Shape):
    """One place (None: not noted). `hours` on the spot, None when of no outing they are known.

    `latitude` and `longitude` in degrees (WGS 84), None when not noted. `people_met` and
    `identified` sum, over all places, to their totals. `people_per_hour`: of the outings of which
    `hours` are known, None when there are none.
    """

    place: str | None
    name: str | None
    latitude: float | None
    longitude: float | None
    stops: int
    hours: float | None
    people_met: int
    people_per_hour: float | None
    identified: int


class PeopleMet(Shape):
    """People; `by_gender` and `by_age` each sum to `total`."""

    total: int
    by_gender: list[CodeCount]
    by_age: list[CodeCount]


class YouthMet(Shape):
    """People of 16 to 29; `by_gender` sums to `total`."""

    total: int
    by_gender: list[CodeCount]


class IdentifiedYouths(Shape):
    """Youths; `on_outings` + `elsewhere`, `by_channel`, `by_gender`, `by_age` each sum to `total`."""

    total: int
    on_outings: int
    elsewhere: int
    by_channel: list[RowCount]
    by_gender: list[CodeCount]
    by_age: list[CodeCount]
    without_name: int


class Somewhere(Shape):
    """Youths living in one commune (INSEE), intercommunalité (SIREN) or zone (id).

    None when not noted, or when the commune is of no intercommunalité. `name`: None when not known.
    """

    where: str | None
    name: str | None
    n: int


class Profile(Shape):
    """Who the identified are. `transport` and `obstacles` overlap, the others sum to the total."""

    communes: list[Somewhere]
    epcis: list[Somewhere]
    zones: list[Somewhere]
    training_level: list[RowCount]
    housing: list[RowCount]
    driving_licence: list[CodeCount]
    transport: list[CodeCount]
    obstacles: list[CodeCount]


class Criteria(Shape):
    """Identified youths, in three rows that sum to their total."""

    meets: int
    does_not_meet: int
    missing: int


class Remobilised(Shape):
    """Identified youths who had taken a pathway by `until`. `by_channel` sums to `total`."""

    total: int
    until: date
    by_channel: list[RowCount]


class Reason(Shape):
    """Youths not remobilised for one reason. `by_age`, of their files, sums to `n`."""

    reason: str
    label: str
    n: int
    by_age: list[RowCount]


class NotRemobilised(Shape):
    """Identified youths without a pathway at `until`: `by_reason` sums to `total`."""

    total: int
    by_reason: list[Reason]


class HeldAfter(Shape):
    """Remobilised youths after so many months; `by_result`, `ended_otherwise` and `unchecked` sum to
    `total`. `ended_otherwise`: nobody checked since the day, and the pathway ended for a reason that
    says neither that it held nor that it was interrupted.
    """

    months: int
    total: int
    by_result: list[CodeCount]
    ended_otherwise: int
    unchecked: int


class HealthActs(Shape):
    """Acts proposed; `kept` out of `appointments`. `youths` are people, `without_file` are acts.

    `unanswered`: the appointments whose day is past and of which nobody said what became.
    """

    proposals: int
    youths: int
    without_file: int
    appointments: int
    kept: int
    unanswered: int
    to_come: int
    cancelled_by_service: int


class HealthSide(HealthActs):
    """One side of the desk, "rights" or "care"."""

    side: str
    label: str


class HealthDesk(HealthActs):
    """The whole desk. `sides` sum to it, except `youths`: one may come for both.

    `rights` and `care`, by kind of act, sum to each side's proposals.
    """

    sides: list[HealthSide]
    rights: list[CodeCount]
    care: list[CodeCount]


class SupportCount(Shape):
    """Identified youths with one kind of support. `of_which` is by main pathway, and sums to `n`."""

    kind: str
    label: str
    n: int
    of_which: list[RowCount]


class Delay(Shape):
    """Days, over `n` youths. None when there is nobody."""

    median: float | None
    n: int


class Funnel(Shape):
    """Contacts; met → 16-29 → identified on outings; identified → remobilised → pathways.

    `identified_of_met`: of the youths met, those whom these outings identified.
    `remobilised_flow`: youths whose first pathway began in the period, whenever identified.
    """

    period: PeriodShape
    outings: Outings
    months: list[MonthCount]
    places: list[PlaceCount]
    partners: list[PartnerCount]
    contacts: int
    people_met: PeopleMet
    youth_met: YouthMet
    identified_of_met: int
    identified: IdentifiedYouths
    profile: Profile
    criteria: Criteria
    remobilised: Remobilised
    remobilised_flow: int
    not_remobilised: NotRemobilised
    held: list[HeldAfter]
    pathways: list[RowCount]
    supports: list[SupportCount]
    delay_days: Delay
    health_desk: HealthDesk
    rules: dict[str, str]


class YearCount(Shape):
    """The totals of one calendar year, each as the figure of the same name; pathways at its end."""

    year: int
    outings: int
    pretext_events: int
    contacts: int
    people_met: int
    youth_met: int
    identified: int
    remobilised: int


class OutingLine(Shape):
    """One counted outing. `kind` is a code, `place` the name of where it began, None: not noted."""

    day: date
    kind: str | None
    with_truck: bool
    place: str | None
    contacts: int
    people_met: int


class Behind(Shape):
    """Ids of the youths whom a figure counts: as many as the figure says."""

    youths: list[str]
