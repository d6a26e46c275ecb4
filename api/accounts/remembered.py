"""What accounts write to the ledger, so that a restored backup undoes none of it.

Each function returns once its line is on the disk; call it last before the commit. No address, no
name and no login secret is in it; private keys are wrapped, organisation keys granted.
"""

from collections.abc import Iterable

from api.accounts.fields import KeyGrant
from api.accounts.models import OrganisationKey, Person
from api.deps import now_instant
from api.ledger import Ledger


def key(ledger: Ledger, made: OrganisationKey) -> None:
    """`key`: an organisation key exists, when it was made, and its grant to the recovery key.

    `made_at` is not always now: a server whose clock ran back dates it after the key before.
    """
    ledger.add(
        made.organisation_id,
        "key",
        now_instant(),
        kid=made.kid,
        made_at=made.made_at,
        recovery_grant=made.recovery_grant,
    )


def person_key(ledger: Ledger, person: Person, *, kept: str | None = None) -> None:
    """`person_key`: a person's public and wrapped private key, with what opens their session.

    A new password ends their sessions, save the one with the token hash `kept`.
    """
    ledger.add(
        person.organisation_id,
        "person_key",
        now_instant(),
        person=person.id,
        public_key=person.public_key,
        public_key_mac=person.public_key_mac,
        private_key=person.private_key,
        salt=person.salt,
        stretch=person.stretch,
        secret_hash=person.secret_hash,
        kept=kept,
    )


def grants(ledger: Ledger, organisation_id: str, person_id: str, given: Iterable[KeyGrant]) -> None:
    """`grants`: organisation keys granted to a person, beside those they had."""
    ledger.add(
        organisation_id,
        "grants",
        now_instant(),
        person=person_id,
        grants=[{"kid": grant.kid, "jwe": grant.jwe} for grant in given],
    )


def grants_deleted(
    ledger: Ledger, organisation_id: str, person_id: str, *, renewed: bool = False
) -> None:
    """`grants_deleted`: every grant a person had until now; `renewed`: they are given others."""
    ledger.add(organisation_id, "grants_deleted", now_instant(), person=person_id, renewed=renewed)


def role(ledger: Ledger, organisation_id: str, person_id: str, new: str) -> None:
    """`role`: what a person may do from now on."""
    ledger.add(organisation_id, "role", now_instant(), person=person_id, role=new)


def revoked(ledger: Ledger, organisation_id: str, person_id: str) -> None:
    """`revoked`: a person left the team."""
    ledger.add(organisation_id, "revoked", now_instant(), person=person_id)


def returned(ledger: Ledger, organisation_id: str, person_id: str) -> None:
    """`returned`: a person who had left is back."""
    ledger.add(organisation_id, "returned", now_instant(), person=person_id)


def device_revoked(ledger: Ledger, organisation_id: str, person_id: str, device_id: str) -> None:
    """`device_revoked`: a phone was lost or taken away."""
    ledger.add(organisation_id, "device_revoked", now_instant(), person=person_id, device=device_id)


def session_ended(
    ledger: Ledger,
    organisation_id: str,
    person_id: str,
    device_id: str,
    *,
    push_only: bool,
    revoked: bool = False,
) -> None:
    """`session_ended`: a person signed out of a device; `push_only`: it may still hand in notes.

    `revoked`: they closed it from another one, and it is told to drop the names.
    """
    ledger.add(
        organisation_id,
        "session_ended",
        now_instant(),
        person=person_id,
        device=device_id,
        push_only=push_only,
        revoked=revoked,
    )


def recovery_pair(
    ledger: Ledger, organisation_id: str, public_key: dict[str, str], private_key: str
) -> None:
    """`recovery_pair`: the recovery key pair; its private half is sealed by the paper key."""
    ledger.add(
        organisation_id,
        "recovery_pair",
        now_instant(),
        public_key=public_key,
        private_key=private_key,
    )
