"""What the account endpoints are asked. The examples are what the API's description shows."""

from typing import Self

from pydantic import ConfigDict, Field, model_validator

from api.accounts import examples
from api.accounts.fields import (
    App,
    Auth,
    DeviceIn,
    Email,
    Id,
    Jwk,
    KeyGrant,
    Kid,
    Mac,
    OrganisationName,
    PersonGrant,
    PersonName,
    PrivateKey,
    Role,
    Salt,
    Sealed,
    SealedKeys,
    Stretch,
    Strict,
    Token,
    TokenHash,
    must_name,
)

MOST_KEYS = 500
MOST_PEOPLE = 500


class Address(Strict):
    """An e-mail address."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"email": examples.EMAIL}]})

    email: Email


class PasswordKeys(Strict):
    """What comes of a password: how it was stretched, the login secret, the wrapped private key."""

    salt: Salt
    stretch: Stretch
    auth: Auth
    private_key: PrivateKey


class Credentials(PasswordKeys):
    """A new password and a new key pair. `public_key_mac` is empty for management."""

    public_key: Jwk
    public_key_mac: Mac = ""


class NewPerson(Credentials):
    """Someone joining."""

    id: Id
    name: PersonName
    email: Email


class FirstOrganisation(Strict):
    id: Id
    name: OrganisationName


class FirstKey(Strict):
    """The first organisation key, granted to the first coordinator and to the recovery key."""

    kid: Kid
    grant: Sealed
    recovery_grant: Sealed

    @model_validator(mode="after")
    def _of_this_key(self) -> Self:
        must_name(self.kid, self.grant, self.recovery_grant)
        return self


class RecoveryPair(Strict):
    """The recovery key pair; the private half is sealed by the recovery key on paper."""

    public_key: Jwk
    public_key_mac: Mac = ""
    private_key: PrivateKey


class FirstRun(Strict):
    """A whole new organisation, made in the first coordinator's browser."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.FIRST_RUN]})

    organisation: FirstOrganisation
    person: NewPerson
    key: FirstKey
    recovery: RecoveryPair
    device: DeviceIn


class SignInWith(Strict):
    """`shared`: a computer that others use too; the session ends with the browser or in 12 h."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.SIGN_IN]})

    email: Email
    auth: Auth
    device: DeviceIn
    app: App = ""
    shared: bool = False


class Ending(Strict):
    """`push_only`: notes are still to be sent; the session can do that and nothing else."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"push_only": True}]})

    push_only: bool = False


class NewPassword(PasswordKeys):
    """The old login secret, and what replaces it."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.NEW_PASSWORD]})

    auth_old: Auth


class NewInvitation(Strict):
    """`keys`: the organisation keys under the link's secret; none for management.
    `person_id`: whose lost password it replaces, or who comes back to the team.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [examples.INVITATION]})

    token_hash: TokenHash
    role: Role
    name: PersonName
    keys: SealedKeys | None = None
    person_id: Id | None = None


class OpenInvitation(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [{"token": examples.TOKEN}]})

    token: Token


class AcceptInvitation(Strict):
    """Who joins, with the organisation keys granted to themselves (none for management)."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.ACCEPT]})

    token: Token
    person: NewPerson
    grants: list[KeyGrant] = Field(default=[], max_length=MOST_KEYS)
    device: DeviceIn | None = None


class PersonChange(Strict):
    """`grants` and, once fingerprints were compared, `public_key_mac`: from management only."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"role": "outreach"}]})

    role: Role | None = None
    name: PersonName | None = None
    grants: list[KeyGrant] = Field(default=[], max_length=MOST_KEYS)
    public_key_mac: Mac = ""


class RotationGrant(Strict):
    """The new key, for one person."""

    person_id: Id
    jwe: Sealed


class NewKey(Strict):
    """A new organisation key, granted to everyone who stays and to the recovery key.

    `left_out`: whose public key nobody vouches for; granted once fingerprints were compared.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [examples.NEW_KEY]})

    kid: Kid
    grants: list[RotationGrant] = Field(min_length=1, max_length=MOST_PEOPLE)
    recovery_grant: Sealed
    left_out: list[Id] = Field(default=[], max_length=MOST_PEOPLE)

    @model_validator(mode="after")
    def _of_this_key(self) -> Self:
        must_name(self.kid, self.recovery_grant, *(grant.jwe for grant in self.grants))
        return self


class MoreGrants(Strict):
    model_config = ConfigDict(json_schema_extra={"examples": [examples.MORE_GRANTS]})

    grants: list[PersonGrant] = Field(min_length=1, max_length=MOST_PEOPLE)


class RecoveryProof(Strict):
    """`proof`: HKDF-SHA256 of the opened challenge, info `kaftruck recovery proof`, base64url."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.RECOVERY_PROOF]})

    email: Email
    ticket: str = Field(pattern=r"^[0-9]{13}\.[0-9a-f]{64}$")
    proof: Auth
    person: Credentials
    grants: list[KeyGrant] = Field(min_length=1, max_length=MOST_KEYS)
