"""The funnel of a period: every figure from the same rows, every partition checked to sum."""

from collections import Counter
from datetime import date

from sqlmodel import Session

from api.indicators import answer, criteria, meetings, pathways, supports
from api.indicators.identified import Identified, count_of, identified
from api.indicators.outings import held_outings, started_in
from api.indicators.partition import check_sum
from api.indicators.period import Period
from api.indicators.rules import rules
from api.indicators.scope import Scope
from api.indicators.tally import by_code, by_row
from api.indicators.youths import load_files


def funnel(session: Session, scope: Scope, period: Period, until: date) -> answer.Funnel:
    """The answer for `period`, pathways and supports looked at on the day `until`.

    Raises DoesNotAddUp rather than give figures that contradict each other.
    """
    held, files = held_outings(session, scope), load_files(session, scope)
    outings, with_truck = meetings.outing_figures(started_in(held, period).values())
    met = meetings.meetings(session, scope, period, held, files.head_of)
    youths = identified(session, scope, period, held, files)
    taken = pathways.pathways_taken(session, scope, until, youths, files.head_of)
    main = pathways.main_pathways(taken, until)
    supported = supports.supported(session, scope, until, youths, files.head_of)
    days = pathways.delays(youths, taken)
    return answer.Funnel(
        period=answer.PeriodShape(first=period.first, last=period.last, until=until),
        outings=answer.Outings(total=outings, with_truck=with_truck),
        contacts=met.contacts,
        people_met=_people_met(met.met),
        youth_met=_youth_met(met.met),
        identified=_identified(youths),
        criteria=_criteria(youths),
        remobilised=answer.Remobilised(total=len(taken), until=until),
        pathways=by_row(
            "pathways", "pathway", "pathway_report_rows", Counter(main.values()), len(taken)
        ),
        supports=supports.overlaps(supported, main),
        delay_days=answer.Delay(median=pathways.median_delay(days), n=len(days)),
        rules=rules(period, until),
    )


def _people_met(met: meetings.People) -> answer.PeopleMet:
    total = met.total()
    return answer.PeopleMet(
        total=total,
        by_gender=by_code("people_met.by_gender", "gender", meetings.by_gender(met), total),
        by_age=by_code("people_met.by_age", "age_band", meetings.by_age(met), total),
    )


def _youth_met(met: meetings.People) -> answer.YouthMet:
    youth = meetings.youth_met(met)
    by_gender = by_code("youth_met.by_gender", "gender", meetings.by_gender(youth), youth.total())
    return answer.YouthMet(total=youth.total(), by_gender=by_gender)


def _identified(youths: list[Identified]) -> answer.IdentifiedYouths:
    total, on_outings = len(youths), sum(one.on_outing for one in youths)
    elsewhere = sum(not one.on_outing for one in youths)
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


def _criteria(youths: list[Identified]) -> answer.Criteria:
    found = Counter(
        criteria.outcome(one.situation, one.followed_by, one.last_contact) for one in youths
    )
    check_sum("criteria", len(youths), found.values())
    return answer.Criteria(
        meets=found["meets"], does_not_meet=found["does_not_meet"], missing=found["missing"]
    )
