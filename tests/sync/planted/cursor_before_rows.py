"""The phone keeps the cursor of each page at once, and the rows when the last one has come."""

import pytest

from api.phone import exchange
from api.phone.phone import Phone
from api.phone.store import Generation, WireRow
from api.phone.transport import Answer
from tests.sync.model import Happenings
from tests.sync.world import NADIA


def plant(patch: pytest.MonkeyPatch) -> None:
    """Rows wait in memory, where they do not outlive a sync that is cut short."""
    waiting: list[WireRow] = []
    keep_page, sync = exchange._keep_page, Phone.sync

    def keep(phone: Phone, into: Generation, answer: Answer) -> bool:
        put = Generation.put
        with pytest.MonkeyPatch.context() as inside:
            inside.setattr(Generation, "put", lambda _into, row: waiting.append(row))
            more = keep_page(phone, into, answer)
        if not more:
            for row in waiting:
                put(into, row)
            waiting.clear()
        return more

    def begin(phone: Phone, limit: int = 500) -> str:
        waiting.clear()
        return sync(phone, limit)

    patch.setattr("api.phone.exchange._keep_page", keep)
    patch.setattr("api.phone.phone.Phone.sync", begin)


def shortest(state: Happenings) -> None:
    """A phone that begins empty is closed after its first page."""
    state.a_browser_throws_all_away(who=NADIA)
    state.a_few_rows_are_read(who=NADIA)
