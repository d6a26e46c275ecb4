"""The season of 2022 as page 20 of the activity report has it, its contradictions left out."""

from datetime import date, timedelta

from tests.indicators.season import Season

ON_OUTINGS = {"pool_beach": 8, "truck_outing": 10, "street_round": 10, "event": 6}
ELSEWHERE = {"jdc": 9, "training_duty": 8, "partner": 11}
PATHWAYS = {
    **{"ml_follow_up": 19, "cej": 8, "civic_service": 4},
    **{"employment": 3, "training": 4, "partner_referral": 9},
}


def as_on_page_20(season: Season) -> None:
    """96 outings, 1,500 people met, 62 youths identified, 47 of them remobilised."""
    start = date(2022, 4, 1)
    days = [str(start + timedelta(days=2 * n)) for n in range(96)]
    outings = [season.outing(day) for day in days]
    # 1,500 first times; the 34 youths identified on outings are among the 1,000 of 16 to 29
    season.meet(outings[0], 966, age_band="18_21")
    season.meet(outings[1], 400, age_band="30_plus", gender="female")
    season.meet(outings[2], 100, age_band="under_16", gender="unknown")
    season.meet(outings[3], 260, first_time=False)
    youths: list[str] = []
    for channel, n in (ON_OUTINGS | ELSEWHERE).items():
        for _ in range(n):
            youth = season.youth(gender="male" if len(youths) < 41 else "female")
            place = len(youths)
            on_outing = {"outing": outings[place]} if channel in ON_OUTINGS else {}
            if on_outing:
                season.meet(outings[place], youth=youth, at=days[place])
            season.identify(youth, days[place], channel=channel, **on_outing)
            youths.append(youth)
    taking = iter(youths)
    for kind, n in PATHWAYS.items():
        for place in range(n):
            youth = next(taking)
            confirmed = "2022-12-01" if kind == "partner_referral" else None
            season.pathway(youth, kind, "2022-11-15", confirmed_at=confirmed)
            if kind == "ml_follow_up" and place < 14:
                season.support(youth, "2022-11-20")
