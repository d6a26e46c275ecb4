"""Who the identified are and what the health desk did, worked by hand."""

from tests.indicators.season import Season, counts


def test_the_profile_is_what_was_noted_then_else_what_the_file_says_now(season: Season) -> None:
    told = season.youth(housing="own_home", training_level="n5", commune="25056")
    season.identify(told, housing="parents", training_level="l6", commune="25388")
    silent = season.youth(housing="chrs", transport=["bike", "car"], obstacles=["mobility"])
    season.identify(silent)
    profile = season.funnel().profile
    assert counts(profile.housing) == {"parents": 1, "friends_hostel_chrs": 1}
    assert counts(profile.training_level) == {"no_diploma": 1, "unknown": 1}
    assert [(one.where, one.n) for one in profile.communes] == [("25388", 1), (None, 1)]
    assert counts(profile.driving_licence) == {"unknown": 2}
    assert counts(profile.transport) == {"bike": 1, "car": 1}
    assert counts(profile.obstacles) == {"mobility": 1}


def test_the_desk_counts_proposals_youths_and_kept_appointments(season: Season) -> None:
    outing = season.outing("2022-05-10")
    head = season.youth()
    twin = season.youth(merged_into=head)
    season.health_act(outing, "2022-05-10", youth=head, status="attended")
    season.health_act(outing, "2022-05-10", youth=twin, status="absent", act="health_check")
    season.health_act(outing, "2022-05-10", status="proposed", side="rights", act="vitale_card")
    season.health_act(None, "2022-05-12", status="planned")
    season.health_act(None, "2022-05-12", status="cancelled_by_service")
    season.health_act(None, "2022-05-12", status="declined", deleted=True)
    season.health_act(None, "2022-11-12", status="attended")  # after the period
    desk = season.funnel(until="2022-05-12").health_desk
    assert (desk.proposals, desk.youths, desk.without_file) == (5, 1, 3)
    assert (desk.kept, desk.appointments, desk.to_come, desk.cancelled_by_service) == (1, 2, 1, 1)
    assert [(one.label, one.proposals, one.youths, one.kept) for one in desk.sides] == [
        ("Accès aux droits", 1, 0, 0),
        ("Accès aux soins", 4, 1, 1),
    ]
    assert counts(desk.rights) == {"vitale_card": 1}
    assert counts(desk.care) == {"prevention": 3, "health_check": 1}


def test_an_appointment_of_a_past_day_without_an_answer_was_not_kept(season: Season) -> None:
    outing = season.outing("2022-05-10")
    season.health_act(outing, "2022-05-12", status="attended")
    season.health_act(outing, "2022-05-12", status="planned", side="rights", act="vitale_card")
    season.health_act(None, "2022-05-12 23:59", status="planned")
    season.health_act(None, "2022-05-13 00:00", status="planned")

    def on(until: str) -> tuple[int, ...]:
        desk = season.funnel(until=until).health_desk
        assert sum(side.unanswered for side in desk.sides) == desk.unanswered
        return desk.kept, desk.appointments, desk.unanswered, desk.to_come

    assert on("2022-05-12") == (1, 1, 0, 3)
    assert on("2022-05-13") == (1, 3, 2, 1)
    assert on("2022-05-14") == (1, 4, 3, 0)


def test_channels_tell_where_those_who_took_a_pathway_came_from(season: Season) -> None:
    for channel, kind in (("jdc", "cej"), ("training_duty", "training"), ("family", None)):
        youth = season.youth()
        season.identify(youth, channel=channel)
        if kind:
            season.pathway(youth, kind, "2022-06-01")
    assert counts(season.funnel().remobilised.by_channel) == {"jdc_training_duty": 2}


def test_acts_for_a_file_that_was_deleted_are_without_file(season: Season) -> None:
    season.health_act(None, "2022-05-10", youth=season.youth(deleted=True))
    season.health_act(None, "2022-05-10", youth=season.youth(erased=True))
    desk = season.funnel().health_desk
    assert (desk.proposals, desk.youths, desk.without_file) == (2, 1, 1)


def test_what_the_standing_file_says_counts_of_merged_ones(season: Season) -> None:
    head = season.youth(gender=None, driving_licence="b")
    season.identify(season.youth(gender="male", driving_licence="none", merged_into=head))
    figures = season.funnel()
    assert counts(figures.identified.by_gender) == {"unknown": 1}
    assert counts(figures.profile.driving_licence) == {"b": 1}


def test_a_quarter_of_the_file_counts_only_in_the_commune_where_they_were_identified(
    season: Season,
) -> None:
    planoise = season.district("Planoise")
    season.identify(season.youth(commune="25056", zone=planoise), commune="25056")
    season.identify(season.youth(commune="25056", zone=planoise))
    season.identify(season.youth(commune="25056", zone=planoise), commune="25388")
    zones = [(one.name, one.n) for one in season.funnel().profile.zones]
    assert zones == [("Planoise", 2), (None, 1)]


def test_where_they_live_is_told_three_times_and_each_sums_to_the_total(season: Season) -> None:
    planoise = season.district("Planoise")
    season.identify(season.youth(), commune="25056", zone=planoise)
    season.identify(season.youth(commune="25527"))
    season.identify(season.youth(), commune="25509")  # Routelle, merged in 2016
    season.identify(season.youth(), commune="29155")  # Ouessant, of no intercommunalité
    season.identify(season.youth())
    profile = season.funnel().profile
    communes = [(one.name, one.n) for one in profile.communes]
    assert communes == [
        ("Besançon", 1),
        ("Osselle-Routelle", 1),
        ("Saint-Vit", 1),
        ("Ouessant", 1),
        (None, 1),
    ]
    assert [(one.name, one.n) for one in profile.epcis] == [
        ("Grand Besançon Métropole", 3),
        (None, 2),
    ]
    assert [(one.where, one.name, one.n) for one in profile.zones] == [
        (planoise, "Planoise", 1),
        (None, None, 4),
    ]
