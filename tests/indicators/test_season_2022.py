"""The season of 2022 as the activity report prints it on page 20, without its contradictions."""

from datetime import date, timedelta

from tests.indicators.season import Season, counts

ON_OUTINGS = {"pool_beach": 8, "truck_outing": 10, "street_round": 10, "event": 6}
ELSEWHERE = {"jdc": 9, "training_duty": 8, "partner": 11}
PATHWAYS = {
    **{"ml_follow_up": 19, "cej": 8, "civic_service": 4},
    **{"employment": 3, "training": 4, "partner_referral": 9},
}


def test_the_season_of_2022_gives_the_figures_of_page_20(season: Season) -> None:
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
    figures = season.funnel("2022-04-01", "2022-10-31", "2022-12-31")
    assert (figures.outings.total, figures.contacts) == (96, 1_760)
    assert (figures.people_met.total, figures.youth_met.total) == (1_500, 1_000)
    assert counts(figures.people_met.by_age) == {"18_21": 1_000, "30_plus": 400, "under_16": 100}
    who = figures.identified
    assert (who.total, who.on_outings, who.elsewhere) == (62, 34, 28)
    assert [row.n for row in who.by_channel] == [8, 10, 10, 17, 6, 11, 0]
    assert counts(who.by_gender) == {"male": 41, "female": 21}
    assert figures.criteria.meets == 62
    assert figures.remobilised.total == 47
    assert [(row.label, row.n) for row in figures.pathways] == [
        ("Suivi traditionnel Mission locale", 19),
        ("Service civique", 4),
        ("Contrat d’engagement jeune (CEJ)", 8),
        ("Emploi ou formation", 7),
        ("Orientation confirmée vers un autre acteur", 9),
        ("Autre remobilisation", 0),
    ]
    assert (figures.supports[0].n, counts(figures.supports[0].of_which)) == (
        14,
        {"ml_follow_up": 14},
    )
