"""Erased and revoked people leave the phone; a wrong clock does no harm."""

from api.phone import Phone, hybrid
from tests.support.phones import Office

HOUR = 3_600_000


def sealed_texts(phone: Phone) -> set[str]:
    """Every sealed value that the phone still keeps anywhere."""
    store = phone.store
    sets = [row["set"] for row in store.base.rows.values()]
    operations = [*store.outbox, *store.dropped]
    operations += [one.op for one in store.journal] + [one.op for one in store.quarantine]
    for op in operations:
        sets += [change.get("set", {}) | change.get("was", {}) for change in op["changes"]]
    values = (value for one in sets for value in one.values())
    return {value for value in values if isinstance(value, str) and value.startswith("eyJ")}


def test_an_erasure_reaches_everything_that_a_phone_keeps(office: Office, nadia: Phone) -> None:
    outing = nadia.start_outing()
    sami = nadia.note_youth(outing=outing, channel="truck_outing", name={"first_name": "Sami"})
    nadia.add_step(sami.youth, "call", note="Rappeler.")
    nadia.sync()
    office.elise.sync()
    office.elise.erase(sami.youth)
    assert office.elise.row("youth", sami.youth)["name"] is None
    office.elise.sync()
    nadia.add_step(sami.youth, "call", note="Encore une note.")
    nadia.patch("youth", sami.youth, note="Une autre.", referent=outing)
    assert len(sealed_texts(nadia)) > 2
    nadia.sync()
    nadia.sync()
    assert sealed_texts(nadia) == set()
    assert sealed_texts(office.elise) == set()
    assert len(nadia.rows("step")) == 2
    assert [one.refusal["code"] for one in nadia.store.quarantine] == ["unknown_reference"]


def test_files_merged_into_an_erased_one_are_forgotten_with_it(
    office: Office, nadia: Phone
) -> None:
    one = nadia.note_youth(name={"first_name": "Sami"}).youth
    two = nadia.note_youth(name={"first_name": "Samy"}).youth
    nadia.merge(two, one)
    nadia.sync()
    office.elise.sync()
    office.elise.erase(one)
    assert office.elise.row("youth", two)["name"] is None
    office.elise.sync()
    nadia.sync()
    assert sealed_texts(nadia) == set()


def test_a_revoked_phone_drops_names_and_keeps_what_it_had_to_send(
    office: Office, nadia: Phone
) -> None:
    outing = nadia.start_outing()
    nadia.sync()
    office.elise.call("POST", f"/api/people/{nadia.person_id}/revoke")
    nadia.note_youth(outing=outing, channel="truck_outing", name={"first_name": "Sami"})
    assert nadia.sync() == "revoked"
    assert nadia.keys is None
    assert nadia.store.base.rows == {}
    assert [one.refusal["code"] for one in nadia.store.quarantine] == ["revoked"]


def test_a_signed_out_phone_keeps_its_outbox_and_sends_it_later(
    office: Office, nadia: Phone
) -> None:
    outing = nadia.start_outing()
    nadia.sync()
    nadia.meet(outing, "18_21", "male")
    nadia.sign_out(push_only=True)
    assert nadia.sync() == "signed_out"
    assert nadia.store.outbox == []
    office.elise.sync()
    assert len(office.elise.rows("encounter")) == 1


def test_a_clock_that_ran_ahead_is_clamped_and_goes_back(nadia: Phone) -> None:
    nadia.sync()
    true = nadia.clock.wall
    nadia.clock.wall = lambda: true() + 5 * HOUR
    outing = nadia.start_outing()
    for _ in range(3):
        nadia.meet(outing, "18_21", "male")
    ahead = nadia.clock.last
    assert nadia.sync() == "up_to_date"
    now = hybrid(true() + 1_000)
    assert ahead > now
    assert nadia.clock.last < now
    assert all(row["at"] <= nadia.now() for row in nadia.rows("encounter"))
    assert nadia.write(nadia.creation("place", name="Battant"))["at"] < hybrid(true() + HOUR)


def test_a_wrong_clock_is_corrected_by_what_the_server_says(nadia: Phone) -> None:
    true = nadia.clock.wall
    nadia.clock.wall = lambda: true() - 24 * HOUR
    nadia.sync()
    assert abs(nadia.clock.now_ms() - true()) < 10_000


def test_what_is_written_is_later_than_all_that_was_read_though_the_clock_goes_back(
    nadia: Phone,
) -> None:
    nadia.sync()
    read = hybrid(nadia.clock.now_ms() - 1_000)
    true = nadia.clock.wall
    nadia.clock.wall = lambda: true() - 24 * HOUR
    assert nadia.write(nadia.creation("place", name="Battant"))["at"] > read


def test_times_given_out_always_grow(nadia: Phone) -> None:
    nadia.clock.wall = lambda: 1_700_000_000_000
    nadia.clock.offset = 0
    given = [nadia.clock.tick() for _ in range(3)]
    nadia.clock.wall = lambda: 1_600_000_000_000
    given += [nadia.clock.tick() for _ in range(3)]
    assert given == sorted(set(given))
