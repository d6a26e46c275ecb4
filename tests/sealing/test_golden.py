"""The fixed vectors are reproduced, and what either language ever sealed opens."""

import json
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwe import JWERegistry

from api import sealing
from api.records.envelope import check_envelope, context
from api.sealing.encoding import crockford
from api.sealing.invitation import invitation_wrap_key
from api.sealing.jwe import open_direct
from api.sealing.password import argon2id
from api.sealing.recovery import parse_recovery, recovery_wrap_key
from api.sealing.vouching import thumbprint

GOLDEN = Path(__file__).parents[1] / "golden"
VECTORS: dict[str, Any] = json.loads((GOLDEN / "sealing-vectors.json").read_text())
FIELD: dict[str, Any] = VECTORS["sealed_field"]
PLACE = ("youth", "0190f3c2-7a10-7abc-8def-0123456789ab", "name")
VECTOR_KEYS = sealing.OrganisationKeys.of(
    [sealing.OrganisationKey(FIELD["kid"], bytes.fromhex(FIELD["organisation_key_hex"]))]
)


def test_the_password_vector_is_reproduced() -> None:
    vector = VECTORS["password"]
    salt, cost = bytes.fromhex(vector["salt_hex"]), vector["argon2id"]
    params = sealing.StretchParams(cost["memory_kib"], cost["iterations"], cost["parallelism"])
    master = argon2id(vector["password"].encode(), salt, params)
    assert master.hex() == vector["master_hex"]
    stretched = sealing.stretch(vector["password"], salt, params)
    assert stretched.auth == vector["auth_key_b64url"]
    assert stretched.wrap_key.hex() == vector["wrap_key_hex"]


def test_the_field_vector_opens() -> None:
    opened = sealing.open_field(VECTOR_KEYS, FIELD["jwe"], *PLACE)
    assert opened == sealing.Opened(True, json.loads(FIELD["plaintext"]))
    plaintext, header = open_direct(FIELD["jwe"], VECTOR_KEYS.by_kid[FIELD["kid"]])
    assert len(plaintext) == FIELD["padded_length"]
    assert plaintext.rstrip(b" ").decode() == FIELD["plaintext"]
    assert header["ctx"] == FIELD["ctx"]


def test_the_field_vector_is_reproduced_to_the_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    gcm = JWERegistry.algorithms["enc"]["A256GCM"]
    monkeypatch.setattr(gcm, "generate_iv", lambda: bytes.fromhex(FIELD["iv_hex"]))
    sealed = sealing.seal_field(VECTOR_KEYS, *PLACE, json.loads(FIELD["plaintext"]))
    assert sealed == FIELD["jwe"]


def test_the_recovery_and_invitation_vectors_are_reproduced() -> None:
    recovery, invitation = VECTORS["recovery"], VECTORS["invitation"]
    secret = bytes.fromhex(recovery["bytes_hex"])
    assert crockford(secret) == recovery["crockford_base32"]
    assert parse_recovery(recovery["crockford_base32"]) == secret
    assert recovery_wrap_key(secret).hex() == recovery["wrap_key_hex"]
    assert invitation_wrap_key(invitation["secret_b64url"]).hex() == invitation["wrap_key_hex"]


@pytest.fixture(params=["sealed-by-python", "sealed-by-browser"])
def kept(request: pytest.FixtureRequest) -> Any:
    return json.loads((GOLDEN / f"{request.param}.json").read_text())


def test_what_either_language_sealed_opens(kept: Any) -> None:
    private = sealing.open_private(kept["wrapped_private"], bytes.fromhex(kept["wrap_key_hex"]))
    keys = sealing.open_grants(kept["grants"], private)
    raw = [(each["kid"], bytes.fromhex(each["key_hex"])) for each in kept["organisation_keys"]]
    assert list(keys.by_kid.items()) == raw and keys.newest == raw[-1][0]
    for each in kept["fields"]:
        place = (each["type"], each["id"], each["field"])
        assert sealing.open_field(keys, each["jwe"], *place) == sealing.Opened(True, each["value"])
        envelope = check_envelope(each["jwe"], ctx=context(*place), known_kids=set(keys.by_kid))
        assert envelope is None
    assert sealing.is_vouched_for(keys, kept["person"], kept["public_jwk"], kept["vouched"])
    assert sealing.fingerprint(kept["public_jwk"]) == kept["fingerprint"]
    assert thumbprint(kept["public_jwk"]) == kept["thumbprint"]
    invited = sealing.open_invitation(kept["invitation"]["sealed"], kept["invitation"]["secret"])
    assert [(each.kid, each.key) for each in invited] == raw
    recovery = kept["recovery"]
    rescued = sealing.open_recovery(recovery["text"], recovery["wrapped_private"])
    assert sealing.open_grants(recovery["grants"], rescued) == keys
