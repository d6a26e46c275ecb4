"""A sealed field opens where it belongs, survives odd values, and every meddling is noticed."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api import sealing
from api.sealing.encoding import b64url, from_b64url

PLACE = ("youth", "0190f3c2-7a10-7abc-8def-0123456789ab", "name")
RAW = sealing.new_organisation_key()
KEYS = sealing.OrganisationKeys.of([RAW])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
SEALED = sealing.seal_field(KEYS, *PLACE, {"first_name": "Léa"})


def other_key(kid: str) -> sealing.OrganisationKeys:
    return sealing.OrganisationKeys.of([sealing.OrganisationKey(kid, bytes(32))])


@settings(max_examples=60, deadline=None)
@given(json_values)
def test_any_value_comes_back_as_it_was(value: object) -> None:
    sealed = sealing.seal_field(KEYS, *PLACE, value)
    assert sealing.open_field(KEYS, sealed, *PLACE) == sealing.Opened(True, value)


@pytest.mark.parametrize("value", ["", None, {}, "Zoé 🧋 عمر", "half a pair \ud83e", "x" * 62])
def test_odd_values_come_back_and_lengths_tell_little(value: object) -> None:
    sealed = sealing.seal_field(KEYS, *PLACE, value)
    assert sealing.open_field(KEYS, sealed, *PLACE).value == value
    assert len(from_b64url(sealed.split(".")[3])) == 64


def test_the_same_value_never_seals_to_the_same_text() -> None:
    texts = {sealing.seal_field(KEYS, *PLACE, "Zoé") for _ in range(50)}
    assert len(texts) == 50


def test_a_value_the_server_would_refuse_is_not_sealed() -> None:
    with pytest.raises(sealing.SealedTooLong):
        sealing.seal_field(KEYS, *PLACE, "x" * 12_500)
    assert sealing.seal_field(KEYS, *PLACE, "x" * 12_000)


@pytest.mark.parametrize(
    "place", [("step", *PLACE[1:]), (PLACE[0], "0", "name"), (*PLACE[:2], "note")]
)
def test_a_field_moved_elsewhere_is_unreadable(place: tuple[str, str, str]) -> None:
    opened = sealing.open_field(KEYS, SEALED, *place)
    assert opened == sealing.Opened(False, why="unreadable")


def test_a_relabelled_field_is_unreadable() -> None:
    header = {"alg": "dir", "enc": "A256GCM", "kid": RAW.kid, "ctx": "youth/other/name"}
    text = b64url(json.dumps(header, separators=(",", ":")).encode())
    moved = ".".join([text, *SEALED.split(".")[1:]])
    assert not sealing.open_field(KEYS, moved, "youth", "other", "name").ok


@pytest.mark.parametrize("part", [2, 3, 4])
def test_a_changed_nonce_text_or_tag_is_unreadable(part: int) -> None:
    parts = SEALED.split(".")
    parts[part] = ("B" if parts[part][0] == "A" else "A") + parts[part][1:]
    assert not sealing.open_field(KEYS, ".".join(parts), *PLACE).ok


@settings(deadline=None)
@given(st.text() | st.text("AQaeyJ._-", max_size=60))
def test_nonsense_is_unreadable_and_never_raises(nonsense: str) -> None:
    assert sealing.open_field(KEYS, nonsense, *PLACE).why == "unreadable"


def test_a_wrong_key_is_unreadable_and_a_missing_one_says_so() -> None:
    assert sealing.open_field(other_key(RAW.kid), SEALED, *PLACE).why == "unreadable"
    assert sealing.open_field(other_key("ffffffff"), SEALED, *PLACE).why == "no_key"


def test_after_a_rotation_the_new_key_seals_and_the_old_one_still_opens() -> None:
    old, new = sealing.new_organisation_key(), sealing.new_organisation_key()
    before = sealing.seal_field(sealing.OrganisationKeys.of([old]), *PLACE, "Zoé")
    both = sealing.OrganisationKeys.of([old, new])
    after = sealing.seal_field(both, *PLACE, "Zoé")
    assert sealing.sealed_with(before) == old.kid and sealing.sealed_with(after) == new.kid
    assert [sealing.open_field(both, text, *PLACE).value for text in (before, after)] == ["Zoé"] * 2
