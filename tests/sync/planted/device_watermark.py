"""The server takes whatever is not later than a device's last operation for something it has."""

from typing import Any

import pytest
from sqlmodel import col

from api.sync.intake import Intake, One
from api.sync.models import Operation
from api.sync.operation import Result
from tests.sync.model import Happenings
from tests.sync.world import GUEST, NADIA


def plant(patch: pytest.MonkeyPatch) -> None:
    """One time a device tells what is known, instead of the name of each operation."""
    answer = Intake._answer

    def below(
        intake: Intake, judge: Any, one: One, known: Any, results: dict[int, Result], logged: Any
    ) -> bool:
        index, op, _ = one
        if op and op.op not in known:
            later = intake.door.rows(Operation, "op").where(
                col(Operation.device_id) == op.device, col(Operation.at) >= op.at
            )
            if intake.transaction.execute(later).first():
                results[index] = Result(op=op.op, status="applied", effective=op.at)
                return True
        return answer(intake, judge, one, known, results, logged)

    patch.setattr(Intake, "_answer", below)


def shortest(state: Happenings) -> None:
    """Two accounts on one phone: who wrote first sends last."""
    state.somebody_is_met(who=NADIA, pick=0)
    state.somebody_is_met(who=GUEST, pick=0)
    state.a_phone_syncs(who=GUEST)
