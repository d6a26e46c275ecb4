"""What a year's report is made of while the year is under way."""

from datetime import date

from api.report.figures import figures
from tests.indicators.season import Season

TODAY = date(2022, 7, 1)


def desk_season(season: Season) -> None:
    """Two acts whose day has come, one appointment of this year to come, and one of the next."""
    season.health_act(None, "2022-05-12")
    season.health_act(None, "2022-05-13", status="planned")
    season.health_act(None, "2022-09-01", status="planned")
    season.health_act(None, "2023-01-05", status="planned")


def test_the_desk_of_a_year_under_way_is_that_of_the_whole_year_on_screen(season: Season) -> None:
    desk_season(season)
    screen = season.funnel("2022-01-01", "2022-12-31", f"{TODAY}").health_desk
    desk = figures(season.session, season.organisation, 2022, TODAY).funnel.health_desk
    assert desk == screen
    assert (desk.proposals, desk.to_come, desk.unanswered, desk.appointments) == (3, 1, 1, 2)


def test_the_rule_of_the_desk_says_the_whole_year_and_the_others_the_year_so_far(
    season: Season,
) -> None:
    desk_season(season)
    season.write()
    rules = figures(season.session, season.organisation, 2022, TODAY).funnel.rules
    plain = {name: text.replace("\u00a0", " ") for name, text in rules.items()}
    assert "du 1er janvier au 31 décembre 2022" in plain["health_desk"]
    assert "au 1er juillet 2022" in plain["health_desk"]
    assert "du 1er janvier au 1er juillet 2022" in plain["outings"]
