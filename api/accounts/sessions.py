"""Sessions: one per account and device, found by the hash of a random token in a cookie."""

import secrets
from dataclasses import dataclass, field

from sqlalchemy import Engine
from sqlmodel import Session, col

from api.accounts import doorstep, remembered, team, throttle
from api.accounts.answers import Me, Salted, SessionOut
from api.accounts.asked import SignInWith
from api.accounts.cookies import SESSION_DAYS, SHARED_HOURS
from api.accounts.feed import lock
from api.accounts.fields import DeviceIn, Stretch
from api.accounts.me import describe
from api.accounts.models import Device, Person, SignIn
from api.accounts.secret import STRETCH, fake_salt, hash_token, verify_secret
from api.db import reading, writing
from api.deps import Account, later_instant, now_instant
from api.errors import NotFound, WrongSignIn
from api.ledger import Ledger
from api.records.door import Door


@dataclass(frozen=True)
class SignedInNow:
    """A session just begun: its cookie's token, and who it is."""

    token: str = field(repr=False)
    me: Me
    shared: bool = False


def salt(engine: Engine, email: str) -> Salted:
    """How to stretch that address's password; made up, always the same, where nobody has it."""
    made_up = fake_salt(email, doorstep.server_key(engine, "salt"))
    with reading(engine) as session:
        person = doorstep.person_by_address(session, email)
        if person is None:
            return Salted(salt=made_up, stretch=Stretch.model_validate(STRETCH))
        return Salted(salt=person.salt, stretch=Stretch.model_validate(person.stretch))


def sign_in(engine: Engine, asked: SignInWith, network: str) -> SignedInNow:
    """Begin a session by password. Raises `WrongSignIn`, never saying what is wrong."""
    with throttle.guarded(engine, "sign-in", network=network, email=asked.email):
        organisation_id, secret_hash = _known(engine, asked.email)
        if not verify_secret(secret_hash, asked.auth) or organisation_id is None:
            raise WrongSignIn
        with writing(engine) as session:
            lock(session, organisation_id)
            person = doorstep.person_by_address(session, asked.email)
            if person is None or person.revoked_at or person.secret_hash != secret_hash:
                raise WrongSignIn
            token = start(session, person, asked.device, asked.app, shared=asked.shared)
            session.flush()
            return SignedInNow(token, describe(session, organisation_id, person.id), asked.shared)


def start(
    session: Session, person: Person, device: DeviceIn, app: str = "", *, shared: bool = False
) -> str:
    """A new session of a person on a device, instead of the one it had; returns its token."""
    token, now = secrets.token_urlsafe(32), now_instant()
    door = Door(person.organisation_id)
    session.execute(
        door.remove(SignIn).where(
            col(SignIn.person_id) == person.id, col(SignIn.device_id) == device.id
        )
    )
    know_device(session, person, device, app)
    session.add(
        SignIn(
            token_hash=hash_token(token),
            organisation_id=person.organisation_id,
            person_id=person.id,
            device_id=device.id,
            shared=shared,
            started_at=now,
            used_at=now,
            ends_at=later_instant(hours=SHARED_HOURS)
            if shared
            else later_instant(days=SESSION_DAYS),
        )
    )
    return token


def know_device(session: Session, person: Person, device: DeviceIn, app: str = "") -> None:
    """Remember a device of a person. The password given on it ends an earlier revocation."""
    known = session.get(Device, (person.organisation_id, device.id, person.id))
    if known is None:
        known = Device(organisation_id=person.organisation_id, id=device.id, person_id=person.id)
        session.add(known)
    known.label = device.label or known.label
    known.app = app or known.app
    known.revoked_at = None


def my_sessions(engine: Engine, account: Account) -> list[SessionOut]:
    """The sessions of the person asking, the latest used first; what was closed is none any more."""
    door = Door(account.organisation_id)
    with reading(engine) as session:
        devices = {
            device.id: device
            for device in session.scalars(
                door.rows(Device).where(col(Device.person_id) == account.person_id)
            )
        }
        wanted = door.rows(SignIn).where(
            col(SignIn.person_id) == account.person_id,
            col(SignIn.ends_at) > now_instant(),
            col(SignIn.revoked).is_(False),
        )
        return [
            SessionOut(
                device_id=one.device_id,
                label=devices[one.device_id].label,
                app=devices[one.device_id].app,
                started_at=one.started_at,
                used_at=one.used_at,
                ends_at=one.ends_at,
                shared=one.shared,
                push_only=one.push_only,
                current=one.token_hash == account.token_hash,
            )
            for one in session.scalars(wanted.order_by(col(SignIn.used_at).desc()))
        ]


def end_mine(engine: Engine, ledger: Ledger, account: Account, device_id: str) -> None:
    """Close another device of the person asking: it may be in a stranger's hand, so its session is
    shut and not forgotten, and the device drops the names. Twice is as once. Raises `NotFound`.
    """
    if device_id == account.device_id:
        end_this(engine, ledger, account, push_only=False)
        return
    mine = col(SignIn.person_id) == account.person_id, col(SignIn.device_id) == device_id
    with writing(engine) as session:
        lock(session, account.organisation_id)
        asked = Door(account.organisation_id).rows(SignIn, "revoked").where(*mine)
        shut = set(session.scalars(asked))
        if not shut:
            raise NotFound
        if False not in shut:
            return
        person = team.member(session, account.organisation_id, account.person_id)
        team.shut_sessions(session, person, device_id)
        remembered.session_ended(
            ledger,
            account.organisation_id,
            account.person_id,
            device_id,
            push_only=True,
            revoked=True,
        )


def end_this(engine: Engine, ledger: Ledger, account: Account, *, push_only: bool) -> None:
    """End the session asking, or let it only hand in what is still to be sent."""
    if push_only and account.push_only:
        return  # phones say it again for as long as notes are left
    door = Door(account.organisation_id)
    mine = col(SignIn.token_hash) == account.token_hash
    with writing(engine) as session:
        if push_only:
            session.execute(door.change(SignIn).values(push_only=True).where(mine))
        else:
            session.execute(door.remove(SignIn).where(mine))
        remembered.session_ended(
            ledger,
            account.organisation_id,
            account.person_id,
            account.device_id,
            push_only=push_only,
        )


def _known(engine: Engine, email: str) -> tuple[str | None, str | None]:
    """Organisation and secret's hash of an address, for people in the team."""
    with reading(engine) as session:
        person = doorstep.person_by_address(session, email)
        if person is None or person.revoked_at:
            return None, None
        return person.organisation_id, person.secret_hash
