"""Who the identified are, and what the health desk did for people."""

from collections import Counter
from collections.abc import Iterable, Mapping

from api.indicators import answer, criteria, residence
from api.indicators.health import SIDES, Acts, Desk
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
    """The desk's figures, whole and by side, each side's acts by code."""
    whole = _side("", "", desk.whole)
    sides = [_side(side, SIDES[side], acts) for side, acts in desk.sides.items()]
    counts = whole.model_dump(exclude={"side", "label"})
    for figure in counts.keys() - {"youths"}:
        check_sum(f"health_desk.{figure}", counts[figure], (getattr(one, figure) for one in sides))
    rights, care = desk.sides["rights"].codes, desk.sides["care"].codes
    return answer.HealthDesk(
        **counts,
        sides=sides,
        rights=by_code("health_desk.rights", "health_act_rights", rights, rights.total()),
        care=by_code("health_desk.care", "health_act_care", care, care.total()),
    )


def _side(side: str, label: str, acts: Acts) -> answer.HealthSide:
    statuses = acts.statuses
    return answer.HealthSide(
        side=side,
        label=label,
        proposals=statuses.total(),
        youths=acts.youths,
        without_file=acts.without_file,
        appointments=statuses["attended"] + statuses["absent"] + acts.unanswered,
        kept=statuses["attended"],
        unanswered=acts.unanswered,
        to_come=statuses["planned"] - acts.unanswered,
        cancelled_by_service=statuses["cancelled_by_service"],
    )
