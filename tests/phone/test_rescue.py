"""A rescue file gives back what a phone lost, once, however late, and no name that was erased."""

import pytest

from api.phone import Locked, Phone
from tests.support.crew import NAME
from tests.support.phones import Office, line_of


def another(office: Office, phone: Phone) -> Phone:
    """An empty phone with that person's session and keys."""
    other = phone.clone(line_of(phone))
    other.store = type(phone.store)(cookie=phone.store.cookie)
    other.sync()
    return other


def test_what_a_lost_phone_had_not_sent_comes_back_once_on_another(
    office: Office, nadia: Phone
) -> None:
    outing = nadia.start_outing()
    nadia.sync()
    met = nadia.meet(outing, "18_21", "male", place=None)
    rescued = nadia.rescue()
    other = another(office, nadia)
    assert other.take_back_rescued(rescued) == 2
    assert other.take_back_rescued(rescued) == 0
    assert other.row("encounter", met).where == "phone"
    assert other.sync() == "up_to_date"
    assert [row.id for row in other.rows("encounter")] == [met]
    assert [row.id for row in other.rows("outing")] == [outing]


def test_a_file_taken_back_late_changes_nothing_written_since(nadia: Phone, office: Office) -> None:
    youth = nadia.note_youth(name=NAME, housing="parents").youth
    nadia.sync()
    rescued = nadia.rescue()
    nadia.patch("youth", youth, housing="hostel")
    nadia.sync()
    other = another(office, nadia)
    other.take_back_rescued(rescued)
    assert other.row("youth", youth)["housing"] == "hostel"
    other.sync()
    assert other.row("youth", youth)["housing"] == "hostel"


def test_who_was_erased_since_gets_no_name_back(nadia: Phone, office: Office) -> None:
    youth = nadia.note_youth(name=NAME).youth
    nadia.sync()
    rescued = nadia.rescue()
    office.elise.sync()
    office.elise.erase(youth)
    office.elise.sync()
    other = another(office, nadia)
    assert other.take_back_rescued(rescued) == 1
    assert [change["set"]["name"] for op in other.store.outbox for change in op["changes"]] == [
        None
    ]


def test_a_locked_phone_neither_makes_nor_takes_a_rescue_file(nadia: Phone) -> None:
    rescued = nadia.rescue()
    nadia.lock()
    with pytest.raises(Locked):
        nadia.rescue()
    with pytest.raises(Locked):
        nadia.take_back_rescued(rescued)
