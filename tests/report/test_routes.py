"""The year's report over the network: changed, looked at, published, read again, by who may."""

import json
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from functools import partial
from typing import Any

import pytest
from pydantic_core import from_json
from sqlalchemy import Engine

from api.db import writing
from api.report import press, publishing
from api.report.forms import FORMS
from tests.accounts.conftest import app as app
from tests.accounts.conftest import elise as elise
from tests.accounts.conftest import engine as engine
from tests.accounts.conftest import house as house
from tests.accounts.conftest import karim as karim
from tests.accounts.house import House, Someone
from tests.indicators.season import Season
from tests.report.test_picture import EXIF, JFIF, jpeg

FREE = {"id": "own-1", "title": "Un parcours raconté", "text": "Elle a repris confiance."}


def lines(someone: Someone, year: int = 2022) -> list[dict[str, Any]]:
    answer = someone.post(f"/report/{year}/editions")
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [from_json(line) for line in answer.content.splitlines()]


def put(someone: Someone, options: dict[str, Any], **more: Any) -> Any:
    return someone.ask("PUT", "/report/2022/options", {"options": options, **more})


def edition_in(someone: Someone, where: str) -> int | None:
    """The edition's number as its JSON file says it."""
    said = someone.ask("GET", f"/report/{where}/file/json").json()
    number: int | None = said["document"]["edition"]
    return number


def youths(engine: Engine, house: House, number: int) -> None:
    """So many more identified in 2022."""
    with writing(engine) as session:
        season = Season(session)
        season.organisation = house.organisation_id
        season._seq = 100 * number  # places in the feed that nothing has
        for _ in range(number):
            season.identify(season.youth(), "2022-05-10")
        season.write()


def every_number(said: Any) -> Iterator[float]:
    """All of them, wherever they are but in the checks: those are for who may see them."""
    if isinstance(said, dict):
        for name, value in said.items():
            if name not in ("checks", "tables"):
                yield from every_number(value)
    elif isinstance(said, list):
        for value in said:
            yield from every_number(value)
    elif isinstance(said, int | float) and not isinstance(said, bool):
        yield said


def only(forms: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Few forms, to be quick."""
    few = {name: form for name, form in FORMS.items() if name in forms}
    monkeypatch.setattr(publishing, "FORMS", few)


def test_a_year_is_published_in_every_form_and_says_how_far_it_is(elise: Someone) -> None:
    told = lines(elise)
    steps = [(one["step"], one["done"], one["of"]) for one in told[:-1]]
    assert steps == [(form, at + 1, len(FORMS)) for at, form in enumerate(FORMS)]
    published = told[-1]["edition"]
    assert (published["year"], published["number"], published["by"]) == (2022, 1, elise.id)
    assert published["forms"] == sorted(FORMS)
    whole = elise.get(f"/report/editions/{published['id']}")
    assert whole["document"]["edition"] == 1
    pdf = elise.ask("GET", f"/report/editions/{published['id']}/file/pdf")
    assert pdf.content.startswith(b"%PDF")
    assert pdf.headers["content-type"] == "application/pdf"
    assert (
        pdf.headers["content-disposition"] == 'attachment; filename="kaftruck-2022-edition-1.pdf"'
    )
    assert edition_in(elise, f"editions/{published['id']}") == 1


def test_what_is_published_is_read_by_the_team_and_drafts_by_who_steers(
    house: House, elise: Someone, karim: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    only({"json"}, monkeypatch)
    published = lines(elise)[-1]["edition"]
    management = house.hire(elise, "Rachida", "management")
    for reader in (karim, management):
        assert reader.get("/report/editions") == {"editions": [published]}
        assert reader.get(f"/report/editions/{published['id']}")["sha256"] == published["sha256"]
    assert management.get("/report/2022")["editions"] == [published]
    assert karim.ask("GET", "/report/2022").status_code == 403
    assert management.post("/report/2022/editions").status_code == 403
    assert put(management, {}).status_code == 403


def test_options_are_kept_with_who_shows_small_numbers_since_when(elise: Someone) -> None:
    before = elise.get("/report/2022")
    reason = "Totaux d’un programme national"
    options = {
        "left_out": ["map"],
        "comments": {"outings": "Un été chaud."},
        "free": [FREE],
        "exemptions": {"remobilised.pathway": reason},
    }
    version = put(elise, options, was=before["version"]).json()["version"]
    draft = elise.get("/report/2022")
    assert draft["version"] == version != before["version"]
    assert draft["options"]["comments"] == {"outings": "Un été chaud."}
    (exempt,) = [one["exempt"] for one in draft["tables"] if one["key"] == "remobilised.pathway"]
    assert (exempt["reason"], exempt["by"]) == (reason, elise.id)
    put(elise, options | {"left_out": []})
    (again,) = [
        one["exempt"]
        for one in elise.get("/report/2022")["tables"]
        if one["key"] == "remobilised.pathway"
    ]
    assert again == exempt
    assert "own-1" in [one["key"] for one in elise.get("/report/2022")["document"]["sections"]]


def test_a_draft_names_every_block_those_that_are_not_printed_included(elise: Someone) -> None:
    put(elise, {"left_out": ["map"]})
    draft = elise.get("/report/2022")
    named = [one["key"] for one in draft["blocks"]]
    printed = [one["key"] for one in draft["document"]["sections"]]
    assert "map" in named and "map" not in printed
    assert [key for key in named if key in printed] == printed


def test_of_two_who_change_the_same_draft_the_second_reads_again(
    house: House, elise: Someone
) -> None:
    second = house.hire(elise, "Nadia", "coordinator")
    version = second.get("/report/2022")["version"]
    put(elise, {"left_out": ["map"]}, was=version)
    refused = put(second, {}, was=version)
    assert (refused.status_code, refused.json()["code"]) == (409, "text_changed")
    assert elise.get("/report/2022")["options"]["left_out"] == ["map"]


@pytest.mark.parametrize(
    ("options", "field", "why"),
    [
        ({"free": [FREE | {"title": "x" * 121}]}, "options.free.0.title", "120 caractères au plus"),
        ({"free": [FREE | {"picture": "0" * 36}]}, "free.0.picture", "pas là"),
        ({"free": [FREE | {"colour": "red"}]}, "options.free.0", ""),
        ({"comments": {"outings": "x" * 4_001}}, "options.comments.outings", "4000 caractères"),
        ({"exemptions": {"headline": ""}}, "options.exemptions.headline", ""),
        ({"threshold": 1}, "options", ""),
    ],
)
def test_options_that_do_not_fit_are_refused_by_their_field(
    elise: Someone, options: dict[str, Any], field: str, why: str
) -> None:
    answer = put(elise, options)
    assert (answer.status_code, answer.json()["field"]) == (400, field)
    assert why in answer.json()["message_fr"]


def test_a_picture_is_in_the_draft_and_in_the_files_without_where_it_was_taken(
    elise: Someone, karim: Someone
) -> None:
    sent = b64encode(jpeg(EXIF)).decode()
    picture = elise.post("/report/2022/pictures", {"content": sent}).json()
    assert (picture["media_type"], picture["width"], picture["height"]) == ("image/jpeg", 4, 3)
    block = FREE | {"picture": picture["id"], "alt": "Le camion à Planoise"}
    assert put(elise, {"free": [block]}).status_code == 200
    (section,) = [
        one for one in elise.get("/report/2022")["document"]["sections"] if one["key"] == FREE["id"]
    ]
    (shown,) = [part for part in section["parts"] if part["kind"] == "picture"]
    assert (shown["id"], shown["alt"]) == (picture["id"], "Le camion à Planoise")
    assert karim.ask("GET", f"/report/pictures/{picture['id']}").content == jpeg(JFIF)
    refused = elise.post("/report/2022/pictures", {"content": b64encode(b"GIF89a").decode()})
    assert (refused.status_code, refused.json()["field"]) == (400, "content")


def test_a_draft_is_a_file_that_says_it_is_a_draft(elise: Someone) -> None:
    answer = elise.ask("GET", "/report/2022/file/json")
    assert "brouillon" in answer.headers["content-disposition"]
    assert edition_in(elise, "2022") is None
    assert elise.ask("GET", "/report/2022/file/exe").status_code == 404
    assert elise.ask("GET", "/report/2099/file/json").json()["field"] == "year"


def test_a_form_that_cannot_be_written_publishes_nothing(
    elise: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a name that the writing process does not know
    monkeypatch.setattr(publishing, "FORMS", {"json": FORMS["json"], "nothing": FORMS["json"]})
    first, last = lines(elise)
    assert first["step"] == "json"
    assert last["error"]["code"] == "not_printed"
    assert elise.get("/report/editions") == {"editions": []}


def test_writing_that_takes_too_long_is_given_up(
    elise: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "written", partial(press.written, seconds=0.01))
    (last,) = lines(elise)
    assert last["error"]["message_fr"].startswith("Ce document n’a pas pu être écrit")
    assert elise.get("/report/editions") == {"editions": []}


def test_behind_a_few_who_wait_for_a_file_nobody_keeps_a_thread_waiting(
    elise: Someone,
) -> None:
    with ThreadPoolExecutor(press.MOST_WAITING + 2) as threads, press.turn():
        asked = [
            threads.submit(elise.ask, "GET", "/report/2022/file/json")
            for _ in range(press.MOST_WAITING + 2)
        ]
        done, waiting = wait(asked, timeout=20, return_when=FIRST_COMPLETED)
        assert done and len(waiting) >= press.MOST_WAITING
        answer = next(iter(done)).result()
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert answer.headers["Retry-After"] == "5"
    assert elise.ask("GET", "/report/2022/file/json").status_code == 200


def test_the_thresholds_are_the_coordinator_s(elise: Someone, karim: Someone) -> None:
    assert elise.get("/report/2022")["masking"] == {"threshold": 5, "health": 11}
    answer = elise.ask("PUT", "/organisation/masking", {"threshold": 12, "health": 11})
    assert answer.json() == {"threshold": 12, "health": 12}
    assert elise.get("/report/2022")["masking"] == {"threshold": 12, "health": 12}
    for wrong in ({"threshold": 1}, {"threshold": 21}, {"health": 1}, {"threshold": "5"}):
        assert elise.ask("PUT", "/organisation/masking", wrong).status_code == 400
    assert karim.ask("PUT", "/organisation/masking", {}).status_code == 403


def test_no_exact_number_behind_a_mask_is_sent_to_anybody(
    house: House, elise: Someone, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    only({"json"}, monkeypatch)
    youths(engine, house, 3)
    published = lines(elise)[-1]["edition"]
    for where in ("2022", f"editions/{published['id']}"):
        said = elise.get(f"/report/{where}")
        numbers = [number for number in every_number(said) if number == 3]
        assert numbers == []
        assert "masqué" in json.dumps(said, ensure_ascii=False)


def test_the_draft_says_which_figures_the_printed_edition_has_otherwise(
    house: House, elise: Someone, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    only({"json"}, monkeypatch)
    youths(engine, house, 7)
    lines(elise)
    assert elise.get("/report/2022")["differences"] == []
    youths(engine, house, 1)
    said = {one["key"]: one["sentence"] for one in elise.get("/report/2022")["differences"]}
    assert said["identified"].endswith("l’édition imprimée dit 7, les données disent 8.")
