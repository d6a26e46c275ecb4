"""A server killed with SIGKILL while it judges and stores what phones push."""

import gzip
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from statistics import median

from api.phone import NoNetwork, Phone
from api.sync.models import Operation
from tests.faults.proxy import Asked, Send
from tests.faults.stage import Stage, work
from tests.faults.tally import Tally
from tests.support.books import Books, untrue
from tests.support.hands import stored
from tests.support.servers import RunningServer

PUSH = "/api/sync/push"
MOST_PUSHES = 400
MOST_KILLS = 2


@dataclass
class Pace:
    """How long pushes took so far, in seconds."""

    took: list[float] = field(default_factory=lambda: [0.02])

    def some_moment(self, chance: Random) -> float:
        """Somewhere in a push, or just after it."""
        return chance.uniform(0, 1.1) * median(self.took[-50:])


@dataclass
class Killing:
    """A trouble: the server dies a moment after it was given the `nth` push. `unanswered` are the
    operations of pushes that it had been given by then and never answered whole."""

    server: RunningServer
    nth: int
    moment: float
    pace: Pace
    given: int = 0
    dead: bool = False
    unanswered: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.killer = threading.Thread(target=self._kill)

    def __call__(self, asked: Asked, send: Send) -> bytes:
        if asked.path != PUSH:
            return send(asked)
        with self.lock:
            self.given += 1
            if self.given == self.nth:
                self.killer.start()
            late = self.dead
        began = time.monotonic()
        answer = send(asked)
        if _is_whole(answer):
            self.pace.took.append(time.monotonic() - began)
        elif not late:
            with self.lock:
                self.unanswered |= _operations(asked)
        return answer

    def _kill(self) -> None:
        time.sleep(self.moment)
        self.dead = True
        self.server.kill()


@dataclass
class Kills:
    """What became of the kills, of which `tally` tells those amid a push: how many there were in all,
    how many fell amid one, and in how many of these it was on the disk already."""

    tally: Tally
    all: int
    amid: int
    stored: int

    @property
    def said(self) -> str:
        """The same in words."""
        return (
            f"of {self.all} kills {self.amid} amid one, "
            f"of which {self.stored} after its commit and before its answer"
        )


def killed(stage: Stage, books: Books, times: int) -> Kills:
    """Two phones work and push until the server is gone, is started again, and so on, until it was
    killed amid a push so many times; at most twice as many kills are tried."""
    chance, pace = Random(times), Pace()
    kills = amid = committed = broken = 0
    outing = stage.nadia.start_outing()
    for phone in (stage.nadia, stage.elise, stage.nadia):
        assert phone.sync() == "up_to_date"
    while amid < times and kills < MOST_KILLS * times:
        kills += 1
        stage.engine.dispose()  # alone with its file, a server that comes back must mend it itself
        killing = Killing(stage.server, chance.randint(2, 5), pace.some_moment(chance), pace)
        stage.proxy.trouble = killing
        with ThreadPoolExecutor(2) as pool:
            seeds = [Random(chance.random()) for _ in range(2)]
            at_work = [
                pool.submit(keep_working, phone, outing, seed)
                for phone, seed in zip((stage.nadia, stage.elise), seeds, strict=True)
            ]
        assert [one.result() for one in at_work] == [None, None]
        killing.killer.join()
        amid += bool(killing.unanswered)
        committed += bool(killing.unanswered & {one.op for one in stored(stage.engine, Operation)})
        broken += len(untrue(stage.engine, stage.nadia, stage.elise))
        stage.engine.dispose()
        stage.server.start()
    tally = stage.settle(times, books)
    told = Tally(times, tally.lost + broken, tally.doubled, tally.diverged)
    return Kills(told, kills, amid, committed)


def keep_working(phone: Phone, outing: str, chance: Random) -> None:
    """Write and push, a few operations at a time, until the server is gone."""
    for _ in range(MOST_PUSHES):
        work(phone, outing, chance)
        try:
            phone.push()
        except NoNetwork:
            return


def _operations(asked: Asked) -> set[str]:
    packed = asked.body.startswith(b"\x1f\x8b")
    sent = json.loads(gzip.decompress(asked.body) if packed else asked.body)
    return {one["op"] for one in sent["ops"]}


def _is_whole(answer: bytes) -> bool:
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = [line.lower().partition(b": ") for line in head.split(b"\r\n")]
    return any(name == b"content-length" and int(size) == len(body) for name, _, size in lines)
