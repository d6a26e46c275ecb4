"""Random questions to the page: any days, and any of its filters, one by one and together."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from tests.indicators.chance import Chance
from tests.indicators.organisations import COMMUNES, DAYS, PARTNERS, PLACES, ZONES
from tests.indicators.recount.asked import Question

EPCIS = "242500361", "200010650", "200065647"
NOWHERE = str(UUID(int=0, version=4))

FILTERS: dict[str, Callable[[Chance], Any]] = {
    "with_truck": lambda chance: chance.once_in(2),
    "kind": lambda chance: chance.some_codes("outing_kind", 2, 5),
    "partner": lambda chance: chance.some(PARTNERS, 1, 2),
    "place": lambda chance: chance.some((*PLACES, NOWHERE), 1, 2),
    "place_commune": lambda chance: chance.some(COMMUNES, 1, 4),
    "place_epci": lambda chance: chance.some(EPCIS, 1, 2),
    "place_zone": lambda chance: chance.some(ZONES, 1, 2),
    "channel": lambda chance: chance.some_codes("identification_channel", 4, 9),
    "commune": lambda chance: chance.some(COMMUNES, 1, 4),
    "epci": lambda chance: chance.some(EPCIS, 1, 2),
    "zone": lambda chance: chance.some(ZONES, 1, 2),
}
"""What each filter of the address may ask for."""
LATER = "2022-06-09", "2022-08-07", "2022-08-08", "2022-11-06", "2022-12-31", "2023-06-30"
"""Some are 30, 89, 90 and 180 days after the first of the days on which things happen."""


def question(chance: Chance) -> Question:
    """A period of any length, and none, one or several filters."""
    one, other = sorted((chance.choice(DAYS), chance.choice(DAYS)))
    whole, wide = ("2022-01-01", "2022-12-31"), ("2021-07-01", "2023-06-30")
    first, last = chance.choice((whole, wide, (one, other), (one, one)))
    until = max(first, chance.choice((last, last, *LATER, other)))
    names = chance.some([*FILTERS], *chance.choice(((0, 0), (1, 1), (1, 3))))
    from_, to, looked_at = (date.fromisoformat(day) for day in (first, last, until))
    return Question(from_, to, looked_at, {name: FILTERS[name](chance) for name in names})
