"""Whoever was told some words: those very words are still known, however often they changed."""

import hashlib
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.db import writing
from api.information.texts import LANGUAGES, VERSION, original, released, version_of
from api.information.wordings import NoticeWording
from api.records.door import Door
from api.settings import ROOT
from tests.accounts.house import House, Someone
from tests.information.test_settings import OWN, write

PINNED = json.loads((ROOT / "tests" / "golden" / "notice-versions.json").read_text())
OTHER = OWN | {"title": "كلمات أخرى"}


def versions(someone: Someone, language: str = "ar") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = someone.get(f"/organisation/notices/{language}/wordings")[
        "wordings"
    ]
    return found


def page(house: House, version: str, language: str = "ar") -> Any:
    client: TestClient = house.browser()
    return client.get(f"/information/{house.organisation_id}/{language}/{version}")


def test_words_that_were_replaced_are_still_read_under_their_version(
    house: House, elise: Someone
) -> None:
    own, other = version_of("ar", OWN), version_of("ar", OTHER)
    write(elise, "ar", OWN)
    write(elise, "ar", OTHER, own)
    elise.post("/organisation/notices/ar/original", {"version": other})
    write(elise, "ar", OWN)
    assert {one["version"]: (one["texts"], one["used"]) for one in versions(elise)} == {
        own: (OWN, True),
        other: (OTHER, False),
    }
    assert versions(elise, "uk") == []
    earlier = page(house, other)
    assert earlier.status_code == 200 and OTHER["title"] in earlier.text
    assert "remplacé depuis" in earlier.text
    assert "remplacé depuis" not in page(house, own).text
    assert original("ar")["title"].replace("*", "") in page(house, VERSION).text


def test_words_written_before_any_was_kept_are_kept_when_they_go(
    house: House, elise: Someone
) -> None:
    write(elise, "ar", OWN)
    with writing(house.app.state.engine) as session:
        session.execute(Door(house.organisation_id).remove(NoticeWording))
    (only,) = versions(elise)
    assert (only["texts"], only["used"]) == (OWN, True)
    write(elise, "ar", OTHER, version_of("ar", OWN))
    assert {one["version"] for one in versions(elise)} == {
        version_of("ar", OWN),
        version_of("ar", OTHER),
    }


@pytest.mark.parametrize("version", ["2019-1", "2026-2.0000000000", "x", "%00"])
def test_a_version_that_never_was_has_no_page(house: House, elise: Someone, version: str) -> None:
    write(elise, "ar", OWN)
    assert page(house, version).status_code == 404


def test_only_the_coordination_reads_the_list(karim: Someone) -> None:
    answer = karim.ask("GET", "/organisation/notices/ar/wordings")
    assert answer.status_code == 403


def test_the_softwares_own_words_of_every_released_version_stay() -> None:
    found = {
        version: {language: digest(released(language, version)) for language in pinned}
        for version, pinned in PINNED.items()
    }
    assert found == PINNED, "changed words need another version, the earlier ones kept"
    assert set(PINNED[VERSION]) == set(LANGUAGES)


def test_the_first_words_of_all_have_their_page(house: House, elise: Someone) -> None:
    write(elise, "ar", OWN)
    first = page(house, "2026-1", "fr")
    assert first.status_code == 200 and "remplacé depuis" in first.text
    assert page(house, "2026-1", "uk").status_code == 404


def digest(texts: dict[str, str] | None) -> str:
    words = json.dumps(texts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:16]
