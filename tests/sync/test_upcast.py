"""Operations of another schema than the server's: earlier ones are brought up to it, later ones wait."""

import re
from typing import Any

import pytest

from api.phone import notebook
from api.settings import ROOT
from api.sync import upcast
from api.sync.operation import Op
from tests.support.hands import Hand, create, new_id


def test_each_earlier_schema_has_its_upcaster_and_phones_write_the_last_one() -> None:
    assert list(upcast.UPCASTERS) == list(range(1, upcast.SCHEMA))
    written = (ROOT / "pwa/src/domain/operation.ts").read_text()
    (browsers,) = re.findall(r"export const SCHEMA = (\d+);", written)
    assert int(browsers) == notebook.SCHEMA == upcast.SCHEMA


@pytest.fixture
def third_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server two schemas further on: `housing` was `shelter`, and before that `roof`."""

    def renaming(old: str, new: str) -> Any:
        def rename(op: Op) -> None:
            for change in op.changes:
                if old in change.set:
                    change.set[new] = change.set.pop(old)

        return rename

    monkeypatch.setattr(upcast, "SCHEMA", 3)
    monkeypatch.setitem(upcast.UPCASTERS, 1, renaming("roof", "shelter"))
    monkeypatch.setitem(upcast.UPCASTERS, 2, renaming("shelter", "housing"))


@pytest.mark.usefixtures("third_schema")
@pytest.mark.parametrize(("schema", "field"), [(1, "roof"), (2, "shelter"), (3, "housing")])
def test_an_operation_of_any_released_schema_is_judged_as_one_of_the_last(
    nadia: Hand, schema: int, field: str
) -> None:
    youth = new_id()
    sent = nadia.operation(create("youth", youth, **{field: "hostel"})) | {"schema": schema}
    assert nadia.send(sent).results[0].status == "applied"
    assert nadia.row(youth)["set"]["housing"] == "hostel"
    again = nadia.send(sent)
    assert again.results[0].status == "applied"
    assert again.rows[0]["seq"] == nadia.row(youth)["seq"]


@pytest.mark.usefixtures("third_schema")
def test_a_field_that_has_another_name_by_now_is_unknown_to_the_last_schema(nadia: Hand) -> None:
    sent = nadia.operation(create("youth", new_id(), roof="hostel")) | {"schema": 3}
    refusal = nadia.send(sent).results[0].refusal
    assert refusal and (refusal.code, refusal.field) == ("unknown_field", "roof")


@pytest.mark.parametrize("kind", ["create", "split"])
def test_an_operation_of_a_later_schema_is_refused_and_nothing_beside_it(
    nadia: Hand, kind: str
) -> None:
    change = create("youth", new_id()) | {"kind": kind}
    sent = nadia.operation(change) | {"schema": upcast.SCHEMA + 1}
    other = nadia.operation(create("youth", new_id()))
    refused, applied = nadia.send(sent, other).results
    assert refused.op == sent["op"] and refused.refusal and refused.refusal.code == "newer_app"
    assert applied.status == "applied"


def test_an_operation_of_a_later_schema_is_applied_once_the_server_is_updated(
    nadia: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = nadia.operation(create("youth", new_id())) | {"schema": upcast.SCHEMA + 1}
    assert nadia.send(sent).results[0].status == "refused"
    monkeypatch.setattr(upcast, "SCHEMA", upcast.SCHEMA + 1)
    monkeypatch.setitem(upcast.UPCASTERS, upcast.SCHEMA - 1, lambda op: None)
    assert nadia.send(sent).results[0].status == "applied"
