"""One push under way, inside its transaction: rows loaded, operations judged, rows written."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert
from sqlmodel import Session, col

from api.accounts.devices import device_of
from api.accounts.models import Device, Organisation
from api.deps import Account
from api.ledger import Ledger
from api.records.door import Door
from api.records.prepared import ANY, Among, Prepared, within
from api.records.refusals import sentence
from api.records.registry import RECORD_TYPES
from api.records.rules import Refused, Rule, Writing, is_id
from api.sync import clock
from api.sync.as_sent import AsSent, Creation, is_as_sent
from api.sync.held import Held, Key, shown, wire
from api.sync.judge import Judge, RefusedChange, Turn, visible
from api.sync.models import Operation
from api.sync.operation import Op, Refusal, Result
from api.sync.refused import forget_refused, keep_refused
from api.sync.rights import rights_now
from api.sync.scrub import scrub, without_sealed
from api.sync.upcast import is_newer, upcast

_LOCK = Prepared(
    ANY.change(Organisation)
    .values(seq=Organisation.seq)
    .returning(*map(col, (Organisation.epoch, Organisation.seq)))
    .returning(*map(col, (Organisation.clock_ms, Organisation.time_zone)))
)
_KNOWN = Prepared(
    ANY.rows(Operation, "op", "outcome", "effective").where(Among(col(Operation.op), "ids"))
)
_DEVICES = Prepared(
    ANY.rows(Device, "id", "last_effective").where(
        Among(col(Device.id), "ids"), col(Device.person_id) == bindparam("person")
    )
)
_LOG = Prepared(insert(Operation))
_ADVANCE = Prepared(
    ANY.change(Organisation).values(seq=bindparam("seq"), clock_ms=bindparam("clock_ms"))
)
_SIGN_OF_LIFE = Prepared(
    ANY.change(Device)
    .where(col(Device.id) == bindparam("id"), col(Device.person_id) == bindparam("person"))
    .values({name: bindparam(name) for name in ("app", "waiting", "last_push_at")})
    .values(last_effective=func.coalesce(bindparam("effective"), Device.last_effective))
)

One = tuple[int, Op | None, Any]
"""An operation of a batch: its index, itself unless malformed, and as it was sent."""


class Intake:
    """One push under way, inside its transaction."""

    def __init__(self, transaction: Connection, ledger: Ledger, account: Account) -> None:
        self.transaction = transaction
        self.ledger = ledger
        self.door = Door(account.organisation_id)
        self.runner = within(transaction, account.organisation_id)
        self.epoch, self.seq, clock_ms, time_zone = self.runner.rows(_LOCK)[0]
        self.now_ms = max(clock.wall_ms(), clock_ms)
        self.now = clock.instant(self.now_ms)
        self.today = clock.day(self.now_ms, time_zone)
        self.account, self.kids = rights_now(self.runner, account)
        self.held = Held(transaction, self.door)
        self.touched: dict[Key, None] = {}
        self.last: dict[str, str] = {}
        self.rewritten: set[str] = set()  # operations that say otherwise than the phone did

    def take(self, part: list[One]) -> dict[int, Result]:
        """Judge and write some operations of the batch; their results by index."""
        self.rewritten.update(op.op for _, op, _ in part if op and upcast(op))
        self._prepare([op for _, op, _ in part if op])
        known = self._known([op.op for _, op, _ in part if op])
        gone = self.ledger.erased(self.account.organisation_id)
        judge = Judge(self.held, self._writing(), self.epoch, self.seq, gone)
        results: dict[int, Result] = {}
        logged: list[dict[str, Any]] = []
        waiting, before = part, len(part) + 1
        while waiting and len(waiting) < before:
            before = len(waiting)
            waiting = [
                one for one in waiting if not self._answer(judge, one, known, results, logged)
            ]
        if logged:
            self.runner.run_each(_LOG, logged, ("changes",))
            forget_refused(self.runner, [row["op"] for row in logged])
        erased = list(dict.fromkeys(judge.erased))
        if erased:
            scrub(judge, erased)
        self.seq = judge.seq
        self.touched.update(self.held.changed)
        self.held.write()
        self.held.fresh.clear()
        self.held.changed.clear()
        if erased:
            self.ledger.add(self.account.organisation_id, "erased", self.now, ids=erased)
        return results

    def _answer(
        self,
        judge: Judge,
        one: One,
        known: dict[str, Result],
        results: dict[int, Result],
        logged: list[dict[str, Any]],
    ) -> bool:
        """Put the answer to one operation into `results`.

        False when it refers to something not there: that may come later in the same batch, in
        which no order is needed, so it is asked about again at the end.
        """
        index, op, raw = one
        if op is None:
            results[index] = self.refuse(
                None, raw, Refused("newer_app" if is_newer(raw) else "bad_change"), 0
            )
        elif op.op in known:
            results[index] = known[op.op]
            self.touched.update(((change.type, change.id), None) for change in op.changes)
        else:
            results[index] = self._judge(judge, op, raw, logged)
            refusal = results[index].refusal
            if refusal is not None:
                return refusal.code not in ("unknown_reference", "unknown_record")
            known[op.op] = results[index]
        return True

    def _judge(self, judge: Judge, op: Op, raw: Any, logged: list[dict[str, Any]]) -> Result:
        if self.account.revoked:
            return self.refuse(op, raw, Refused("revoked"), 0)
        if is_newer(raw):
            return self.refuse(op, raw, Refused("newer_app"), 0)
        effective = clock.effective(op.at, self.now_ms, self.last.get(op.device, ""))
        try:
            turn = judge.judge(op, effective, self.account)
        except RefusedChange as refused:
            return self.refuse(op, raw, refused.reason, refused.index)
        if effective != op.at:
            self.last[op.device] = effective
        logged.append(self._logged(turn, judge.seq))
        return Result(op=op.op, status="applied" if turn.won else "superseded", effective=effective)

    def _logged(self, turn: Turn, seq: int) -> dict[str, Any]:
        """The row of the operation log, without sealed values of anyone forgotten."""
        op = turn.op
        rows, changes = self.held.rows, []
        for change in op.changes:
            logged = change.as_logged(RECORD_TYPES[change.type].dates)
            row = rows.get((change.type, change.id))
            changes.append(without_sealed(logged, {change.id}) if row and row["erased"] else logged)
        return {
            "organisation_id": self.account.organisation_id,
            "op": op.op,
            "person_id": self.account.person_id,
            "device_id": op.device,
            "at": op.at,
            "effective": turn.effective,
            "seq": seq,
            "outcome": "applied" if turn.won else "superseded",
            "changes": changes,
        }

    def refuse(self, op: Op | None, raw: Any, reason: Refused, index: int) -> Result:
        """Keep a refused operation for the coordinator and say why."""
        keep_refused(self.runner, self.account, op, reason, self._writing(), self.held)
        read = op or raw
        identity = (
            read.op if isinstance(read, Op) else read.get("op") if isinstance(read, dict) else None
        )
        refusal = Refusal(
            code=reason.code,
            change=index,
            field=reason.field,
            message_fr=sentence(reason.code, reason.field),
        )
        return Result(op=identity if is_id(identity) else None, status="refused", refusal=refusal)

    def _prepare(self, ops: list[Op]) -> None:
        """Load, in one query a type, all rows that these operations name."""
        wanted: dict[Key, None] = {}
        for op in ops:
            for change in op.changes:
                wanted[(change.type, change.id)] = None
                kind = RECORD_TYPES.get(change.type)
                if kind is not None:
                    for key in _references(kind.referring, change.set):
                        wanted[key] = None
        self.held.load(wanted)
        devices = {op.device for op in ops} - set(self.last)
        if devices:
            person = self.account.person_id
            self.last.update(self.runner.rows(_DEVICES, ids=list(devices), person=person))

    def _known(self, ids: list[str]) -> dict[str, Result]:
        return {
            op: Result(op=op, status=outcome, effective=effective)
            for op, outcome, effective in self.runner.rows(_KNOWN, ids=ids)
        }

    def _writing(self) -> Writing:
        return Writing(self.now, self.today, self.kids)

    def finish(self, app: str, waiting: int) -> None:
        """Move the organisation's counter and clock on, and note the phone's sign of life."""
        latest = max([0, *(clock.milliseconds(last) for last in self.last.values() if last)])
        self.runner.run(_ADVANCE, seq=self.seq, clock_ms=max(self.now_ms, latest))
        own = self.last.get(self.account.device_id) or None
        told = {"app": app, "waiting": waiting, "last_push_at": self.now}
        whose = {"id": self.account.device_id, "person": self.account.person_id}
        if not self.runner.run(_SIGN_OF_LIFE, effective=own, **told, **whose):
            with Session(self.transaction) as session:
                device = device_of(session, self.account)
                device.sqlmodel_update(told | {"last_effective": own or ""})
                session.add(device)
                session.commit()  # to the transaction under way

    def touched_rows(self, created: dict[Key, Creation]) -> tuple[list[dict[str, Any]], AsSent]:
        """The rows that the batch touched, as they are now and as far as the role may see.

        Those that are just what `created` says come apart. Whoever may not read is told none: an
        operation sent again names whichever rows it likes.
        """
        if self.account.push_only or self.account.revoked:
            return [], AsSent()
        self.held.load(key for key in self.touched if key[0] in RECORD_TYPES)
        person, as_sent, rows = self.account.person_id, AsSent(), []
        for key in self.touched:
            row, kind = self.held.rows.get(key), RECORD_TYPES.get(key[0])
            if row is None or kind is None or not visible(kind, row, self.account):
                continue
            creation = created.get(key)
            if creation is not None and is_as_sent(kind, row, creation.sent, person):
                as_sent.fields[kind.name] = kind.fields
                as_sent.rows.append((creation.operation, creation.change, row["seq"]))
            else:
                rows.append(shown(kind, wire(kind, row), self.account))
        rows.sort(key=itemgetter("seq"))
        return rows, as_sent


def _references(rules: dict[str, Rule], values: dict[str, Any]) -> Iterable[Key]:
    for name, rule in rules.items():
        value = values.get(name)
        if value is None:
            continue
        try:
            yield from (key for key in rule.references(value) if is_id(key[1]))
        except (TypeError, KeyError):
            continue  # malformed: the judge refuses it by name
