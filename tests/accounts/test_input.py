"""What a request may look like: strict, so that nothing in clear is stored by mistake."""

from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import BaseModel, ValidationError

from api import sealing
from api.accounts import answers, asked
from api.accounts.fields import Strict
from tests.accounts.house import House, Someone


def models(module: Any) -> list[type[BaseModel]]:
    return [
        one
        for one in vars(module).values()
        if isinstance(one, type)
        and issubclass(one, BaseModel)
        and one.__module__ == module.__name__
    ]


def test_every_example_in_the_description_is_true_to_its_model() -> None:
    checked = 0
    for model in models(asked) + models(answers):
        extra = model.model_config.get("json_schema_extra")
        if isinstance(extra, dict):
            examples = extra["examples"]
            assert isinstance(examples, list) and examples
            for example in examples:
                model.model_validate(example)
                checked += 1
    assert checked > 20


def test_every_request_refuses_fields_it_does_not_know() -> None:
    for model in models(asked):
        assert issubclass(model, Strict), model
        with pytest.raises(ValidationError, match="extra_forbidden"):
            model.model_validate({"password": "jamais"})


CLEAR_JWK = {"kty": "EC", "crv": "P-256", "x": "A" * 43, "y": "A" * 43}


SPOILT: list[tuple[str, Any]] = [
    ("id", "0198F2F0-7A12-7E61-9C2A-4D6E8F0A1B32"),
    ("name", "   "),
    ("name", "x" * 81),
    ("name", "deux\nlignes"),
    ("email", "sans-arobase"),
    ("email", "a b@mission.example"),
    ("email", "a\u0000@mission.example"),
    ("email", f"{'x' * 250}@m.fr"),
    ("salt", "court"),
    ("auth", "un mot de passe en clair, par erreur"),
    ("private_key", '{"kty":"EC","crv":"P-256","d":"en clair"}'),
    ("private_key", "a.b.c.d.e"),
    ("public_key", CLEAR_JWK),
    ("public_key_mac", "pas une signature"),
]


def test_a_part_that_is_not_what_it_should_be_is_refused_by_name(house: House) -> None:
    first = house.newcomer("Elise", "coordinator")
    body = house.first_run(first)
    for field, value in SPOILT:
        answer = first.post("/organisations", body | {"person": body["person"] | {field: value}})
        said = answer.json()
        assert (answer.status_code, said["code"]) == (400, "bad_input"), (field, value)
        assert said["field"] == f"person.{field}", value
        assert str(value) not in answer.text
    assert first.post("/organisations", body).status_code == 201


def test_a_field_too_many_is_refused_without_repeating_its_name(house: House) -> None:
    first = house.newcomer("Elise", "coordinator")
    body = house.first_run(first)
    with_private = body["person"] | {"public_key": first.pair.private_jwk}
    answer = first.post("/organisations", body | {"person": with_private})
    assert (answer.status_code, answer.json()["field"]) == (400, "person.public_key")
    with_password = body["person"] | {"un mot de passe": "jamais"}
    answer = first.post("/organisations", body | {"person": with_password})
    assert (answer.status_code, answer.json()["field"]) == (400, "person")


def test_a_grant_where_a_wrapped_key_belongs_is_refused_and_the_reverse(house: House) -> None:
    first = house.newcomer("Elise", "coordinator")
    body = house.first_run(first)
    granted, wrapped = body["key"]["grant"], body["person"]["private_key"]
    swapped = body | {"person": body["person"] | {"private_key": granted}}
    assert first.post("/organisations", swapped).json()["field"] == "person.private_key"
    swapped = body | {"key": body["key"] | {"grant": wrapped}}
    assert first.post("/organisations", swapped).json()["field"] == "key.grant"


def test_a_deeply_nested_header_is_only_a_bad_one(house: House) -> None:
    first = house.newcomer("Elise", "coordinator")
    body = house.first_run(first)
    head = sealing.b64url(b"[" * 1_200)
    body["person"]["private_key"] = f"{head}.a.b.c.d"
    assert first.post("/organisations", body).json()["field"] == "person.private_key"


@pytest.mark.parametrize("typed", ["ＥＬＩＳＥ@mission.example", " Elise@MISSION.example"])
def test_an_address_is_the_same_however_it_is_typed(elise: Someone, typed: str) -> None:
    assert elise.sign_in(email=typed).status_code == 200


def test_the_description_says_how_refusals_look(app: FastAPI) -> None:
    description = app.openapi()
    for path, methods in description["paths"].items():
        if path.startswith("/api/sync") or not path.startswith("/api/"):
            continue
        for method, operation in methods.items():
            if path.startswith("/api/indicators"):
                continue
            assert {"4XX", "5XX"} <= set(operation["responses"]), (method, path)
            assert "422" not in operation["responses"]
