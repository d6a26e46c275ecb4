"""Examples for the API's description. Everything in them is invented; nothing opens anything."""

from base64 import urlsafe_b64encode
from typing import Any, Final

ORGANISATION: Final = "0198f2f0-7a10-7c3e-9b1d-2f4a6c8e0b12"
PERSON: Final = "0198f2f0-7a11-7d52-8a6f-1b3c5d7e9f20"
COLLEAGUE_ID: Final = "0198f2f0-7a12-7e61-9c2a-4d6e8f0a1b32"
DEVICE: Final = "6f1d3b52-8c47-4e0a-9d21-b5a7c9e1f304"
EMAIL: Final = "camille.exemple@mission.example"
NOW: Final = "2026-06-16T13:46:05.123Z"
LATER: Final = "2026-06-19T13:46:05.123Z"
TOKEN: Final = "k7Jx2mQ9vR4tW1zB6nL8pA"
KID: Final = "1f2e3d4c"
SALT: Final = "q83vEjRWeJCrze8SNFZ4kA"
AUTH: Final = "Bss4f4k-YXdBZwI70mw0Sjbdbcqjj8j6XJngziO0TRc"
MAC: Final = f"{KID}.{AUTH}"
STRETCH: Final[dict[str, Any]] = {
    "version": 19,
    "memory_kib": 19456,
    "iterations": 2,
    "parallelism": 1,
}
PUBLIC_KEY: Final[dict[str, Any]] = {  # RFC 7517, appendix A.1
    "kty": "EC",
    "crv": "P-256",
    "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
    "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
}


def _sealed(header: str, key: str) -> str:
    first = urlsafe_b64encode(header.encode()).rstrip(b"=").decode()
    return f"{first}.{key}.AAAAAAAAAAAAAAAA.ZXhhbXBsZQ.AAAAAAAAAAAAAAAAAAAAAA"


PRIVATE_KEY: Final = _sealed('{"alg":"dir","enc":"A256GCM"}', "")
GRANT: Final = _sealed(f'{{"alg":"ECDH-ES+A256KW","enc":"A256GCM","kid":"{KID}"}}', "ZXhhbXBsZQ")
GRANTS: Final[list[Any]] = [{"kid": KID, "jwe": GRANT}]

_DEVICE: Final[dict[str, Any]] = {"id": DEVICE, "label": "Téléphone de Camille"}
_CREDENTIALS: Final[dict[str, Any]] = {
    "salt": SALT,
    "stretch": STRETCH,
    "auth": AUTH,
    "private_key": PRIVATE_KEY,
    "public_key": PUBLIC_KEY,
    "public_key_mac": MAC,
}
_PERSON: Final[dict[str, Any]] = {
    "id": PERSON,
    "name": "Camille Exemple",
    "email": EMAIL,
    **_CREDENTIALS,
}

FIRST_RUN: Final[dict[str, Any]] = {
    "organisation": {"id": ORGANISATION, "name": "Mission locale d’Exemple"},
    "person": _PERSON,
    "key": {"kid": KID, "grant": GRANT, "recovery_grant": GRANT},
    "recovery": {"public_key": PUBLIC_KEY, "public_key_mac": MAC, "private_key": PRIVATE_KEY},
    "device": _DEVICE,
}
SIGN_IN: Final[dict[str, Any]] = {
    "email": EMAIL,
    "auth": AUTH,
    "device": _DEVICE,
    "app": "0.1.0",
    "shared": False,
}
NEW_PASSWORD: Final[dict[str, Any]] = {
    "auth_old": AUTH,
    "salt": SALT,
    "stretch": STRETCH,
    "auth": AUTH,
    "private_key": PRIVATE_KEY,
}
INVITATION: Final[dict[str, Any]] = {
    "token_hash": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "role": "outreach",
    "name": "Alix",
    "keys": PRIVATE_KEY,
    "person_id": None,
}
OPEN_INVITATION: Final[dict[str, Any]] = {
    "token_hash": INVITATION["token_hash"],
    "role": "outreach",
    "name": "Alix",
    "person_id": None,
    "invited_by": PERSON,
    "ends_at": LATER,
}
INVITATION_OPENED: Final[dict[str, Any]] = {
    "organisation": {"id": ORGANISATION, "name": "Mission locale d’Exemple"},
    "role": "outreach",
    "name": "Alix",
    "keys": PRIVATE_KEY,
    "person_id": None,
    "email": None,
}
ACCEPT: Final[dict[str, Any]] = {
    "token": TOKEN,
    "person": _PERSON,
    "grants": GRANTS,
    "device": _DEVICE,
}
NEW_KEY: Final[dict[str, Any]] = {
    "kid": KID,
    "grants": [{"person_id": PERSON, "jwe": GRANT}],
    "recovery_grant": GRANT,
}
MORE_GRANTS: Final[dict[str, Any]] = {
    "grants": [{"person_id": COLLEAGUE_ID, "kid": KID, "jwe": GRANT}]
}
ME: Final[dict[str, Any]] = {
    "person": {"id": PERSON, "name": "Camille Exemple", "email": EMAIL, "role": "coordinator"},
    "organisation": {
        "id": ORGANISATION,
        "name": "Mission locale d’Exemple",
        "time_zone": "Europe/Paris",
        "settings": {},
    },
    "private_key": PRIVATE_KEY,
    "public_key": PUBLIC_KEY,
    "salt": SALT,
    "stretch": STRETCH,
    "grants": GRANTS,
    "newest_kid": KID,
    "epoch": "3d5f7a91-0c2e-4b6d-8f10-a2b4c6d8e0f2",
    "server_now": 1781617565123,
}
SESSION: Final[dict[str, Any]] = {
    "device_id": DEVICE,
    "label": "Téléphone de Camille",
    "app": "0.1.0",
    "started_at": NOW,
    "used_at": NOW,
    "ends_at": "2026-09-14T13:46:05.123Z",
    "shared": False,
    "push_only": False,
    "current": True,
}
COLLEAGUE: Final[dict[str, Any]] = {
    "id": COLLEAGUE_ID,
    "name": "Alix Exemple",
    "role": "outreach",
    "email": None,
    "joined_at": NOW,
    "revoked_at": None,
    "public_key": PUBLIC_KEY,
    "public_key_mac": MAC,
    "devices": None,
}
KEYS: Final[dict[str, Any]] = {
    "kids": [KID],
    "newest_kid": KID,
    "recovery_public_key": PUBLIC_KEY,
    "recovery_public_key_mac": MAC,
    "recovery_grants": GRANTS,
    "people": [],
    "new_key_due": False,
}
_TICKET: Final = f"1781618465123.{INVITATION['token_hash']}"
RECOVERY_OPENED: Final[dict[str, Any]] = {
    "private_key": PRIVATE_KEY,
    "public_key": PUBLIC_KEY,
    "grants": GRANTS,
    "challenge": GRANT,
    "ticket": _TICKET,
}
RECOVERY_PROOF: Final[dict[str, Any]] = {
    "email": EMAIL,
    "ticket": _TICKET,
    "proof": AUTH,
    "person": _CREDENTIALS,
    "grants": GRANTS,
}
