"""What a worker writes is seen at once on their phone, and then by colleagues."""

from typing import Any

import pytest

from api.phone import Identity, Locked, NoNetwork, Phone, Trouble
from tests.support.databases import KINDS
from tests.support.phones import PASSWORD, Office, line_of

NAME = {"first_name": "Sami", "last_name": "Noisetier"}


def note_sami(phone: Phone, outing: str) -> str:
    noted = phone.note_youth(
        outing=outing,
        gender="male",
        age_band="18_21",
        channel="truck_outing",
        situation="none",
        followed_by=["none"],
        name=NAME,
        contact={"phones": ["+33639980412"]},
    )
    return noted.youth


def funnel(phone: Phone) -> Any:
    year = phone.today()[:4]
    query = f"from={year}-01-01&to={year}-12-31&until={year}-12-31"
    return phone.call("GET", f"/api/indicators/funnel?{query}")


@pytest.mark.parametrize("office", KINDS, indirect=True)
def test_an_outing_noted_offline_reaches_the_colleague_and_the_funnel(office: Office) -> None:
    nadia = office.join()
    place = nadia.create_place("Planoise", commune="25056")
    outing = nadia.start_outing(place=place)
    line_of(nadia).lose_requests = 1
    assert nadia.sync() == "offline"
    for _ in range(3):
        nadia.meet(outing, "22_25", "female")
    nadia.take_back(nadia.meet(outing, "22_25", "female"))
    sami = note_sami(nadia, outing)
    nadia.plan_relance(sami, nadia.now(), note="Rappeler mardi.")
    pathway = nadia.start_pathway(sami, "cej")
    nadia.check(pathway)
    nadia.close_outing(outing, note="Beau temps.")
    assert [row.where for row in nadia.rows("encounter")] == ["phone"] * 4
    assert nadia.sync() == "up_to_date"
    assert {row.where for row in nadia.rows("encounter")} == {"server"}
    office.elise.sync()
    seen = office.elise.row("youth", sami)
    assert office.elise.open(seen, "name").value == NAME
    assert office.elise.open(office.elise.rows("step")[0], "note").value == "Rappeler mardi."
    figures = funnel(office.elise)
    assert (figures["contacts"], figures["people_met"]["total"]) == (4, 4)
    assert (figures["identified"]["on_outings"], figures["remobilised"]["total"]) == (1, 1)


def test_a_youth_already_counted_adds_nobody(nadia: Phone) -> None:
    outing = nadia.start_outing()
    nadia.meet(outing, "18_21", "male")
    nadia.note_youth(
        outing=outing, gender="male", age_band="18_21", channel="truck_outing", already_counted=True
    )
    nadia.sync()
    assert funnel(nadia)["people_met"]["total"] == 1
    assert sorted(row["count"] for row in nadia.rows("encounter")) == [0, 1]


def test_what_is_noted_belongs_to_the_current_stop(nadia: Phone) -> None:
    first, second = nadia.create_place("Planoise"), nadia.create_place("Battant")
    outing = nadia.start_outing(place=first)
    before = nadia.meet(outing, "18_21", "male")
    nadia.change_stop(outing, second)
    after = nadia.meet(outing, "18_21", "male")
    assert nadia.row("encounter", before)["place"] == first
    assert nadia.row("encounter", after)["place"] == second


def test_a_patch_says_which_row_the_worker_saw(nadia: Phone) -> None:
    sami = note_sami(nadia, nadia.start_outing())
    assert "seen" not in nadia.change("youth", sami, housing="parents")
    nadia.sync()
    base = nadia.store.base
    seen = nadia.change("youth", sami, housing="parents")["seen"]
    assert seen == [base.epoch, base.rows[("youth", sami)]["seq"]]


def test_undo_of_an_undo_brings_the_record_back(nadia: Phone) -> None:
    outing = nadia.start_outing()
    met = nadia.meet(outing, "18_21", "male")
    nadia.delete("encounter", met)
    nadia.undelete("encounter", met)
    nadia.sync()
    assert [row.id for row in nadia.rows("encounter")] == [met]


def test_a_locked_phone_counts_people_and_writes_no_name(nadia: Phone) -> None:
    outing = nadia.start_outing()
    nadia.lock()
    nadia.meet(outing, "18_21", "male")
    with pytest.raises(Locked):
        note_sami(nadia, outing)
    assert len(nadia.store.outbox) == 2


def test_a_person_may_have_two_phones(office: Office) -> None:
    one = office.elise
    two = Phone.sign_in(office.network, "elise@exemple.test", PASSWORD)
    outing = one.start_outing()
    one.sync()
    two.sync()
    two.meet(outing, "18_21", "male")
    assert two.sync() == "up_to_date"
    assert one.sync() == "up_to_date"
    assert len(one.rows("encounter")) == 1
    assert one.store.device != two.store.device


def test_a_wrong_password_is_refused(office: Office) -> None:
    with pytest.raises(Trouble) as refused:
        Phone.sign_in(office.network, "elise@exemple.test", "un autre mot de passe")
    assert refused.value.answer.status == 401


def test_management_joins_without_any_key_and_holds_no_row(office: Office) -> None:
    note_sami(office.elise, office.elise.start_outing())
    office.elise.sync()
    who = Identity("Dominique", "direction@exemple.test", PASSWORD)
    chief = Phone.accept(office.network, office.elise.invite("management", who.name), who)
    assert chief.keys is None
    assert chief.sync() == "up_to_date"
    assert chief.store.base.rows == {}
    assert funnel(chief)["identified"]["total"] == 1


def test_a_partner_holds_the_lists_and_their_own_files_only(office: Office) -> None:
    outing = office.elise.start_outing(place=office.elise.create_place("Planoise"))
    note_sami(office.elise, outing)
    office.elise.close_outing(outing, note="Pour nous seuls.")
    office.elise.sync()
    samir = office.join("partner", "Samir")
    own = note_sami(samir, "")
    assert samir.sync() == "up_to_date"
    assert [row.id for row in samir.rows("youth")] == [own]
    assert len(samir.rows("place")) == 1
    assert samir.row("outing", outing)["note"] is None


def test_after_a_rotation_old_names_are_sealed_again_and_everybody_still_reads(
    office: Office, nadia: Phone
) -> None:
    elise, outing = office.elise, office.elise.start_outing()
    sami = note_sami(elise, outing)
    elise.sync()
    before = elise.row("youth", sami)["name"]
    elise.rotate()
    assert elise.reseal_all() == 1
    elise.sync()
    assert elise.row("youth", sami)["name"] != before
    nadia.sync()
    assert nadia.open(nadia.row("youth", sami), "name").why == "no_key"
    nadia.refresh_keys()
    assert nadia.open(nadia.row("youth", sami), "name").value == NAME
    assert elise.reseal_all() == 0


def test_what_was_typed_and_not_sent_stays_over_an_older_text_that_is_sealed_again(
    elise: Phone,
) -> None:
    youth = elise.note_youth(name=NAME, note="Veut travailler.").youth
    elise.sync()
    elise.patch("youth", youth, note="A trouvé un stage.")
    elise.rotate()
    assert elise.reseal_all() == 1
    assert elise.open(elise.row("youth", youth), "note").value == "A trouvé un stage."
    elise.sync()
    assert elise.open(elise.row("youth", youth), "note").value == "A trouvé un stage."


def test_a_phone_that_seals_again_and_hears_of_an_erasure_meanwhile_goes_on(elise: Phone) -> None:
    youth = elise.note_youth(name=NAME, note="Veut travailler.").youth
    elise.sync()
    elise.rotate()
    elise.reseal_all()
    elise.erase(youth)
    line_of(elise).lose_answers = 1
    with pytest.raises(NoNetwork):
        elise.push()
    elise.pull()
    (row,) = elise.rows("youth")
    assert (row.erased, row["name"], row["note"]) == (True, None, None)
    assert elise.sync() == "up_to_date"
