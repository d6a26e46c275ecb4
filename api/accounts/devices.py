"""The phones and computers of people, as the coordinator sees them."""

from sqlmodel import Session

from api.accounts.models import Device
from api.deps import Account


def device_of(session: Session, account: Account) -> Device:
    """The device of this session; a new one, not added yet, when it was never seen before."""
    key = (account.organisation_id, account.device_id, account.person_id)
    return session.get(Device, key) or Device(organisation_id=key[0], id=key[1], person_id=key[2])
