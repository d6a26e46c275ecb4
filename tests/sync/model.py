"""What may happen to a team's phones and to their server, in any order, and what must be true after."""

from contextlib import suppress
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from api.phone import NoNetwork, Phone, Request, hybrid
from api.phone.errors import Trouble
from api.sync.models import Operation
from tests.support.backups import Backup
from tests.support.books import records
from tests.support.crew import NAME
from tests.support.hands import stored
from tests.support.phones import Network, line_of
from tests.sync.world import World

HOUR = 3_600_000
WHO = st.integers(0, 7)
"""Whose phone: taken modulo how many there are."""
PICK = st.integers(0, 50)
HOUSING = ("parents", "friends", "hostel", "none")
CLEAR = ("housing", "situation", "title")
"""Fields whose value in the database can be worked out from the log."""


class Happenings(RuleBasedStateMachine):
    """Acts and accidents; `teardown` lets everything settle, and looks."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        world.again()
        self.phones = list(world.phones)
        self.right = self.phones[0].clock.wall
        self.held: list[tuple[Phone, Request]] = []
        self.saved: Backup | None = None
        self.restored = False
        self.erased: set[str] = set()

    def phone(self, who: int) -> Phone:
        """Somebody's phone."""
        return self.phones[who % len(self.phones)]

    def one(self, phone: Phone, kind: str, pick: int) -> str | None:
        """A record that this phone shows and that was not erased."""
        known = [row.id for row in phone.rows(kind) if not row.erased and row.where != "refused"]
        return known[pick % len(known)] if known else None

    # acts

    @rule(who=WHO)
    def an_outing_begins(self, who: int) -> None:
        """Without network, as all acts."""
        self.phone(who).start_outing()

    @rule(who=WHO, pick=PICK)
    def somebody_is_met(self, who: int, pick: int) -> None:
        """What was written is seen at once on the phone that wrote it."""
        phone = self.phone(who)
        outing = self.one(phone, "outing", pick)
        if outing:
            met = phone.meet(outing, "18_21", "male", place=None)
            assert met in {row.id for row in phone.rows("encounter")}

    @rule(who=WHO, pick=PICK)
    def a_count_is_taken_back(self, who: int, pick: int) -> None:
        """An undo."""
        met = self.one(self.phone(who), "encounter", pick)
        if met:
            self.phone(who).take_back(met)

    @rule(who=WHO)
    def a_youth_is_noted(self, who: int) -> None:
        """With a name, sealed."""
        self.phone(who).note_youth(name=NAME)

    @rule(who=WHO, pick=PICK, housing=st.sampled_from(HOUSING))
    def a_file_changes(self, who: int, pick: int, housing: str) -> None:
        """A clear field and a sealed one."""
        phone = self.phone(who)
        youth = self.one(phone, "youth", pick)
        if youth:
            phone.patch("youth", youth, housing=housing, note=f"Vu avec {housing}.")
            assert phone.row("youth", youth)["housing"] == housing

    @rule(who=WHO, pick=PICK)
    def a_step_is_noted(self, who: int, pick: int) -> None:
        """With a sealed note."""
        youth = self.one(self.phone(who), "youth", pick)
        if youth:
            self.phone(who).add_step(youth, "call", note="Rappeler mardi.")

    @rule(who=WHO, pick=PICK, back=st.booleans())
    def a_step_goes_or_comes_back(self, who: int, pick: int, back: bool) -> None:
        """Deleted, or given back."""
        phone = self.phone(who)
        steps = phone.rows("step", deleted=True)
        if steps:
            step = steps[pick % len(steps)].id
            (phone.undelete if back else phone.delete)("step", step)

    @rule(who=WHO, pick=PICK, other=PICK)
    def two_files_become_one(self, who: int, pick: int, other: int) -> None:
        """Perhaps in a ring."""
        phone = self.phone(who)
        one, into = self.one(phone, "youth", pick), self.one(phone, "youth", other)
        if one and into and one != into:
            phone.merge(one, into)

    @rule(pick=PICK)
    def a_youth_is_erased(self, pick: int) -> None:
        """By the coordinator."""
        elise = self.phones[2]
        youth = self.one(elise, "youth", pick)
        if youth:
            elise.erase(youth)
            self.erased.add(youth)

    @rule(who=WHO)
    def something_poisonous_is_written(self, who: int) -> None:
        """A code that nobody knows."""
        phone = self.phone(who)
        phone.write(phone.creation("place", name="Poison", kind="nulle_part"))

    # exchanges, and what becomes of them

    @rule(who=WHO)
    def a_phone_syncs(self, who: int) -> None:
        """All of it."""
        self.phone(who).sync()

    @rule(who=WHO)
    def a_request_is_lost(self, who: int) -> None:
        """It never arrives."""
        line_of(self.phone(who)).lose_requests = 1
        self.phone(who).sync()

    @rule(who=WHO)
    def an_answer_is_lost(self, who: int) -> None:
        """The server has done it, the phone does not know."""
        line_of(self.phone(who)).lose_answers = 1
        self.phone(who).sync()

    @rule(who=WHO)
    def a_few_rows_are_read(self, who: int) -> None:
        """The phone is closed after a page."""
        with suppress(NoNetwork, Trouble):
            self.phone(who).pull(limit=3)

    @rule(who=WHO)
    def a_request_arrives_twice(self, who: int) -> None:
        """The last one that this phone sent, again."""
        line = line_of(self.phone(who))
        if line.seen:
            line.through(line.seen[-1][0])

    @rule(who=WHO)
    def a_request_is_held_up(self, who: int) -> None:
        """It arrives later, out of order."""
        phone = self.phone(who)
        line, through = line_of(phone), line_of(phone).through

        def hold(request: Request) -> Any:
            self.held.append((phone, request))
            raise NoNetwork

        line.through = hold
        phone.sync()
        line.through = through

    @precondition(lambda self: self.held)
    @rule(pick=PICK)
    def what_was_held_up_arrives(self, pick: int) -> None:
        """Nobody waits for the answer any more."""
        phone, request = self.held.pop(pick % len(self.held))
        line_of(phone).through(request)

    # accidents

    @rule(who=WHO, hours=st.integers(-30, 30))
    def a_clock_is_wrong(self, who: int, hours: int) -> None:
        """By hours, either way."""
        self.phone(who).clock.wall = lambda: self.right() + hours * HOUR

    @rule(who=WHO)
    def a_phone_crashes_amid_a_sync(self, who: int) -> None:
        """What it received is forgotten; what it wrote is not."""
        phone = self.phone(who)
        before = phone.snapshot()
        phone.sync(limit=3)
        phone.restore(before)

    @precondition(lambda self: len(self.phones) == 3)
    @rule(who=WHO)
    def a_phone_is_cloned(self, who: int) -> None:
        """From a backup of it."""
        phone = self.phone(who)
        self.phones.append(phone.clone(Network(self.world.crew.network.through)))

    @rule()
    def the_key_changes(self) -> None:
        """And names are sealed again."""
        elise = self.phones[2]
        if elise.sync() == "up_to_date":
            elise.rotate()
            for phone in self.phones:
                phone.refresh_keys()
            elise.reseal_all()

    @rule()
    def the_server_is_backed_up(self) -> None:
        """As of now."""
        self.saved = self.world.rows()

    @precondition(lambda self: self.saved is not None)
    @rule()
    def the_server_is_restored(self) -> None:
        """From the last backup."""
        assert self.saved is not None
        self.world.restore(self.saved)
        self.restored = True

    # what must be true

    def teardown(self) -> None:
        """Everything settles: no fault any more, clocks right, refused notes judged again."""
        for phone in self.phones:
            phone.clock.wall = self.right
            line_of(phone).lose_requests = line_of(phone).lose_answers = 0
        for _ in range(4):
            for phone in self.phones:
                phone.sync()
                for one in list(phone.store.quarantine):
                    phone.send_again(one.op["op"])
        engine = self.world.crew.engine
        self.world.books.rest(engine, *self.phones)
        held = records(engine)
        log = stored(engine, Operation)
        now = hybrid(self.right() + 1_000)
        assert [one.op for one in log if one.effective >= now] == []
        if not self.restored:
            for (kind, id_, name), value in last_said(log).items():
                assert held[(kind, id_)]["set"][name] == value
        for youth in self.erased & {id_ for kind, id_ in held if kind == "youth"}:
            row = held[("youth", youth)]
            sealed = (row["set"]["name"], row["set"]["note"])
            assert (row["erased"], sealed) == (True, (None, None))
        logged = [change for one in log for change in one.changes if change["id"] in self.erased]
        assert not any(change["set"].get("name") for change in logged if "set" in change)


def last_said(log: list[Operation]) -> dict[tuple[str, str, str], Any]:
    """The value of each clear field whose stamp is greatest: what the database must hold."""
    said: dict[tuple[str, str, str], tuple[tuple[str, str], Any]] = {}
    for one in log:
        for change in one.changes:
            if change["kind"] not in ("create", "patch"):
                continue
            for name in CLEAR:
                key = (change["type"], change["id"], name)
                stamp = (one.effective, one.op)
                if name in change["set"] and (key not in said or said[key][0] < stamp):
                    said[key] = (stamp, change["set"][name])
    return {key: value for key, (_, value) in said.items()}


def machine(world: World) -> Any:
    """What Hypothesis makes its runs of."""
    return lambda: Happenings(world)
