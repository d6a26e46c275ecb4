"""The last coordinator is lost: whoever holds the recovery key on paper gives them new keys.

The holder proves it by opening a challenge sealed to the recovery public key. What comes back is a
one-way derivation of the opened bytes, so that a dishonest server can have nothing opened for it
by passing it off as a challenge. Nothing is stored in between: the ticket binds the answer to the
organisation, the address, a time and the person's present keys, and so works once. Whose account it
is stands in the challenge alone: an id says when it was made, and so whether it was made up.
"""

import hmac
import json
import secrets
import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from joserfc import jwe
from joserfc.jwk import ECKey
from sqlalchemy import Engine

from api.accounts import credentials, doorstep, keys, team, throttle
from api.accounts.answers import Grant, Joined, RecoveryOpened
from api.accounts.asked import RecoveryProof
from api.accounts.feed import next_seq
from api.accounts.fields import PublicKey
from api.accounts.models import Organisation, Person
from api.accounts.secret import hash_secret
from api.db import reading, writing
from api.errors import NotFound, WrongRecovery
from api.ledger import Ledger

TICKET_MS = 15 * 60 * 1000
INFO = b"kaftruck recovery proof"


def begin(engine: Engine, email: str, network: str) -> RecoveryOpened:
    """The recovery key pair, sealed by the paper key, and a challenge to prove having opened it.

    An address that is no coordinator's is answered alike. Raises `NotFound` before the first run.
    """
    throttle.count(engine, "recovery", network=network, email=email)
    server_key = doorstep.server_key(engine, "recovery")
    with reading(engine) as session:
        person = _coordinator(doorstep.person_by_address(session, email))
        if person is None:
            organisation = doorstep.first_organisation(session)
            if organisation is None:
                raise NotFound
        else:
            organisation = session.get_one(Organisation, person.organisation_id)
        organisation_id = organisation.organisation_id
        ends = time.time_ns() // 1_000_000 + TICKET_MS
        in_order = keys.keys_in_order(session, organisation_id)
        challenge = secrets.token_bytes(32) + (UUID(person.id).bytes if person else bytes(16))
        return RecoveryOpened(
            private_key=organisation.recovery_private_key,
            public_key=PublicKey.model_validate(organisation.recovery_public_key),
            grants=[Grant(kid=key.kid, jwe=key.recovery_grant) for key in in_order],
            challenge=_seal(challenge, organisation.recovery_public_key),
            ticket=_ticket(server_key, email, ends, _proof(challenge), organisation_id, person),
        )


def finish(engine: Engine, ledger: Ledger, asked: RecoveryProof, network: str) -> Joined:
    """A new password and key pair for the coordinator of that address.

    Raises `WrongRecovery`; `NotFound`, once the proof is right, when no coordinator has it.
    """
    server_key = doorstep.server_key(engine, "recovery")
    ends = int(asked.ticket.partition(".")[0])
    with throttle.guarded(engine, "recovery-proof", network=network, email=asked.email):
        with reading(engine) as session:
            person = _coordinator(doorstep.person_by_address(session, asked.email))
            organisation = doorstep.first_organisation(session)
            if organisation is None:
                raise NotFound
            organisation_id = person.organisation_id if person else organisation.organisation_id
            right = _ticket(server_key, asked.email, ends, asked.proof, organisation_id, person)
            is_right = hmac.compare_digest(right, asked.ticket)
        if not is_right or ends < time.time_ns() // 1_000_000:
            raise WrongRecovery
        if person is None:
            raise NotFound("Personne à la coordination n’a cette adresse.", field="email")
        secret_hash = hash_secret(asked.person.auth)
        with writing(engine) as session:
            seq = next_seq(session, organisation_id)
            now = _coordinator(team.member(session, organisation_id, person.id))
            if now is None or right != _ticket(
                server_key, asked.email, ends, asked.proof, organisation_id, now
            ):
                raise WrongRecovery
            now.seq = seq
            credentials.renew(session, ledger, now, asked.person, secret_hash, asked.grants)
            return Joined(person_id=now.id, email=now.email)


def _coordinator(person: Person | None) -> Person | None:
    if person is None or person.revoked_at or person.role != "coordinator":
        return None
    return person


def _seal(challenge: bytes, public_key: dict[str, Any]) -> str:
    header = {"alg": "ECDH-ES+A256KW", "enc": "A256GCM", "typ": "recovery-challenge"}
    return jwe.encrypt_compact(
        header,
        challenge,
        ECKey.import_key(public_key),
        algorithms=["ECDH-ES+A256KW", "A256GCM"],
    )


def _proof(challenge: bytes) -> str:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=INFO).derive(challenge)
    return urlsafe_b64encode(derived).rstrip(b"=").decode()


def _ticket(
    server_key: bytes,
    email: str,
    ends: int,
    proof: str,
    organisation_id: str,
    person: Person | None,
) -> str:
    state = [person.id, person.public_key["x"], person.secret_hash] if person else []
    bound = json.dumps([organisation_id, email, ends, proof, *state])
    return f"{ends}.{hmac.new(server_key, bound.encode(), sha256).hexdigest()}"
