"""The server gives the same refusal again, whatever has become of its reason."""

from typing import Any

import pytest
from sqlmodel import Session

from api.sync.intake import Intake, One
from api.sync.models import RefusedOperation
from api.sync.operation import Refusal, Result
from tests.sync.model import Happenings
from tests.sync.world import KARIM


def plant(patch: pytest.MonkeyPatch) -> None:
    """An operation that was refused is not judged again."""
    answer = Intake._answer

    def sticky(
        intake: Intake, judge: Any, one: One, known: Any, results: dict[int, Result], logged: Any
    ) -> bool:
        index, op, _ = one
        identity = (intake.account.organisation_id, op.op if op else "")
        with Session(intake.transaction) as session:
            kept = session.get(RefusedOperation, identity)
        if op is None or kept is None:
            return answer(intake, judge, one, known, results, logged)
        refusal = Refusal(code=kept.code, change=0, field=kept.field, message_fr="")
        results[index] = Result(op=op.op, status="refused", refusal=refusal)
        return True

    patch.setattr(Intake, "_answer", sticky)


def shortest(state: Happenings) -> None:
    """Karim may not write of that youth for a while."""
    state.karims_role_changes(role="partner")
    state.a_file_changes(housing="friends", pick=0, who=KARIM)
    state.a_phone_syncs(who=KARIM)
    state.karims_role_changes(role="outreach")
