"""People are part of what phones pull: a change of one gets the next place in the feed."""

from sqlmodel import Session, col

from api.accounts.models import Organisation
from api.records.door import Door


def next_seq(session: Session, organisation_id: str) -> int:
    """Lock the organisation until the transaction ends and take its next place in the feed.

    Call it before reading what the change depends on: order of places is order of commits.
    """
    seq = col(Organisation.seq)
    taken: int = session.execute(
        Door(organisation_id).change(Organisation).values(seq=seq + 1).returning(seq)
    ).scalar_one()
    return taken


def lock(session: Session, organisation_id: str) -> None:
    """Lock the organisation until the transaction ends, without a place in the feed."""
    session.execute(Door(organisation_id).change(Organisation).values(seq=col(Organisation.seq)))
