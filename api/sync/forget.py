"""Forgetting people without anybody's operation: what the retention rule does by itself."""

from sqlmodel import Session

from api.accounts.models import Organisation
from api.deps import Account
from api.ledger import Ledger
from api.records.door import Door
from api.records.rules import Writing
from api.sync import clock
from api.sync.erase import erase
from api.sync.held import Held
from api.sync.judge import Judge, Turn
from api.sync.operation import Op
from api.sync.scrub import scrub


def forget(session: Session, ledger: Ledger, door: Door, youth_ids: list[str]) -> None:
    """Erase these young people as a coordinator's `erase` would; phones learn it by their next pull."""
    session.execute(door.change(Organisation).values(seq=Organisation.seq))  # the counter first
    organisation = session.scalars(door.rows(Organisation)).one()
    now_ms = max(clock.wall_ms(), organisation.clock_ms)
    now, today = clock.instant(now_ms), clock.day(now_ms, organisation.time_zone)
    held = Held(session, door)
    judge = Judge(held, Writing(now, today, frozenset()), organisation.epoch, organisation.seq)
    held.load(("youth", id_) for id_ in youth_ids)
    # erasing is nobody's act here: it reads of its operation nothing but the rows staged so far
    nobody = Account(door.organisation_id, "", "coordinator", "", "")
    op = Op(op="", device="", at="", changes=[], schema_=1)
    turn = Turn(op, clock.stamp(now_ms), nobody)
    for id_ in youth_ids:
        erase(judge, turn, id_)
    held.keep(turn.staged)
    gone = list(dict.fromkeys(turn.erased))
    scrub(judge, gone)
    held.write()
    ledger.add(door.organisation_id, "erased", now, ids=gone)
    session.execute(door.change(Organisation).values(seq=judge.seq))
