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


class Outings(Shape):
    """Outings; `with_truck` of them with the KAF'Truck."""

    total: int
    with_truck: int


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


class Criteria(Shape):
    """Identified youths, in three rows that sum to their total."""

    meets: int
    does_not_meet: int
    missing: int


class Remobilised(Shape):
    """Identified youths who had taken a pathway by `until`."""

    total: int
    until: date


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
    """Contacts; met → 16-29 → identified on outings; identified → remobilised → pathways."""

    period: PeriodShape
    outings: Outings
    contacts: int
    people_met: PeopleMet
    youth_met: YouthMet
    identified: IdentifiedYouths
    criteria: Criteria
    remobilised: Remobilised
    pathways: list[RowCount]
    supports: list[SupportCount]
    delay_days: Delay
    rules: dict[str, str]
