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
from api.indicators.field import months, outing_counts, place_counts
from api.indicators.identified import (
    IdentificationRow,
    Identified,
    identifications,
    identified,
)
from api.indicators.outings import Held, held_outings, started_in
from api.indicators.partition import check_sum
from api.indicators.people import criteria_counts, health_desk, identified_counts, profile
from api.indicators.period import Period
from api.indicators.rules import rules
from api.indicators.scope import Scope
from api.indicators.tally import by_code, by_row
from api.indicators.youths import Files, load_files

BEGINNING = date(1900, 1, 1)
"""Before anybody was met."""

REASONS = {
    "refused": "Ne souhaitent pas",
    "unreachable": "Injoignables",
    "closed": "Fiche close pour une autre raison",
    "confirmation": "Orientés, accueil pas encore confirmé",
    "nothing": "Rien encore",
}
AGES = {
    "under_1_month": "Moins d’un mois",
    "1_to_3_months": "1 à 3 mois",
    "3_to_6_months": "3 à 6 mois",
    "over_6_months": "Plus de 6 mois",
}


def funnel(session: Session, scope: Scope, period: Period, until: date) -> answer.Funnel:
    """The answer for `period`, pathways and supports looked at on the day `until`.

    Raises DoesNotAddUp rather than give figures that contradict each other.
    """
    held, files = held_outings(session, scope), load_files(session, scope)
    seen = places.visits(session, scope, held)
    outings = places.outings_in(started_in(held, period).values(), scope, seen)
    met = meetings.meetings(session, scope, period, held, files.head_of)
    rows = identifications(session, scope)
    youths = identified(rows, scope, period, held, files)
    taken = pathways.pathways_taken(session, scope, until, youths, files.head_of)
    main = pathways.main_pathways(taken, until)
    supported = supports.supported(session, scope, until, youths, files.head_of)
    days = pathways.delays(youths, taken)
    there = places.presence(outings, scope, seen)
    return answer.Funnel(
        period=answer.PeriodShape(first=period.first, last=period.last, until=until),
        outings=outing_counts(outings, there),
        months=months(period, outings, held, met.met, youths),
        places=place_counts(there, places.names(session, scope), met.met, youths),
        contacts=met.contacts.total(),
        people_met=_people_met(met.met),
        youth_met=_youth_met(met.met),
        identified=identified_counts(youths),
        profile=profile(youths, residence.zone_names(session, scope)),
        criteria=criteria_counts(youths),
        remobilised=_remobilised(youths, taken, until),
        remobilised_flow=_flow(session, scope, period, rows, held, files),
        not_remobilised=_not_remobilised(session, scope, until, period, youths, taken, files),
        held=_held(session, scope, taken, until),
        pathways=by_row(
            "pathways", "pathway", "pathway_report_rows", Counter(main.values()), len(taken)
        ),
        supports=supports.overlaps(supported, main),
        delay_days=answer.Delay(median=pathways.median_delay(days), n=len(days)),
        health_desk=health_desk(health.desk(session, scope, period, held, files.head_of)),
        rules=rules(period, until),
    )


def _people_met(met: meetings.People) -> answer.PeopleMet:
    total = met.total()
    genders = meetings.count_by(met, lambda group: group.gender)
    ages = meetings.count_by(met, lambda group: group.age_band)
    return answer.PeopleMet(
        total=total,
        by_gender=by_code("people_met.by_gender", "gender", genders, total),
        by_age=by_code("people_met.by_age", "age_band", ages, total),
    )


def _youth_met(met: meetings.People) -> answer.YouthMet:
    youth = meetings.youth_met(met)
    genders = meetings.count_by(youth, lambda group: group.gender)
    by_gender = by_code("youth_met.by_gender", "gender", genders, youth.total())
    return answer.YouthMet(total=youth.total(), by_gender=by_gender)


def _remobilised(
    youths: list[Identified], taken: pathways.Taken, until: date
) -> answer.Remobilised:
    channels = Counter(one.channel for one in youths if one.youth in taken)
    return answer.Remobilised(
        total=len(taken),
        until=until,
        by_channel=by_row(
            "remobilised.by_channel",
            "identification_channel",
            "channel_report_rows",
            channels,
            len(taken),
        ),
    )


def _flow(
    session: Session,
    scope: Scope,
    period: Period,
    rows: list[IdentificationRow],
    held: Held,
    files: Files,
) -> int:
    ever = Period(BEGINNING, period.last, period.zone)
    everybody = identified(rows, scope, ever, held, files)
    taken = pathways.pathways_taken(session, scope, period.last, everybody, files.head_of)
    return len(lasting.started_in_period(taken, period))


def _not_remobilised(
    session: Session,
    scope: Scope,
    until: date,
    period: Period,
    youths: list[Identified],
    taken: pathways.Taken,
    files: Files,
) -> answer.NotRemobilised:
    left = [one for one in youths if one.youth not in taken]
    day = Period(until, until, period.zone)
    why = waiting.reasons(session, scope, day, left, files)
    rows = []
    for reason, label in REASONS.items():
        of_it = [one for one in left if why[one.youth] == reason]
        ages = Counter(waiting.age_of(one, until) for one in of_it)
        by_age = [answer.RowCount(row=age, label=text, n=ages[age]) for age, text in AGES.items()]
        check_sum(f"not_remobilised.{reason}", len(of_it), (row.n for row in by_age))
        rows.append(answer.Reason(reason=reason, label=label, n=len(of_it), by_age=by_age))
    check_sum("not_remobilised", len(youths) - len(taken), (row.n for row in rows))
    return answer.NotRemobilised(total=len(left), by_reason=rows)


def _held(
    session: Session, scope: Scope, taken: pathways.Taken, until: date
) -> list[answer.HeldAfter]:
    checks = lasting.checks_by_pathway(session, scope, until)
    found = []
    for after, days in lasting.MILESTONES.items():
        results = lasting.held_after(days, taken, checks, until)
        unchecked = results.pop(lasting.UNCHECKED, 0)
        checked = results.total()
        by_result = by_code(f"held.{after}", "pathway_check", results, checked)
        found.append(
            answer.HeldAfter(
                months=after, total=checked + unchecked, by_result=by_result, unchecked=unchecked
            )
        )
    return found
