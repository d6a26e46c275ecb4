"""The public page of the notice: the phone's words, for anybody, with nothing but words."""

from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.information.texts import LANGUAGES, VERSION, original
from tests.accounts.house import House, Someone

STRANGER = "0198f2f0-7a12-7e61-9c2a-4d6e8f0a1b32"


def read(client: TestClient, path: str) -> Any:
    return client.get(f"/information{path}")


@pytest.fixture
def anybody(house: House, elise: Someone) -> TestClient:
    """A phone that never signed in."""
    return house.browser()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_the_words_of_the_phone(
    house: House, anybody: TestClient, language: Any
) -> None:
    answer = read(anybody, f"/{house.organisation_id}/{language}")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    text = unescape(answer.text)
    for key, words in original(language).items():
        if key not in ("agreed", "without_name", "nothing", "later", "rights"):
            start, _, rest = words.partition("*")
            assert start in text and rest.rpartition("*")[2] in text
    assert "Mission locale d’essai" in text
    rtl = language in ("ar", "prs", "ps")
    tag = {"prs": "fa-AF"}.get(language, language)
    assert f'<html lang="{tag}" dir="{"rtl" if rtl else "ltr"}">' in text


def test_the_page_follows_the_coordination(
    house: House, elise: Someone, anybody: TestClient
) -> None:
    own = original("en") | {"note": "We <b>write</b> *what you say* & no more."}
    elise.ask("PUT", "/organisation/notices/en", {"was": VERSION, "texts": own})
    numbers = dict.fromkeys(
        ("coordinator_name", "coordinator_phone", "crip_name", "crip_phone"), ""
    ) | {"coordinator_phone": "+33639980412", "data_contact": "donnees@mission.example, Besançon"}
    assert elise.ask("PUT", "/organisation/numbers", numbers).status_code == 200
    text = read(anybody, f"/{house.organisation_id}/en").text
    assert "We &lt;b&gt;write&lt;/b&gt; <strong>what you say</strong> &amp; no more." in text
    assert '<a href="mailto:donnees@mission.example">donnees@mission.example</a>' in text
    assert "0412" not in text


def test_without_a_language_it_is_in_french(house: House, anybody: TestClient) -> None:
    answer = read(anybody, f"/{house.organisation_id}")
    assert "Ce que nous notons" in answer.text


@pytest.mark.parametrize(
    "path", [f"/{STRANGER}/fr", "/nobody/fr", "/{id}/xx", "/{id}/%3Cscript%3E", f"/{STRANGER}"]
)
def test_an_unknown_page_says_so_in_french(house: House, anybody: TestClient, path: str) -> None:
    answer = read(anybody, path.replace("{id}", house.organisation_id))
    assert answer.status_code == 404 and "Cette page n’existe pas" in answer.text
    assert "script" not in answer.text


def test_the_page_is_words_only(house: House, anybody: TestClient) -> None:
    answer = read(anybody, f"/{house.organisation_id}/ar")
    assert "set-cookie" not in answer.headers
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self';") and "unsafe" not in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "<script" not in answer.text and "style=" not in answer.text
    style = read(anybody, "/page.css")
    assert style.status_code == 200 and style.headers["content-type"].startswith("text/css")
