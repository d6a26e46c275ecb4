"""Phones that are shared, cloned, wrong about the time, or taken away."""

from api.phone import Phone, hybrid
from api.sync.models import Operation, RefusedOperation
from tests.support.books import Books, records
from tests.support.crew import NAME, Crew, afternoon, pushes
from tests.support.hands import stored
from tests.support.phones import PASSWORD, OneBrowser, line_of

HOUR = 3_600_000


def test_what_needs_a_refused_record_waits_and_goes_with_it_once_repaired(
    crew: Crew, phone: Phone, other: Phone, books: Books
) -> None:
    place = other.create_place("Pas encore envoyée")
    outing = phone.start_outing(place=place)
    met = [phone.meet(outing, "18_21", "male", place=None) for _ in range(3)]
    noted = phone.note_youth(outing=outing, channel="truck_outing", name=NAME)
    phone.patch("youth", noted.youth, housing="parents")
    good = afternoon(phone)
    assert phone.sync() == "up_to_date"
    books.balance(crew.engine, phone, other)
    (refused,) = phone.store.quarantine
    assert (refused.refusal["code"], refused.refusal["field"]) == ("unknown_reference", "place")
    assert "’" in refused.refusal["message_fr"] or " " in refused.refusal["message_fr"]
    assert len(phone.store.outbox) == 5
    assert {phone.row("encounter", id_).where for id_ in met} == {"phone"}
    assert (phone.row("outing", outing).where, phone.row("outing", good).where) == (
        "refused",
        "server",
    )
    assert refused.op["op"] in {one.op for one in stored(crew.engine, RefusedOperation)}
    other.sync()
    before = pushes(phone)
    phone.send_again(refused.op["op"])
    books.rest(crew.engine, phone, other)
    assert pushes(phone) == before + 1
    assert set(phone.store.operations().values()) == {"journal"}
    assert refused.op["op"] not in {one.op for one in stored(crew.engine, RefusedOperation)}


def test_a_cloned_phone_and_its_original_both_keep_all_they_write(
    crew: Crew, phone: Phone, books: Books
) -> None:
    outing = afternoon(phone)
    phone.push()
    phone.meet(outing, "16_17", "female")
    clone = phone.clone(crew.line())
    assert clone.store.device == phone.store.device
    taps = {phone.meet(outing, "22_25", "male"), clone.meet(outing, "26_29", "female")}
    phone.patch("outing", outing, title="Planoise")
    clone.patch("outing", outing, attendance_estimate=30)
    books.rest(crew.engine, phone, clone)
    row = records(crew.engine)[("outing", outing)]["set"]
    assert (row["title"], row["attendance_estimate"]) == ("Planoise", 30)
    assert taps <= {one.id for one in clone.rows("encounter")}


def test_signing_in_on_the_original_leaves_the_clones_outbox_until_it_signs_in_too(
    crew: Crew, phone: Phone, books: Books
) -> None:
    clone = phone.clone(crew.line())
    who = crew.identity("Nadia")
    phone.sign_in_again(who.email, who.password)
    written = afternoon(clone)
    assert clone.sync() == "signed_out"
    assert len(clone.store.outbox) == 10
    phone.sync()
    books.balance(crew.engine, phone, clone)
    clone.sign_in_again(who.email, who.password)
    books.rest(crew.engine, clone)
    phone.sign_in_again(who.email, who.password)
    books.rest(crew.engine, phone)
    assert phone.row("outing", written).where == "server"


def test_two_people_on_one_phone_each_send_their_own(
    crew: Crew, phone: Phone, books: Books
) -> None:
    browser = OneBrowser(crew.network.through)
    nadia, karim = Phone(browser), Phone(browser)
    karim.store.device = nadia.store.device
    nadia.sign_in_again(crew.identity("Nadia").email, PASSWORD)
    nadia.sync()
    hers = afternoon(nadia)
    nadia.sign_out(push_only=True)
    karim.sign_in_again(crew.identity("Karim").email, PASSWORD)
    assert karim.sync() == "up_to_date"
    assert hers not in {row.id for row in karim.rows("outing")}
    his = afternoon(karim)
    books.balance(crew.engine, nadia, karim)
    cursor = nadia.store.base.cursor
    assert nadia.sync() == "signed_out"
    assert (nadia.store.outbox, nadia.store.base.cursor) == ([], cursor)
    books.rest(crew.engine, karim, phone)
    rows = records(crew.engine)
    assert rows[("outing", hers)]["by"] == nadia.person_id
    assert rows[("outing", his)]["by"] == karim.person_id
    by = {one.op: one.person_id for one in stored(crew.engine, Operation)}
    for owner in (nadia, karim):
        assert {by[one.op["op"]] for one in owner.store.journal} == {owner.person_id}


def test_a_clock_hours_ahead_wins_nothing_and_is_set_back_once_nothing_waits(
    crew: Crew, phone: Phone, other: Phone, books: Books
) -> None:
    youth = phone.note_youth(name=NAME).youth
    books.rest(crew.engine, phone, other)
    right = phone.clock.wall
    phone.clock.wall = lambda: right() + 5 * HOUR
    for housing in ("friends", "hostel", "parents"):
        phone.patch("youth", youth, housing=housing)
    line_of(phone).lose_requests = 1
    assert phone.sync() == "offline"
    phone.clock.wall = right  # somebody sets the phone right, while notes still wait
    last = phone.store.outbox[-1]["at"]
    assert phone.write(phone.change("youth", youth, housing="none"))["at"] > last
    assert phone.sync() == "up_to_date"
    assert phone.clock.last <= hybrid(phone.clock.now_ms() + 1)
    other.sync()
    assert other.row("youth", youth)["housing"] == "none"
    other.patch("youth", youth, housing="friends")
    books.rest(crew.engine, other, phone)
    assert phone.row("youth", youth)["housing"] == "friends"
    phone.patch("youth", youth, housing="hostel")
    books.rest(crew.engine, phone, other)
    assert other.row("youth", youth)["housing"] == "hostel"
    now = hybrid(right() + 1_000)
    assert all(one.effective < now for one in stored(crew.engine, Operation))


def test_work_of_a_person_who_left_is_kept_for_review_and_names_leave_their_phone(
    crew: Crew, other: Phone, books: Books
) -> None:
    thomas = crew.phone("Thomas")
    kept = afternoon(thomas)
    thomas.sync()
    unsent = afternoon(thomas)
    thomas.store.batch = 4
    crew.elise.call("POST", f"/api/people/{thomas.person_id}/revoke")
    assert thomas.sync() == "revoked"
    assert (thomas.keys, thomas.private, thomas.store.base.rows) == (None, None, {})
    assert thomas.store.outbox == []
    assert {one.refusal["code"] for one in thomas.store.quarantine} == {"revoked"}
    assert thomas.sync() == "revoked"
    books.rest(crew.engine, other)
    books.balance(crew.engine, thomas, other)
    review = {one.op: one for one in stored(crew.engine, RefusedOperation)}
    assert all(review[one.op["op"]].code == "revoked" for one in thomas.store.quarantine)
    assert NAME["last_name"] not in str([one.changes for one in review.values()])
    assert {row.id for row in other.rows("outing")} & {kept, unsent} == {kept}
    del crew.people["Thomas"]
