"""The funnel of a period: every figure from the same rows, every partition checked to sum."""

from collections import Counter
from datetime import date

from sqlmodel import Session

from api.indicators import (
    answer,
    health,
    lasting,
    meetings,
    pathways,
    places,
    residence,
    supports,
    waiting,
)
from api.indicators.field import months, outing_counts, partner_counts, place_counts
from api.indicators.followed import Followed, followed
from api.indicators.outings import held_outings, started_in
from api.indicators.partition import check_sum
from api.indicators.people import criteria_counts, health_desk, identified_counts, profile
from api.indicators.period import Period
from api.indicators.rules import rules
from api.indicators.scope import Scope
from api.indicators.step import identified_of_met
from api.indicators.tally import by_code, by_row
from api.indicators.youths import load_files


def funnel(session: Session, scope: Scope, period: Period, until: date) -> answer.Funnel:
    """The answer for `period`, pathways and supports looked at on the day `until`.

    Raises DoesNotAddUp rather than give figures that contradict each other.
    """
    held, files = held_outings(session, scope), load_files(session, scope)
    outings = places.outings_in(started_in(held, period).values(), scope)
    met = meetings.meetings(session, scope, period, held, files.head_of)
    them = followed(session, scope, period, until, held, files)
    days = pathways.delays(them.youths, them.taken)
    there = places.presence(outings, scope)
    return answer.Funnel(
        period=answer.PeriodShape(first=period.first, last=period.last, until=until),
        outings=outing_counts(outings, there),
        months=months(period, outings, held, met.met, them.youths),
        places=place_counts(there, places.known(session, scope), met.met, them.youths),
        partners=partner_counts(outings, places.partner_names(session, scope)),
        contacts=met.contacts.total(),
        people_met=_people_met(met.met),
        youth_met=_youth_met(met.met),
        identified_of_met=identified_of_met(met, them.anywhere),
        identified=identified_counts(them.youths),
        profile=profile(them.youths, residence.zone_names(session, scope)),
        criteria=criteria_counts(them.youths),
        remobilised=_remobilised(them, until),
        remobilised_flow=len(them.flow),
        not_remobilised=_not_remobilised(them, until),
        held=_held(them),
        pathways=pathways.pathway_rows(
            "pathways", Counter(them.main.values()), len(them.taken), them.main
        ),
        supports=supports.overlaps(them.supported, them.main),
        delay_days=answer.Delay(median=pathways.median_delay(days), n=len(days)),
        health_desk=health_desk(health.desk(session, scope, period, until, held, files.head_of)),
        rules=rules(period, until),
    )


def _people_met(met: meetings.People) -> answer.PeopleMet:
    total = met.total()
    genders = meetings.count_by(met, "gender")
    ages = meetings.count_by(met, "age_band")
    return answer.PeopleMet(
        total=total,
        by_gender=by_code("people_met.by_gender", "gender", genders, total),
        by_age=by_code("people_met.by_age", "age_band", ages, total),
    )


def _youth_met(met: meetings.People) -> answer.YouthMet:
    youth = meetings.youth_met(met)
    genders = meetings.count_by(youth, "gender")
    by_gender = by_code("youth_met.by_gender", "gender", genders, youth.total())
    return answer.YouthMet(total=youth.total(), by_gender=by_gender)


def _remobilised(them: Followed, until: date) -> answer.Remobilised:
    channels = Counter(one.channel for one in them.youths if one.youth in them.taken)
    total = len(them.taken)
    return answer.Remobilised(
        total=total,
        until=until,
        by_channel=by_row(
            "remobilised.by_channel",
            "identification_channel",
            "channel_report_rows",
            channels,
            total,
        ),
    )


def _not_remobilised(them: Followed, until: date) -> answer.NotRemobilised:
    rows = []
    for reason, label in waiting.REASONS.items():
        of_it = [one for one in them.youths if them.why.get(one.youth) == reason]
        ages = Counter(waiting.age_of(one, until) for one in of_it)
        by_age = [
            answer.RowCount(row=age, label=text, n=ages[age])
            for age, text in waiting.AGE_LABELS.items()
        ]
        check_sum(f"not_remobilised.{reason}", len(of_it), (row.n for row in by_age))
        rows.append(answer.Reason(reason=reason, label=label, n=len(of_it), by_age=by_age))
    total = len(them.youths) - len(them.taken)
    check_sum("not_remobilised", total, (row.n for row in rows))
    return answer.NotRemobilised(total=total, by_reason=rows)


def _held(them: Followed) -> list[answer.HeldAfter]:
    found = []
    for after, result_of in them.held.items():
        results = Counter(result_of.values())
        total = results.total()
        unchecked = results.pop(lasting.UNCHECKED, 0)
        otherwise = results.pop(lasting.ENDED_OTHERWISE, 0)
        by_result = by_code(f"held.{after}", "pathway_check", results, results.total())
        found.append(
            answer.HeldAfter(
                months=after,
                total=total,
                by_result=by_result,
                ended_otherwise=otherwise,
                unchecked=unchecked,
            )
        )
    return found
