"""The server says how far a phone has read after it gathered the rows: what came between is passed by."""

from typing import Any

import pytest
from pydantic_core import from_json, to_json
from sqlalchemy import Engine

from api.accounts.models import Organisation
from api.deps import Account
from api.records.prepared import ANY, Prepared, asking
from api.sync.pull import Page, pull
from tests.sync.model import Happenings
from tests.sync.world import KARIM, NADIA

COUNTER = Prepared(ANY.rows(Organisation, "seq"))


def plant(patch: pytest.MonkeyPatch) -> None:
    """The counter is asked for once the last page is full."""

    def late(engine: Engine, account: Account, *where: Any) -> Page:
        text, to_note = pull(engine, account, *where)
        page = from_json(text)
        if not page["more"]:
            with asking(engine, account.organisation_id) as runner:
                page["cursor"] = runner.rows(COUNTER)[0][0]
        return Page(to_json(page), to_note)

    patch.setattr("api.sync.routes.pull", late)


def shortest(state: Happenings) -> None:
    """Karim’s note arrives between the rows and the counter of Nadia’s page."""
    state.another_sends_meanwhile(moment=2, other=KARIM, who=NADIA)
