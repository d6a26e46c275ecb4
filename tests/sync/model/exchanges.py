"""What becomes of requests and answers on their way: lost, doubled, held up, crossing others."""

from contextlib import suppress
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from api.phone import Answer, NoNetwork, Request
from api.phone.errors import Trouble
from tests.support.phones import line_of
from tests.sync.model.ground import PICK, WHO, Ground

FEW = 4
"""Rows a page, where pages are to be many."""
AFTER = st.integers(0, 3)
MOMENT = st.integers(0, 3) | st.integers(0, 20)
"""Questions before something happens: a page takes up to 18, or one when nothing is new."""


class Exchanges(Ground):
    """Each is one phone's sync, as far as it gets."""

    @rule(who=WHO)
    def a_phone_syncs(self, who: int) -> None:
        """All of it."""
        self.sync(self.phone(who))

    @rule(who=WHO, after=AFTER)
    def a_request_is_lost(self, who: int, after: int) -> None:
        """It never arrives; `after` others did."""
        phone = self.phone(who)
        line = line_of(phone)
        line.instead = self._lost(after)
        self.sync(phone, FEW)
        line.instead = lambda _request: None

    @staticmethod
    def _lost(after: int) -> Any:
        left = [None] * after

        def lost(_request: Request) -> Answer | None:
            if not left:
                raise NoNetwork
            return left.pop()

        return lost

    @rule(who=WHO)
    def an_answer_is_lost(self, who: int) -> None:
        """The server has done it, the phone does not know."""
        phone = self.phone(who)
        line_of(phone).lose_answers = 1
        self.sync(phone)

    @rule(who=WHO)
    def a_few_rows_are_read(self, who: int) -> None:
        """The phone is closed after a page."""
        phone = self.phone(who)
        with suppress(NoNetwork, Trouble):
            phone.pull(FEW)
        self.sees_own(phone)

    @rule(who=WHO, other=WHO, moment=MOMENT)
    def another_sends_meanwhile(self, who: int, other: int, moment: int) -> None:
        """Between two pages of a phone, or while the server gathers one of them."""
        phone, colleague = self.phone(who), self.phone(other)
        if phone is not colleague:
            colleague.start_outing()
            self.world.amid_reading(moment, lambda: self.sync(colleague))
            self.sync(phone, FEW)
            self.world.at_read.clear()

    @rule(who=WHO)
    def a_request_arrives_twice(self, who: int) -> None:
        """The last one that this phone sent, again."""
        line = line_of(self.phone(who))
        if line.seen:
            line.through(line.seen[-1][0])

    @rule(who=WHO)
    def a_push_is_held_up(self, who: int) -> None:
        """It arrives later, out of order."""
        phone = self.phone(who)

        def hold(request: Request) -> Answer | None:
            if request.path != "/api/sync/push":
                return None
            self.held.append((phone, request))
            raise NoNetwork

        line_of(phone).instead = hold
        self.sync(phone)
        line_of(phone).instead = lambda _request: None

    @precondition(lambda self: self.held)
    @rule(pick=PICK)
    def what_was_held_up_arrives(self, pick: int) -> None:
        """Nobody waits for the answer any more."""
        phone, request = self.held.pop(pick % len(self.held))
        line_of(phone).through(request)
