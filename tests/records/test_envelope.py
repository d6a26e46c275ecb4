"""What the server accepts as a sealed field, without a key."""

import json
from base64 import urlsafe_b64encode
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.records.envelope import SEALED_MAX_LENGTH, check_envelope, context
from api.sealing import OrganisationKey, OrganisationKeys, seal_field

GOLDEN = Path(__file__).parents[1] / "golden"
FIELD: dict[str, Any] = json.loads((GOLDEN / "sealing-vectors.json").read_text())["sealed_field"]
JWE: str = FIELD["jwe"]
CTX: str = FIELD["ctx"]
KIDS = {FIELD["kid"]}
PLACE = ("youth", "0190f3c2-7a10-7abc-8def-0123456789ab", "name")


def b64(text: str) -> str:
    return urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def with_header(text: str) -> str:
    return b64(text) + JWE[JWE.index(".") :]


def judged(value: str) -> str | None:
    return check_envelope(value, ctx=CTX, known_kids=KIDS)


def test_a_sealed_field_is_accepted() -> None:
    assert judged(JWE) is None
    assert context(*PLACE) == CTX


def test_whatever_a_phone_seals_is_accepted_up_to_the_limit() -> None:
    keys = OrganisationKeys.of([OrganisationKey(FIELD["kid"], bytes(32))])
    for length in (0, 1, 61, 62, 63, 12_000):
        sealed = seal_field(keys, *PLACE, "x" * length)
        assert judged(sealed) is None


def test_a_sealed_field_of_elsewhere_is_named() -> None:
    assert check_envelope(JWE, ctx="youth/other/name", known_kids=KIDS) == "wrong_context"


def test_an_unknown_key_is_named() -> None:
    assert check_envelope(JWE, ctx=CTX, known_kids={"ffffffff"}) == "unknown_key"
    assert check_envelope(JWE, ctx=CTX, known_kids=set()) == "unknown_key"


def test_a_too_long_one_is_named_and_the_longest_passes() -> None:
    head, tail = JWE.rsplit(".", 2)[0], JWE.rsplit(".", 1)[1]
    room = SEALED_MAX_LENGTH - len(head) - len(tail) - 2
    longest = f"{head}.{'A' * room}.{tail}"
    assert len(longest) == SEALED_MAX_LENGTH and judged(longest) is None
    assert judged(f"{head}.{'A' * (room + 1)}.{tail}") == "too_long"


HEADER = json.dumps(
    {"alg": "dir", "enc": "A256GCM", "kid": "01234567", "ctx": CTX}, separators=(",", ":")
)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Léa Martin",
        '{"first_name":"Léa"}',
        b64('{"first_name":"Léa"}'),
        JWE + "\n",
        JWE + ".",
        JWE.replace("..", ".AAAA."),
        JWE.replace("AAECAwQFBgcICQoL", "AAECAwQFBgcICQo"),
        JWE[:-1],
        JWE[:-1] + "B",
        JWE + "A",
        JWE.replace(".J3A7", ".J 3A7"),
        JWE.replace(".J3A7", ".é3A7"),
        JWE[: JWE.index(".J3A7")] + "." + JWE[JWE.rindex(".") :],
        with_header(HEADER + " "),
        with_header(HEADER.replace('"dir"', '"none"')),
        with_header(HEADER.replace("A256GCM", "A128GCM")),
        with_header(HEADER.replace('{"alg"', '{"name":"Léa","alg"')),
        with_header(HEADER.replace('"kid"', '"kid":"Léa Martin","kid"')),
        with_header(HEADER.replace('"01234567"', '["01234567"]')),
        with_header(HEADER.replace('"01234567"', "null")),
        with_header(HEADER.replace(f',"ctx":"{CTX}"', "")),
        with_header(HEADER.replace(f'"{CTX}"', "7")),
        with_header("[]"),
        with_header("7"),
        with_header("[" * 5000),
        with_header("not json"),
        b64(HEADER) + "=" + JWE[JWE.index(".") :],
    ],
)
def test_anything_else_is_not_sealed(value: str) -> None:
    assert judged(with_header(HEADER)) is None
    assert judged(value) == "not_sealed"


@settings(deadline=None)
@given(st.text() | st.text("Aey._-=", max_size=200))
def test_no_text_makes_it_stumble(text: str) -> None:
    assert judged(text) == "not_sealed"


@settings(deadline=None)
@given(st.integers(0, len(JWE) - 1), st.sampled_from("Aa0_-.= é"))
def test_a_letter_changed_in_the_header_never_passes(where: int, letter: str) -> None:
    changed = JWE[:where] + letter + JWE[where + 1 :]
    end = JWE.index(".")
    if where <= end and changed != JWE:
        assert judged(changed) is not None


def test_four_thousand_are_judged_in_well_under_a_second() -> None:
    start = perf_counter()
    for _ in range(4000):
        judged(JWE)
    assert perf_counter() - start < 0.8
