"""The ledger read again over a restored database: nobody erased, nobody who left comes back.

Every event is applied in order, whether the backup knew of it or not: what counts is how it ended.
"""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, col

from api.accounts.feed import lock
from api.accounts.models import Device, Grant, Organisation, OrganisationKey, Person, SignIn
from api.db import reading, writing
from api.ledger import Ledger
from api.records.door import Door
from api.records.registry import RECORD_TYPES
from api.report.kept import ReportEdition
from api.sync.forget import forget

Event = dict[str, Any]


def replay(engine: Engine, ledger: Ledger) -> None:
    """Apply the ledger's events to the organisations that the database has.

    Events about people whom the backup does not know are passed over: they are invited again.
    """
    events = list(ledger.events())
    for organisation in dict.fromkeys(str(event["organisation"]) for event in events):
        mine = [event for event in events if event["organisation"] == organisation]
        with writing(engine) as session:
            if session.get(Organisation, organisation) is None:
                continue
            for event in mine:
                apply = APPLY.get(event["what"])
                if apply:
                    apply(session, organisation, event)
            erased = {id_ for event in mine if event["what"] == "erased" for id_ in event["ids"]}
            again = _still_known(session, organisation, erased)
            if again:
                forget(session, ledger, Door(organisation), again)


def finish_erasures(engine: Engine, ledger: Ledger, organisation_ids: list[str]) -> int:
    """Erase whom the ledger says was erased and the database still knows; how many files.

    An erasure is in the ledger before it is committed. Where the server died between the two, the
    phone sends it again; one that was lost meanwhile does not.
    """
    finished = 0
    for organisation in organisation_ids:
        erased = ledger.erased(organisation)
        with reading(engine) as session:
            if not _still_known(session, organisation, erased):
                continue
        with writing(engine) as session:
            lock(session, organisation)
            left = _still_known(session, organisation, erased)  # the phone may have asked again
            if left:
                forget(session, ledger, Door(organisation), left)
        finished += len(left)
    return finished


def lost_editions(engine: Engine, ledger: Ledger) -> list[Event]:
    """What the ledger says of editions that the database's organisations published and it lacks."""
    lost: list[Event] = []
    with reading(engine) as session:
        for organisation in dict.fromkeys(str(one["organisation"]) for one in ledger.events()):
            if session.get(Organisation, organisation) is None:
                continue
            there = set(session.scalars(Door(organisation).rows(ReportEdition, "sha256")))
            told = ledger.editions(organisation)
            lost += [one for one in told if one["sha256"] not in there]
    return lost


def _still_known(session: Session, organisation: str, erased: Collection[str]) -> list[str]:
    youth = RECORD_TYPES["youth"].table
    known = Door(organisation).rows(youth, "id").where(col(youth.erased).is_(False))
    return [id_ for id_ in session.scalars(known) if id_ in erased]


def _key(session: Session, organisation: str, event: Event) -> None:
    if session.get(OrganisationKey, (organisation, event["kid"])) is None:
        session.add(
            OrganisationKey(
                organisation_id=organisation,
                kid=event["kid"],
                made_at=event.get("made_at") or event["at"],  # older ledgers do not say it
                recovery_grant=event["recovery_grant"],
            )
        )


def _person_key(session: Session, organisation: str, event: Event) -> None:
    person = _person(session, organisation, event)
    if person:
        if person.secret_hash != event["secret_hash"]:
            _end(session, organisation, event, col(SignIn.token_hash) != (event.get("kept") or ""))
        for name in ("public_key", "public_key_mac", "private_key", "salt", "stretch"):
            setattr(person, name, event[name])
        person.secret_hash = event["secret_hash"]


def _grants(session: Session, organisation: str, event: Event) -> None:
    if _person(session, organisation, event):
        for one in event["grants"]:
            given = {"organisation_id": organisation, "person_id": event["person"], **one}
            session.merge(Grant(**given))


def _grants_deleted(session: Session, organisation: str, event: Event) -> None:
    gone = Door(organisation).remove(Grant).where(col(Grant.person_id) == event["person"])
    session.execute(gone)
    if not event.get("renewed"):  # else new keys follow, and end the sessions of before
        _shut(session, organisation, event)


def _role(session: Session, organisation: str, event: Event) -> None:
    person = _person(session, organisation, event)
    if person:
        person.role = event["role"]


def _revoked(session: Session, organisation: str, event: Event) -> None:
    person = _person(session, organisation, event)
    if person:
        person.revoked_at = event["at"]
        _shut(session, organisation, event)


def _returned(session: Session, organisation: str, event: Event) -> None:
    person = _person(session, organisation, event)
    if person:
        person.revoked_at = None


def _device_revoked(session: Session, organisation: str, event: Event) -> None:
    device = session.get(Device, (organisation, event["device"], event["person"]))
    mine = Door(organisation).rows(SignIn, "token_hash").where(*_there(event))
    since = session.scalars(mine.where(col(SignIn.started_at) > event["at"])).first()
    if device and not since:
        device.revoked_at = event["at"]
    _shut(session, organisation, event, *_there(event))


def _session_ended(session: Session, organisation: str, event: Event) -> None:
    if event["push_only"]:
        revoked = event.get("revoked", False)  # a ledger of before says nothing of it
        _shut(session, organisation, event, *_there(event), revoked=revoked)
    else:
        _end(session, organisation, event, *_there(event))


def _recovery_pair(session: Session, organisation: str, event: Event) -> None:
    found = session.get(Organisation, organisation)
    if found:
        found.recovery_public_key = event["public_key"]
        found.recovery_private_key = event["private_key"]


def _person(session: Session, organisation: str, event: Event) -> Person | None:
    return session.get(Person, (organisation, event["person"]))


def _there(event: Event) -> tuple[Any, Any]:
    """The person's sessions on the device: others use it too."""
    return col(SignIn.person_id) == event["person"], col(SignIn.device_id) == event["device"]


def _before(event: Event) -> tuple[Any, Any]:
    """The person's sessions of before the event: who signed in since did so by right."""
    return col(SignIn.person_id) == event["person"], col(SignIn.started_at) <= event["at"]


def _shut(
    session: Session, organisation: str, event: Event, *which: Any, revoked: bool = True
) -> None:
    shut = Door(organisation).rows(SignIn).where(*_before(event), *which)
    for one in session.scalars(shut):
        one.push_only, one.revoked = True, revoked or one.revoked


def _end(session: Session, organisation: str, event: Event, *which: Any) -> None:
    """As `team.end_sessions`: the rows stay, for a phone that was closed before or after."""
    ended = Door(organisation).rows(SignIn).where(*_before(event), *which)
    for one in session.scalars(ended.where(col(SignIn.revoked).is_(False))):
        one.ends_at = min(one.ends_at, event["at"])


APPLY: dict[str, Callable[[Session, str, Event], None]] = {
    "key": _key,
    "person_key": _person_key,
    "grants": _grants,
    "grants_deleted": _grants_deleted,
    "role": _role,
    "revoked": _revoked,
    "returned": _returned,
    "device_revoked": _device_revoked,
    "session_ended": _session_ended,
    "recovery_pair": _recovery_pair,
}
