"""The recovery key on paper, and the invitation in a link."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api import sealing
from api.sealing.encoding import crockford, from_crockford
from api.sealing.recovery import is_group, parse_recovery, recovery_groups


def test_the_recovery_key_reads_as_a_tired_person_types_it() -> None:
    recovery = sealing.new_recovery()
    private = sealing.open_recovery(f"  {recovery.text.lower()} ", recovery.wrapped_private)
    key = sealing.new_organisation_key()
    assert sealing.open_grant(sealing.grant(key, recovery.public_jwk), private) == key
    assert parse_recovery("oOOg 4or4 om30-e2o9 i8L5 grE8 iwBl 24gk") is not None
    for wrong in ("", recovery.text[:-1], recovery.text + "0", "U" * 32, "é" * 32):
        with pytest.raises(sealing.CannotOpen):
            sealing.open_recovery(wrong, recovery.wrapped_private)


def test_a_group_is_typed_back_forgivingly_and_a_wrong_one_is_noticed() -> None:
    groups = recovery_groups("000G-40R4-0M30-E209-185G-R38E-1W81-24GK")
    assert len(groups) == 8 and is_group(" oo0g", groups[0])
    assert not is_group("0001", groups[0]) and not is_group("", groups[0])


@settings(deadline=None)
@given(st.binary(min_size=20, max_size=20))
def test_any_recovery_key_comes_back_from_paper(secret: bytes) -> None:
    assert from_crockford(crockford(secret).lower().replace("1", "l"), 20) == secret


def test_an_invitation_opens_with_its_link_only() -> None:
    keys = [sealing.new_organisation_key(), sealing.new_organisation_key()]
    invitation = sealing.new_invitation()
    sealed = sealing.seal_invitation(keys, invitation.secret)
    link = sealing.invitation_link("https://kaf.example/", invitation)
    assert link == f"https://kaf.example/rejoindre#{invitation.token}.{invitation.secret}"
    for pasted in (link, f" {link}\n", link.partition("#")[2]):
        assert sealing.parse_invitation_link(pasted) == invitation
    assert sealing.open_invitation(sealed, invitation.secret) == keys
    with pytest.raises(sealing.CannotOpen):
        sealing.open_invitation(sealed, sealing.new_invitation().secret)
    for wrong in ("", link[:-1], "https://kaf.example/rejoindre", f"{link}a", "a.b"):
        assert sealing.parse_invitation_link(wrong) is None
