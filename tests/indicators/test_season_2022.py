"""The season of 2022 as the activity report prints it on page 20, without its contradictions."""

from tests.indicators.page_20 import as_on_page_20
from tests.indicators.season import Season, counts


def test_the_season_of_2022_gives_the_figures_of_page_20(season: Season) -> None:
    as_on_page_20(season)
    figures = season.funnel("2022-04-01", "2022-10-31", "2022-12-31")
    assert (figures.outings.total, figures.contacts) == (96, 1_760)
    assert (figures.people_met.total, figures.youth_met.total) == (1_500, 1_000)
    assert counts(figures.people_met.by_age) == {"18_21": 1_000, "30_plus": 400, "under_16": 100}
    who = figures.identified
    assert (who.total, who.on_outings, who.elsewhere) == (62, 34, 28)
    assert figures.identified_of_met == 34
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
