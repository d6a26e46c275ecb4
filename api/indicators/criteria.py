"""Do the facts of an identification meet the two criteria? Computed, never ticked.

Rule (domain, "criteria"): the situation, and who follows the youth. Any no → does not meet; both
yes → meets; else a fact is missing.
"""

from collections.abc import Collection
from typing import Literal

from api.records.codes import rollup

Answer = Literal["yes", "no", "missing"]
Outcome = Literal["meets", "does_not_meet", "missing"]

SERVICES = frozenset({"mission_locale", "france_travail", "cap_emploi", "department"})


def situation_answer(situation: str | None) -> Answer:
    """Neither in employment, education nor training? The list is that of the code lists."""
    if situation in (None, "unknown"):
        return "missing"
    return "yes" if situation in rollup("not_in_employment_education_training") else "no"


def follow_up_answer(followed_by: Collection[str], last_contact: str | None) -> Answer:
    """Followed by nobody, or without news for five months from whoever follows (O2R)?

    `other` alone does not stand in the way. A named service outweighs `none` and `unknown`, and
    `none` outweighs `unknown`, when several were ticked.
    """
    if SERVICES.intersection(followed_by):
        news: dict[str | None, Answer] = {"over_5_months": "yes", "under_5_months": "no"}
        return news.get(last_contact, "missing")
    if not followed_by or set(followed_by) - {"other"} == {"unknown"}:
        return "missing"
    return "yes"


def outcome(
    situation: str | None, followed_by: Collection[str], last_contact: str | None
) -> Outcome:
    """In which of the three rows a youth is printed."""
    answers = {situation_answer(situation), follow_up_answer(followed_by, last_contact)}
    if "no" in answers:
        return "does_not_meet"
    return "missing" if "missing" in answers else "meets"
