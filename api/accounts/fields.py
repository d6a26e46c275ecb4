"""What the parts of a request may look like. A wrong one is refused, and never repeated back."""

import re
import unicodedata
from base64 import urlsafe_b64decode
from typing import Annotated, Any, Literal, Self

from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)
from pydantic_core import from_json

from api.records.rules import is_id

KEYED_ROLES = frozenset({"coordinator", "outreach", "partner"})
"""The roles that may read names, so hold keys. Management never does."""

Role = Literal["coordinator", "outreach", "partner", "management"]

_ADDRESS = re.compile(r"[^\s@]{1,64}@[^\s@]+\.[^\s@]+")
_GRANT_ALG = "ECDH-ES+A256KW"


class Strict(BaseModel):
    """A part of a request: an unknown field is refused, so that no secret is stored by mistake."""

    model_config = ConfigDict(extra="forbid")


def _id(value: str) -> str:
    if not is_id(value):
        raise ValueError("not an id")
    return value


def clean_address(value: Any) -> Any:
    """An e-mail address as it is kept and compared: NFKC, lower case, without outer spaces."""
    return unicodedata.normalize("NFKC", value).strip().lower() if isinstance(value, str) else value


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value) or not value.isprintable():
        raise ValueError("not an address")
    return value


def _words(value: Any) -> Any:
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value


def _one_line(value: str) -> str:
    if not value.isprintable():
        raise ValueError("not a line of text")
    return value


def header_of(jwe: str) -> dict[str, Any]:
    """The protected header of a compact JWE. Raises ValueError."""
    first = jwe.partition(".")[0]
    found = from_json(urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    if not isinstance(found, dict):
        raise ValueError("not a header")
    return found


def must_name(kid: str, *grants: str) -> None:
    """Raises ValueError unless each grant says in its header that it is of this key."""
    if any(header_of(grant).get("kid") != kid for grant in grants):
        raise ValueError("a grant of another key")


def _sealed_directly(value: str) -> str:
    header = header_of(value)
    if header.get("alg") != "dir" or header.get("enc") != "A256GCM":
        raise ValueError("not sealed")
    return value


def _sealed_to_someone(value: str) -> str:
    header = header_of(value)
    if header.get("alg") != _GRANT_ALG or header.get("enc") != "A256GCM":
        raise ValueError("not a grant")
    return value


_COMPACT = r"^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$"
_ASCII = AfterValidator(lambda value: value.encode("ascii").decode())

Id = Annotated[str, Field(min_length=36, max_length=36), AfterValidator(_id)]
Email = Annotated[
    str, BeforeValidator(clean_address), Field(max_length=254), AfterValidator(_address)
]
PersonName = Annotated[
    str, BeforeValidator(_words), Field(min_length=1, max_length=80), AfterValidator(_one_line)
]
OrganisationName = Annotated[
    str, BeforeValidator(_words), Field(min_length=1, max_length=120), AfterValidator(_one_line)
]
DeviceLabel = Annotated[
    str, BeforeValidator(_words), Field(max_length=60), AfterValidator(_one_line)
]
App = Annotated[str, Field(max_length=40), AfterValidator(_one_line)]
Kid = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
Salt = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{21}[AQgw]$")]
Auth = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{43}$")]
Token = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{16,128}$")]
TokenHash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Mac = Annotated[str, Field(pattern=r"^([0-9a-f]{8}\.[A-Za-z0-9_-]{43})?$")]
"""`<kid>.<tag>`: who holds that key says whose public key it is. Empty where nobody could say."""

PrivateKey = Annotated[
    str, Field(pattern=_COMPACT, max_length=2_000), _ASCII, AfterValidator(_sealed_directly)
]
SealedKeys = Annotated[
    str, Field(pattern=_COMPACT, max_length=64_000), _ASCII, AfterValidator(_sealed_directly)
]
Sealed = Annotated[
    str, Field(pattern=_COMPACT, max_length=2_000), _ASCII, AfterValidator(_sealed_to_someone)
]


def _on_the_curve(value: "PublicKey") -> "PublicKey":
    try:
        ECKey.import_key(value.model_dump())
    except (JoseError, ValueError):
        raise ValueError("not a point of P-256") from None
    return value


class PublicKey(Strict):
    """The public half of an ECDH key pair on P-256, as JWK (RFC 7517). A private part is refused."""

    kty: Literal["EC"]
    crv: Literal["P-256"]
    x: str = Field(pattern=r"^[A-Za-z0-9_-]{43}$")
    y: str = Field(pattern=r"^[A-Za-z0-9_-]{43}$")


Jwk = Annotated[PublicKey, AfterValidator(_on_the_curve)]


class Stretch(Strict):
    """Argon2id (RFC 9106): version, memory in KiB, passes, lanes. Never less than the first four."""

    version: Literal[19] = 19
    memory_kib: int = Field(default=19_456, ge=19_456, le=262_144)
    iterations: int = Field(default=2, ge=2, le=16)
    parallelism: int = Field(default=1, ge=1, le=4)


class KeyGrant(Strict):
    """One organisation key, sealed to someone's public key."""

    kid: Kid
    jwe: Sealed

    @model_validator(mode="after")
    def _of_this_key(self) -> Self:
        must_name(self.kid, self.jwe)
        return self


class PersonGrant(KeyGrant):
    """A grant, and whose it is."""

    person_id: Id


class DeviceIn(Strict):
    """The phone or computer asking: an id made once on it, and how its owner recognises it."""

    id: Id
    label: DeviceLabel = ""
