"""An organisation as the page shows it and as the second count finds it, and where they differ."""

import json
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import Session

from api.accounts.models import Organisation
from api.deps import Account
from api.indicators.asked import Asked
from api.indicators.funnel import funnel
from api.indicators.period import Period
from api.sync.pull import pull
from tests.indicators.plans import Plan
from tests.indicators.recount.answer import recount
from tests.indicators.recount.asked import Question
from tests.indicators.recount.export import Export
from tests.indicators.season import Season


def compared(
    engine: Engine,
    plan: Plan,
    zone: str,
    questions: list[Question],
    page_of: Callable[..., dict[str, Any]] | None = None,
) -> list[str]:
    """Where the page, shown by `page_of`, and the second count differ."""
    organisation = kept(engine, plan, zone)
    export = exported(engine, organisation)
    return [
        one
        for question in questions
        for one in differences(
            (page_of or shown)(engine, organisation, question, zone), recount(export, question)
        )
    ]


def kept(engine: Engine, plan: Plan, zone: str) -> str:
    """A new organisation with these rows, and one beside it with the same, the deleted ones live."""
    with Session(engine.execution_options(writes=True)) as session:
        for ours in (False, True):
            season = Season(session, zone)
            for act, row in plan.rows:
                deleted = row.get("deleted", False) is ours
                getattr(season, act)(**row | {"deleted": deleted})
            season.write()
            organisation = session.get_one(Organisation, season.organisation)
            organisation.seq, organisation.row_seq = len(plan.rows) + 1, 1
        session.commit()
    return season.organisation


def exported(engine: Engine, organisation: str) -> Export:
    """What a phone of the coordination holds after it read everything."""
    account = Account(organisation, "", "coordinator", "", "")
    page = json.loads(pull(engine, account, 0, 1000, None).text)
    assert not page["more"]
    return Export(page["rows"])


def shown(engine: Engine, organisation: str, question: Question, zone: str) -> dict[str, Any]:
    """The page's answer."""
    with Session(engine) as session:
        scope = Asked(**question.filters).scope(session, organisation)
        period = Period(question.first, question.last, ZoneInfo(zone))
        answer = funnel(session, scope, period, question.until)
    page: dict[str, Any] = json.loads(answer.model_dump_json(by_alias=True))
    return page


def differences(page: Any, ours: Any, where: str = "") -> list[str]:
    """Where the page and the second count do not say the same; a figure only one has, too."""
    if where.startswith("rules."):
        said = page.replace("\u00a0", " ")
        missing = isinstance(ours, str) or any(phrase not in said for phrase in ours)
        return [f"{where}: {ours} not in {said!r}"] if missing else []
    if isinstance(page, dict) and isinstance(ours, dict):
        alone = "(not there)"
        return [
            one
            for key in page | ours
            for one in differences(
                page.get(key, alone), ours.get(key, alone), f"{where}.{key}".lstrip(".")
            )
        ]
    if isinstance(page, list) and isinstance(ours, list) and len(page) == len(ours):
        return [
            one
            for i, both in enumerate(zip(page, ours, strict=True))
            for one in differences(*both, f"{where}.{i}")
        ]
    return [] if page == ours and type(page) is type(ours) else [f"{where}: {page} ≠ {ours}"]
