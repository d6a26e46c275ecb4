"""Passwords, grants, vouching: who gets a key, and who does not."""

import pytest

from api import sealing
from api.accounts.secret import STRETCH
from api.sealing.jwe import seal_direct
from api.sealing.person_key import open_private_jwk


def test_an_accent_typed_in_two_keystrokes_is_the_same_password() -> None:
    salt = sealing.new_salt()
    assert sealing.stretch("Cafe\u0301", salt) == sealing.stretch("Café", salt)
    assert sealing.stretch("Cafe", salt) != sealing.stretch("Café", salt)


@pytest.mark.parametrize(
    "params",
    [
        sealing.StretchParams(memory_kib=8),
        sealing.StretchParams(iterations=1),
        sealing.StretchParams(memory_kib=4_000_000),
        sealing.StretchParams(iterations=1000),
    ],
)
def test_a_server_can_neither_cheapen_nor_stall_the_password(params: sealing.StretchParams) -> None:
    with pytest.raises(sealing.WeakStretch):
        sealing.stretch("Café du camion", bytes(16), params)


def test_made_up_answers_ask_for_the_cost_that_browsers_choose() -> None:
    assert sealing.StretchParams(**STRETCH) == sealing.DEFAULT_STRETCH


def test_a_grant_opens_for_its_person_only() -> None:
    person, other = sealing.new_person_key(), sealing.new_person_key()
    wrap_key = bytes(32)
    key = sealing.new_organisation_key()
    sealed = sealing.grant(key, person.public_jwk)
    mine = sealing.open_private(sealing.wrap_private(person.private_jwk, wrap_key), wrap_key)
    theirs = sealing.open_private(sealing.wrap_private(other.private_jwk, wrap_key), wrap_key)
    assert sealing.open_grant(sealed, mine) == key
    with pytest.raises(sealing.CannotOpen):
        sealing.open_grant(sealed, theirs)


def test_a_broken_old_grant_costs_its_own_key_and_a_broken_newest_one_everything() -> None:
    person, wrap_key = sealing.new_person_key(), bytes(32)
    private = sealing.open_private(sealing.wrap_private(person.private_jwk, wrap_key), wrap_key)
    good = sealing.grant(sealing.OrganisationKey("0000000a", bytes(32)), person.public_jwk)
    assert list(sealing.open_grants(["broken", good], private).by_kid) == ["0000000a"]
    with pytest.raises(sealing.CannotOpen):
        sealing.open_grants([good, "broken"], private)
    with pytest.raises(sealing.CannotOpen):
        sealing.open_grants([], private)


def test_a_new_password_opens_the_same_key_and_the_old_one_no_longer() -> None:
    person, old, new = sealing.new_person_key(), b"o" * 32, b"n" * 32
    wrapped = sealing.rewrap_private(sealing.wrap_private(person.private_jwk, old), old, new)
    assert open_private_jwk(wrapped, new) == person.private_jwk
    with pytest.raises(sealing.CannotOpen):
        sealing.open_private(wrapped, old)


def test_something_else_under_the_wrap_key_is_no_private_key() -> None:
    for text in (b"[]", b"{}", b"not json", b'{"kty":"EC","crv":"P-256","x":"","y":"","d":""}'):
        with pytest.raises(sealing.CannotOpen):
            sealing.open_private(seal_direct(text, bytes(32), {}), bytes(32))


def test_a_public_key_slipped_in_by_the_server_is_not_vouched_for() -> None:
    keys = sealing.OrganisationKeys.of([sealing.new_organisation_key()])
    others = sealing.OrganisationKeys.of([sealing.OrganisationKey(keys.newest, bytes(32))])
    person, slipped = sealing.new_person_key(), sealing.new_person_key()
    tag = sealing.vouch_for(keys, "person-1", person.public_jwk)
    assert sealing.is_vouched_for(keys, "person-1", person.public_jwk, tag)
    assert not sealing.is_vouched_for(keys, "person-1", slipped.public_jwk, tag)
    assert not sealing.is_vouched_for(keys, "person-2", person.public_jwk, tag)
    assert not sealing.is_vouched_for(others, "person-1", person.public_jwk, tag)
    for broken in ("", ".", keys.newest, f"{keys.newest}.", f"{keys.newest}.é", "0.AAAA"):
        assert not sealing.is_vouched_for(keys, "person-1", person.public_jwk, broken)
    assert not sealing.is_vouched_for(keys, "person-1", {"kty": "EC"}, tag)


def test_two_people_compare_four_groups_of_four() -> None:
    one, two = sealing.new_person_key(), sealing.new_person_key()
    assert [len(group) for group in sealing.fingerprint(one.public_jwk).split("-")] == [4] * 4
    assert sealing.fingerprint(one.private_jwk) == sealing.fingerprint(one.public_jwk)
    assert sealing.fingerprint(one.public_jwk) != sealing.fingerprint(two.public_jwk)


def test_keys_do_not_show_in_a_printed_object() -> None:
    keys = sealing.OrganisationKeys.of([sealing.new_organisation_key()])
    person, recovery = sealing.new_person_key(), sealing.new_recovery()
    shown = repr([keys, person, recovery, sealing.Opened(True, "Zoé")])
    secret = keys.by_kid[keys.newest]
    assert str(secret) not in shown and person.private_jwk["d"] not in shown
    assert recovery.text not in shown and "Zoé" not in shown
