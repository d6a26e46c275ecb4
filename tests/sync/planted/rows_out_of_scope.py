"""The phone of somebody whose role changed keeps the rows that it may not hold any more."""

import pytest

from api.phone import exchange
from api.phone.phone import Phone
from tests.sync.model import Happenings


def plant(patch: pytest.MonkeyPatch) -> None:
    """It reads again from zero into what it holds already."""
    read_again = exchange.read_again

    def over(phone: Phone, *, new_epoch: bool) -> None:
        read_again(phone, new_epoch=new_epoch)
        assert phone.store.next
        if not new_epoch:
            phone.store.next.rows = dict(phone.store.base.rows)

    patch.setattr("api.phone.exchange.read_again", over)


def shortest(state: Happenings) -> None:
    """An outreach worker becomes a partner’s."""
    state.karims_role_changes(role="partner")
