"""Whatever happens to what passes, every operation is accounted for."""

import pytest
from sqlmodel import col, select

from api.accounts.models import Organisation
from api.db import writing
from api.phone import Answer, Phone, Request
from api.records.encounter import Encounter
from api.sync.models import Operation
from tests.support.phones import Office, body_of, line_of


def taps(phone: Phone, number: int) -> str:
    outing = phone.start_outing()
    for _ in range(number):
        phone.meet(outing, "18_21", "male", place=None)
    return outing


def on_server(office: Office) -> int:
    with writing(office.engine) as session:
        return len(session.exec(select(Encounter.id)).all())


def places(phone: Phone) -> set[str]:
    return set(phone.store.operations().values())


def test_a_lost_request_leaves_the_outbox_as_it_was(office: Office, nadia: Phone) -> None:
    nadia.sync()
    taps(nadia, 3)
    line_of(nadia).lose_requests = 1
    assert nadia.sync() == "offline"
    assert len(nadia.store.outbox) == 4
    assert nadia.sync() == "up_to_date"
    assert places(nadia) == {"journal"}


def test_a_lost_answer_is_asked_for_again_and_nothing_is_doubled(
    office: Office, nadia: Phone
) -> None:
    nadia.sync()
    taps(nadia, 3)
    line_of(nadia).lose_answers = 1
    assert nadia.sync() == "offline"
    assert (len(nadia.store.outbox), on_server(office)) == (4, 3)
    assert len(nadia.rows("encounter")) == 3
    assert nadia.sync() == "up_to_date"
    assert (len(nadia.store.outbox), on_server(office)) == (0, 3)


def test_a_batch_too_large_is_halved_until_it_passes(nadia: Phone) -> None:
    nadia.sync()
    taps(nadia, 9)

    def narrow(request: Request) -> Answer | None:
        large = request.path == "/api/sync/push" and len(body_of(request)["ops"]) > 3
        return Answer(413) if large else None

    line_of(nadia).instead = narrow
    assert nadia.sync() == "up_to_date"
    assert [len(body["ops"]) for body in line_of(nadia).pushes()][:3] == [10, 5, 2]
    assert places(nadia) == {"journal"}


def test_one_operation_too_large_for_any_batch_blocks_no_other(nadia: Phone) -> None:
    nadia.sync()
    outing = nadia.start_outing()
    wide = {"partner": nadia.create_partner("École"), "role": "present"}
    nadia.patch("outing", outing, partners=[wide] * 9_000)
    nadia.meet(outing, "18_21", "male")
    assert nadia.sync() == "up_to_date"
    assert [one.refusal["code"] for one in nadia.store.quarantine] == ["too_large"]
    assert len(nadia.store.journal) == 3


def test_a_day_of_taps_goes_in_batches_of_at_most_two_hundred(nadia: Phone) -> None:
    nadia.sync()
    taps(nadia, 450)
    assert nadia.sync() == "up_to_date"
    pushes = line_of(nadia).pushes()
    assert [len(body["ops"]) for body in pushes] == [200, 200, 51]
    assert [body["waiting"] for body in pushes] == [251, 51, 0]
    sent = [one for one, _ in line_of(nadia).seen if one.path == "/api/sync/push"]
    assert {one.headers.get("Content-Encoding") for one in sent} == {"gzip"}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 503])
def test_any_other_answer_leaves_the_outbox_and_is_kept_to_be_shown(
    nadia: Phone, status: int
) -> None:
    nadia.sync()
    taps(nadia, 2)
    line_of(nadia).instead = lambda _request: Answer(status, b'{"code":"x"}')
    assert nadia.sync() == ("signed_out" if status == 401 else "later")
    assert nadia.trouble is not None and nadia.trouble.answer.status == status
    assert len(nadia.store.outbox) == 3
    line_of(nadia).instead = lambda _request: None
    assert nadia.sync() == "up_to_date"


def test_a_record_changed_while_it_is_being_sent_keeps_the_change(
    office: Office, nadia: Phone
) -> None:
    nadia.sync()
    outing = taps(nadia, 1)
    through = line_of(nadia).through

    def meanwhile(request: Request) -> Answer:
        answer = through(request)
        line_of(nadia).through = through
        nadia.patch("outing", outing, attendance_estimate=40)
        return answer

    line_of(nadia).through = meanwhile
    assert nadia.push()
    assert nadia.row("outing", outing)["attendance_estimate"] == 40
    assert len(nadia.store.outbox) == 1
    assert nadia.sync() == "up_to_date"
    office.elise.sync()
    assert office.elise.row("outing", outing)["attendance_estimate"] == 40


def test_an_old_app_still_sends_and_is_asked_to_be_updated(nadia: Phone) -> None:
    nadia.sync()
    taps(nadia, 1)
    line_of(nadia).instead = lambda request: Answer(426) if "pull" in request.path else None
    assert nadia.sync() == "update"
    assert places(nadia) == {"journal"}


def test_what_needs_a_refused_record_waits_with_it_and_nothing_else_does(
    office: Office, nadia: Phone
) -> None:
    nadia.sync()
    unknown = office.elise.create_place("Pas encore envoyé")
    outing = nadia.start_outing(place=unknown)
    met = nadia.meet(outing, "18_21", "male")
    free = nadia.create_place("Battant")
    assert nadia.sync() == "up_to_date"
    assert [one.refusal["code"] for one in nadia.store.quarantine] == ["unknown_reference"]
    assert nadia.row("outing", outing).where == "refused"
    assert nadia.row("encounter", met).where == "phone"
    assert nadia.row("place", free).where == "server"
    later = nadia.meet(outing, "18_21", "male")
    pushed = len(line_of(nadia).pushes())
    nadia.sync()
    assert len(line_of(nadia).pushes()) == pushed
    office.elise.sync()
    nadia.send_again(nadia.store.quarantine[0].op["op"])
    assert nadia.sync() == "up_to_date"
    assert places(nadia) == {"journal"}
    assert {row.id for row in nadia.rows("encounter") if row.where == "server"} == {met, later}


def test_giving_up_a_refused_record_gives_up_what_needs_it(office: Office, nadia: Phone) -> None:
    nadia.sync()
    outing = nadia.start_outing(place=office.elise.create_place("Pas encore envoyé"))
    nadia.meet(outing, "18_21", "male", place=None)
    kept = nadia.create_place("Battant")
    nadia.sync()
    nadia.give_up(nadia.store.quarantine[0].op["op"])
    assert sorted(nadia.store.operations().values()) == ["dropped", "dropped", "journal"]
    assert nadia.rows("encounter") == []
    assert nadia.row("place", kept).where == "server"


def test_a_crash_between_the_answer_and_its_storing_loses_and_doubles_nothing(
    office: Office, nadia: Phone
) -> None:
    nadia.sync()
    taps(nadia, 5)
    before = nadia.snapshot()
    nadia.push()
    nadia.restore(before)
    assert len(nadia.store.outbox) == 6
    nadia.sync()
    assert (places(nadia), on_server(office)) == ({"journal"}, 5)


def test_two_phones_restored_from_one_backup_both_keep_what_they_write(
    office: Office, nadia: Phone
) -> None:
    outing = taps(nadia, 1)
    nadia.sync()
    nadia.meet(outing, "18_21", "male")
    other = nadia.clone()
    nadia.meet(outing, "22_25", "male")
    other.meet(outing, "26_29", "female")
    for phone in (nadia, other, nadia):
        assert phone.sync() == "up_to_date"
    assert on_server(office) == 4
    assert nadia.store.base.rows == other.store.base.rows


def test_after_a_restore_of_the_server_what_the_backup_lost_returns(
    office: Office, nadia: Phone
) -> None:
    outing = taps(nadia, 3)
    nadia.sync()
    lost = nadia.store.journal[-1].op["op"]
    with writing(office.engine) as session:
        session.delete(session.exec(select(Encounter).order_by(col(Encounter.id).desc())).first())
        session.delete(session.exec(select(Operation).where(Operation.op == lost)).one())
        session.exec(select(Organisation)).one().epoch = "7e1b0a52-9c1d-4f83-8a55-c1d2e3f40516"
    nadia.meet(outing, "18_21", "male")
    assert len(nadia.rows("encounter")) == 4
    assert nadia.sync() == "up_to_date"
    assert on_server(office) == 4
    assert places(nadia) == {"journal"}
    assert len(nadia.rows("encounter")) == 4


def test_the_first_reading_resumes_where_the_network_left_it(office: Office) -> None:
    taps(office.elise, 30)
    office.elise.sync()
    nadia = office.join()
    assert nadia.pull(limit=10)
    line_of(nadia).lose_answers = 1
    assert nadia.sync(limit=10) == "offline"
    assert nadia.store.base.cursor > 0
    assert nadia.sync(limit=10) == "up_to_date"
    office.elise.sync()
    assert nadia.store.base.rows == office.elise.store.base.rows


def test_rows_no_longer_granted_leave_with_the_swap(office: Office, nadia: Phone) -> None:
    taps(nadia, 3)
    outing = taps(office.elise, 8)
    office.elise.sync()
    nadia.sync()
    assert len(nadia.rows("encounter")) == 11
    office.elise.call("PATCH", f"/api/people/{nadia.person_id}", {"role": "partner"})
    assert nadia.pull(limit=2)
    while nadia.store.next is not None:
        assert len(nadia.rows("encounter")) == 11
        nadia.pull(limit=2)
    assert len(nadia.rows("encounter")) == 3
    assert nadia.row("outing", outing).type == "outing"


def test_a_phone_without_news_for_too_long_reads_again_from_zero(
    office: Office, nadia: Phone
) -> None:
    taps(nadia, 3)
    nadia.sync()
    with writing(office.engine) as session:
        organisation = session.exec(select(Organisation)).one()
        organisation.purged_seq = organisation.seq
    office.elise.create_place("Battant")
    office.elise.sync()
    assert nadia.sync() == "up_to_date"
    assert len(nadia.rows("encounter")) == 3
    assert len(nadia.rows("place")) == 1
