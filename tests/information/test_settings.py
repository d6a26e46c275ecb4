"""The coordination's settings: whom to call, and the notice's words in each language."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.information.texts import LANGUAGES, VERSION, original, shown, version_of
from tests.accounts.house import House, Someone

NUMBERS = {
    "coordinator_name": "Élise",
    "coordinator_phone": "+33639980412",
    "crip_name": "CRIP du Doubs",
    "crip_phone": "+33381256119",
    "data_contact": "donnees@mission.example",
}
OWN = original("ar") | {"title": "ماذا نكتب", "ask": "اسأل *الفريق*."}


def settings_of(someone: Someone) -> dict[str, Any]:
    """The settings as one's phone pulls them."""
    answer = someone.get("/sync/pull?cursor=0&limit=1000")
    (row,) = [row for row in answer["rows"] if row["type"] == "organisation"]
    found: dict[str, Any] = row["set"]["settings"]
    assert someone.get("/me")["organisation"]["settings"] == found
    return found


def write(someone: Someone, language: str, texts: dict[str, str], was: str = VERSION) -> Any:
    body = {"was": was, "texts": texts}
    return someone.ask("PUT", f"/organisation/notices/{language}", body)


def test_numbers_reach_phones_that_had_read_everything_before(
    elise: Someone, karim: Someone
) -> None:
    cursor = karim.get("/sync/pull?cursor=0&limit=1000")["cursor"]
    answer = elise.ask("PUT", "/organisation/numbers", NUMBERS)
    assert answer.json() == {"settings": NUMBERS}
    (row,) = karim.get(f"/sync/pull?cursor={cursor}&limit=1000")["rows"]
    assert (row["type"], row["set"]["settings"]) == ("organisation", NUMBERS)
    assert settings_of(karim) == NUMBERS


def test_an_emptied_number_is_forgotten_and_other_settings_stay(elise: Someone) -> None:
    write(elise, "ar", OWN)
    elise.ask("PUT", "/organisation/numbers", NUMBERS)
    elise.ask("PUT", "/organisation/numbers", NUMBERS | {"crip_phone": "", "crip_name": " "})
    found = settings_of(elise)
    assert set(found) == {"notices", "coordinator_name", "coordinator_phone", "data_contact"}


def correct(someone: Someone, was: dict[str, str], **changed: str) -> Any:
    """Numbers as an app of today sends them, from a page that had read `was`."""
    return someone.ask("PUT", "/organisation/numbers", was | changed | {"was": was})


def test_a_page_of_an_old_reading_brings_no_number_back(house: House, elise: Someone) -> None:
    nadia = house.hire(elise, "Nadia", "coordinator")
    elise.ask("PUT", "/organisation/numbers", NUMBERS)
    correct(nadia, NUMBERS, crip_phone="+33381000000", crip_name="")
    assert correct(elise, NUMBERS, data_contact="Accueil").status_code == 200
    now = NUMBERS | {"crip_phone": "+33381000000", "data_contact": "Accueil"}
    assert settings_of(elise) == {name: now[name] for name in now if name != "crip_name"}


def test_a_number_that_two_changed_is_refused_by_its_field_and_nothing_is_written(
    house: House, elise: Someone
) -> None:
    nadia = house.hire(elise, "Nadia", "coordinator")
    elise.ask("PUT", "/organisation/numbers", NUMBERS)
    correct(nadia, NUMBERS, crip_phone="+33381000000")
    late = correct(elise, NUMBERS, data_contact="Accueil", crip_phone="")
    said = late.json()
    assert (late.status_code, said["code"], said["field"]) == (409, "text_changed", "crip_phone")
    assert settings_of(elise) == NUMBERS | {"crip_phone": "+33381000000"}
    assert correct(elise, NUMBERS, crip_phone="+33381000000").status_code == 200


def test_an_app_of_before_replaces_all_five(elise: Someone) -> None:
    correct(elise, dict.fromkeys(NUMBERS, ""), **NUMBERS)
    older = NUMBERS | {"crip_phone": "", "coordinator_name": "Nadia"}
    assert elise.ask("PUT", "/organisation/numbers", older).status_code == 200
    assert settings_of(elise) == {name: value for name, value in older.items() if value}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("coordinator_phone", "06 39 98 04 12"),
        ("crip_phone", "+33abc"),
        ("coordinator_name", "x" * 81),
        ("data_contact", "une\nadresse"),
        ("crip_name", None),
    ],
)
def test_a_wrong_number_is_refused_by_its_field_and_never_repeated(
    elise: Someone, field: str, value: Any
) -> None:
    answer = elise.ask("PUT", "/organisation/numbers", NUMBERS | {field: value})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_input")
    assert answer.json()["field"] == field
    assert value is None or value not in answer.text
    assert settings_of(elise) == {}


def test_the_longest_wait_before_locking_reaches_phones_and_leaves_other_settings(
    elise: Someone, karim: Someone
) -> None:
    elise.ask("PUT", "/organisation/numbers", NUMBERS)
    for minutes in (15, 1):
        elise.ask("PUT", "/organisation/lock", {"minutes": minutes})
        assert settings_of(karim) == NUMBERS | {"lock_minutes": minutes}


@pytest.mark.parametrize("minutes", [0, 2, 60, -5, "5", None])
def test_phones_never_wait_longer_than_a_quarter_of_an_hour(elise: Someone, minutes: Any) -> None:
    answer = elise.ask("PUT", "/organisation/lock", {"minutes": minutes})
    assert (answer.status_code, answer.json()["field"]) == (400, "minutes")
    assert settings_of(elise) == {}


def test_own_words_have_a_version_of_their_own_and_wait_to_be_read(elise: Someone) -> None:
    written = write(elise, "ar", OWN).json()["settings"]["notices"]["ar"]
    assert written["texts"] == OWN and written["by"] == elise.id
    assert written["version"] == version_of("ar", OWN) != VERSION
    assert "read" not in written
    assert shown(settings_of(elise), "ar").texts == OWN
    assert shown(settings_of(elise), "fr").version == VERSION


def test_proof_reading_is_of_these_very_words(elise: Someone) -> None:
    read = elise.post("/organisation/notices/ar/proofread", {"version": VERSION})
    entry = read.json()["settings"]["notices"]["ar"]
    assert entry["read"]["version"] == VERSION and entry["read"]["by"] == elise.id
    assert "read" not in write(elise, "ar", OWN).json()["settings"]["notices"]["ar"]
    late = elise.post("/organisation/notices/ar/proofread", {"version": VERSION})
    assert (late.status_code, late.json()["code"]) == (409, "text_changed")


def test_a_proof_reading_noted_by_mistake_is_taken_back(elise: Someone) -> None:
    said = {"version": VERSION}
    elise.post("/organisation/notices/uk/proofread", said)
    back = elise.post("/organisation/notices/uk/proofread", said | {"read": False})
    assert back.json()["settings"]["notices"] == {}


def test_a_second_coordinator_does_not_write_over_the_first(house: House, elise: Someone) -> None:
    nadia = house.hire(elise, "Nadia", "coordinator")
    write(elise, "ar", OWN)
    late = write(nadia, "ar", original("ar") | {"title": "غير ذلك"})
    assert (late.status_code, late.json()["code"]) == (409, "text_changed")
    assert shown(settings_of(nadia), "ar").texts == OWN


def test_the_original_comes_back_with_its_version(elise: Someone) -> None:
    write(elise, "ar", OWN)
    own = {"version": version_of("ar", OWN)}
    assert elise.post("/organisation/notices/ar/original", own).json()["settings"]["notices"] == {}
    write(elise, "uk", original("uk") | {"title": "Інше"})
    same = write(elise, "uk", original("uk"), version_of("uk", original("uk") | {"title": "Інше"}))
    assert same.json()["settings"]["notices"] == {}


@pytest.mark.parametrize(
    ("field", "value"), [("title", ""), ("agreed", "x" * 61), ("note", "a\u202eb"), ("law", " ")]
)
def test_a_wrong_text_is_refused_by_its_field(elise: Someone, field: str, value: str) -> None:
    answer = write(elise, "ar", OWN | {field: value})
    assert (answer.status_code, answer.json()["field"]) == (400, f"texts.{field}")


def test_dari_keeps_the_joiners_it_is_written_with(elise: Someone) -> None:
    words = original("prs") | {"title": "چه می\u200cنویسیم"}
    assert write(elise, "prs", words).status_code == 200
    assert shown(settings_of(elise), "prs").texts == words


def test_a_language_nobody_wrote_is_refused(elise: Someone) -> None:
    assert write(elise, "xx", OWN).status_code == 400


@given(st.dictionaries(st.sampled_from(sorted(original("en"))), st.text(min_size=1, max_size=30)))
def test_a_version_fits_a_file_and_changes_with_the_words(own: dict[str, str]) -> None:
    words = original("en") | own
    version = version_of("en", words)
    assert len(version) <= 20
    assert (version == VERSION) == (words == original("en"))
    assert version == version_of("en", dict(reversed(list(words.items()))))


def test_every_language_says_everything_and_marks_a_strong_word() -> None:
    keys = set(original("fr"))
    for language in LANGUAGES:
        texts = original(language)
        assert set(texts) == keys and all(texts.values())
        for line in ("note", "lock", "no", "erase", "time", "ask"):
            assert texts[line].count("*") == 2
        assert "www.cnil.fr" in texts["rights"]
        assert "24" in texts["time"] or "۲۴" in texts["time"]
