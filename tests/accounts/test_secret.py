"""Hashes of secrets, and what is answered about addresses nobody has."""

from base64 import urlsafe_b64decode

from api.accounts.secret import fake_salt, hash_secret, hash_token, verify_secret

SECRET = "Bss4f4k-YXdBZwI70mw0Sjbdbcqjj8j6XJngziO0TRc"


def test_the_right_secret_is_recognised_and_another_is_not() -> None:
    hashed = hash_secret(SECRET)
    assert verify_secret(hashed, SECRET)
    assert not verify_secret(hashed, SECRET[:-1] + "d")
    assert SECRET not in hashed and hashed.startswith("$argon2id$")


def test_the_same_secret_never_hashes_to_the_same_text() -> None:
    assert hash_secret(SECRET) != hash_secret(SECRET)


def test_nobody_and_a_broken_hash_recognise_no_secret() -> None:
    for secret in ("", SECRET):
        assert not verify_secret(None, secret)
        assert not verify_secret("not a hash", secret)


def test_a_made_up_salt_is_always_the_same_for_an_address() -> None:
    salt = fake_salt("zoe@example.org", b"k" * 32)
    assert salt == fake_salt(" Zoe@Example.org ", b"k" * 32)
    assert len(urlsafe_b64decode(salt + "==")) == 16


def test_a_made_up_salt_differs_by_address_and_by_server() -> None:
    addresses = ("zoe@example.org", "zoe@example.com")
    assert len({fake_salt(each, key) for each in addresses for key in (b"a", b"b")}) == 4


def test_a_token_is_kept_as_its_sha256() -> None:
    assert hash_token("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
