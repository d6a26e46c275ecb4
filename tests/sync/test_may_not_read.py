"""A session that may hand in notes and read nothing: its person signed out, or their access ended."""

from dataclasses import replace
from typing import Any

import pytest

from api.sync.push import Batch, push
from tests.support.hands import Hand, new_id, outing, patch


@pytest.mark.parametrize("brief", [True, False])
@pytest.mark.parametrize("state", [{"push_only": True}, {"revoked": True}])
def test_it_is_told_what_became_of_its_notes_and_no_row_that_it_names(
    state: dict[str, Any], brief: bool, nadia: Hand, karim: Hand
) -> None:
    theirs = new_id()
    karim.do(outing(theirs))
    sent = nadia.operation(outing(new_id()))
    nadia.send(sent)
    sent["changes"] = [{"type": "outing", "id": theirs, "kind": "patch"}]
    ops = [sent, nadia.operation(patch("outing", theirs))]
    account = replace(nadia.account, **state)
    answer = push(nadia.engine, nadia.ledger, account, Batch(nadia.epoch, "test", 0, ops, brief))
    assert answer.rows == []
    assert answer.as_sent is None or answer.as_sent.rows == []
    assert answer.results[0].status == "applied"
