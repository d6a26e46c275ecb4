"""Random seasons as large as real ones, with a bit of everything that a report tells of."""

from datetime import date, timedelta

from tests.indicators.chance import Chance
from tests.indicators.season import Season

BANDS = "16_17", "18_21", "22_25", "26_29"
COMMUNES = "25056", "25056", "25056", "25047", "25388", "25434", "25527", "25532", None


def fill_by_chance(season: Season, chance: Chance) -> None:
    """Up to thirty outings and sixty youths, this year and the year before."""
    places = [_place(season, one) for one in range(chance.randint(1, 5))]
    zones = [season.district(f"Quartier {one} (invention)") for one in range(3)]
    partners = [season.partner(f"Partenaire {one} (invention)") for one in range(2)]
    outings = []
    for _ in range(chance.randint(0, 30)):
        day = _day(chance)
        outing = season.outing(
            day,
            kind=chance.code("outing_kind"),
            with_truck=chance.once_in(2),
            place=chance.maybe(places),
            partners=[{"partner": one} for one in chance.some(partners, 0, 2)],
        )
        outings.append((outing, day))
        for _ in range(chance.randint(0, 6)):
            gender, age = chance.code("gender"), chance.code("age_band")
            met = {"gender": gender, "age_band": age, "first_time": not chance.once_in(4)}
            season.meet(outing, chance.randint(1, 20), at=day, **met)
    youths = [
        _youth(season, chance, outings, zones) for _ in range(chance.choice((0, 3, 12, 40, 60)))
    ]
    _desk(season, chance, youths)


def _place(season: Season, nth: int) -> str:
    """Two of three are on the map."""
    there = {"latitude": 47.2 + nth / 50, "longitude": 6 + nth / 40} if nth % 3 else {}
    return season.place(f"Lieu {nth} (invention)", **there)


def _desk(season: Season, chance: Chance, youths: list[str]) -> None:
    """Up to sixty acts, mostly of nobody known; a desk does some things, and notes some answers only."""
    known = youths[: chance.choice((0, 0, 1, 4, 60))]
    statuses = chance.some_codes("health_act_status", 1, 4)
    acts = {side: chance.some_codes(f"health_act_{side}", 1, 5) for side in ("rights", "care")}
    for _ in range(chance.choice((0, 3, 8, 15, 60))):
        side = chance.choice(("rights", "care"))
        season.health_act(
            None,
            _day(chance),
            side=side,
            act=chance.choice(acts[side]),
            status=chance.choice(statuses),
            youth=chance.maybe(known) if known else None,
        )


def _youth(season: Season, chance: Chance, outings: list[tuple[str, str]], zones: list[str]) -> str:
    youth = season.youth(
        gender=chance.choice(("male", "male", "female", "unknown")),
        commune=chance.choice(COMMUNES),
        zone=chance.maybe(zones),
        housing=chance.code("housing"),
        transport=chance.some_codes("transport", 0, 2),
        obstacles=chance.some_codes("obstacle", 0, 3),
        name=chance.choice(("sealed", "sealed", "sealed", None)),
    )
    outing, day = chance.choice(outings) if outings and chance.once_in(2) else (None, _day(chance))
    season.identify(
        youth,
        day,
        outing=outing,
        channel=chance.code("identification_channel"),
        age_band=chance.choice(BANDS),
    )
    if chance.once_in(2):
        kind = chance.choice(("ml_follow_up", "ml_follow_up", "cej", "civic_service", "training"))
        pathway = season.pathway(youth, kind, _after(day, chance))
        if chance.once_in(2):
            season.check(pathway, "2022-12-20", chance.code("pathway_check"))
    if chance.once_in(4):
        season.support(youth, _after(day, chance), kind=chance.code("support_kind"))
    return youth


def _day(chance: Chance) -> str:
    return f"{date(2021, 6, 1) + timedelta(days=chance.randint(0, 570))}"


def _after(day: str, chance: Chance) -> str:
    return f"{date.fromisoformat(day) + timedelta(days=chance.randint(0, 90))}"
