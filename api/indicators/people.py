"""Who the identified are, and what the health desk did for people."""

from collections import Counter
from collections.abc import Iterable, Mapping

from api.indicators import answer, criteria, residence
from api.indicators.health import Desk
from api.indicators.identified import Identified, count_of
from api.indicators.partition import check_sum
from api.indicators.tally import by_code, by_row, overlapping, plus_unknown


def identified_counts(youths: list[Identified]) -> answer.IdentifiedYouths:
    """How many, on outings and elsewhere, by channel, gender and age."""
    total, on_outings = len(youths), sum(one.outing is not None for one in youths)
    elsewhere = sum(one.outing is None for one in youths)
    check_sum("identified", total, (on_outings, elsewhere))
    return answer.IdentifiedYouths(
        total=total,
        on_outings=on_outings,
        elsewhere=elsewhere,
        by_channel=by_row(
            "identified.by_channel",
            "identification_channel",
            "channel_report_rows",
            count_of("channel", youths),
            total,
        ),
        by_gender=by_code("identified.by_gender", "gender", count_of("gender", youths), total),
        by_age=by_code("identified.by_age", "age_band", count_of("age_band", youths), total),
        without_name=sum(one.without_name for one in youths),
    )


def profile(youths: list[Identified], zones: Mapping[str, str]) -> answer.Profile:
    """Where they live, how they are trained and housed, how they get about, what stands in the way.

    `zones`: their names by id.
    """
    total = len(youths)
    return answer.Profile(
        **residence.lived_in(youths, zones),
        training_level=by_row(
            "profile.training_level",
            "training_level",
            "training_level_on_phone",
            count_of("training_level", youths),
            total,
        ),
        housing=plus_unknown(
            "profile.housing", "housing", "housing_report_rows", count_of("housing", youths), total
        ),
        driving_licence=by_code(
            "profile.driving_licence", "driving_licence", count_of("driving_licence", youths), total
        ),
        transport=overlapping("transport", _each(one.transport for one in youths)),
        obstacles=overlapping("obstacle", _each(one.obstacles for one in youths)),
    )


def _each(codes: Iterable[tuple[str, ...]]) -> Counter[str]:
    return Counter(code for some in codes for code in set(some))


def criteria_counts(youths: list[Identified]) -> answer.Criteria:
    """How many meet the two criteria, do not, or lack a fact."""
    found = Counter(
        criteria.outcome(one.situation, one.followed_by, one.last_contact) for one in youths
    )
    check_sum("criteria", len(youths), found.values())
    return answer.Criteria(
        meets=found["meets"], does_not_meet=found["does_not_meet"], missing=found["missing"]
    )


def health_desk(desk: Desk) -> answer.HealthDesk:
    """The desk's figures, each side's acts by code."""
    sides = {side: Counter[str]() for side in ("rights", "care")}
    for (side, act), n in desk.acts.items():
        sides[side][act] += n
    proposals = desk.statuses.total()
    totals = {side: acts.total() for side, acts in sides.items()}
    check_sum("health_desk", proposals, totals.values())
    return answer.HealthDesk(
        proposals=proposals,
        youths=desk.youths,
        without_file=desk.without_file,
        appointments=desk.statuses["attended"] + desk.statuses["absent"],
        kept=desk.statuses["attended"],
        to_come=desk.statuses["planned"],
        cancelled_by_service=desk.statuses["cancelled_by_service"],
        rights=by_code(
            "health_desk.rights", "health_act_rights", sides["rights"], totals["rights"]
        ),
        care=by_code("health_desk.care", "health_act_care", sides["care"], totals["care"]),
    )
