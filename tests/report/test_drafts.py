"""Pictures stay as long as a draft or an edition shows them, and are not hoarded."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from api.db import reading, writing
from api.deps import Account
from api.errors import BadInput, NotFound
from api.ledger import Ledger
from api.records.door import Door
from api.report import drafts, edition
from api.report.document import Document, Picture, Section
from api.report.kept import ReportPicture
from api.report.options import FreeBlock, Options
from tests.report.editions import ELISE, ORGANISATION, found, ready
from tests.report.test_picture import png

WHO = Account(ORGANISATION, ELISE, "coordinator", ELISE, "")


@pytest.fixture(autouse=True)
def _organisation(engine: Engine) -> None:
    found(engine)


def kept(engine: Engine) -> set[str]:
    with reading(engine) as session:
        return {one.id for one in session.scalars(Door(ORGANISATION).rows(ReportPicture))}


def last_year(session: Session) -> None:
    session.execute(Door(ORGANISATION).change(ReportPicture).values(at="2021-06-01T10:00:00.000Z"))


def showing(picture: Picture) -> Document:
    document = ready(1).document
    shown = Section(key="own", title="Un parcours", parts=[picture])
    return document.model_copy(update={"sections": [*document.sections, shown]})


def test_a_picture_that_nothing_shows_is_gone_when_another_is_added_a_day_later(
    engine: Engine, tmp_path: Path
) -> None:
    unused, in_draft, in_edition = (drafts.add_picture(engine, WHO, png()) for _ in range(3))
    block = FreeBlock(id="own", title="Un parcours", picture=in_draft.id)
    drafts.keep(engine, WHO, 2022, Options(free=[block]), None)
    with writing(engine) as session:
        told = ready(1)
        frozen = replace(told, document=showing(in_edition))
        edition.publish(session, Ledger(tmp_path / "ledger.jsonl"), ORGANISATION, ELISE, frozen)
    today = drafts.add_picture(engine, WHO, png())
    assert kept(engine) == {unused.id, in_draft.id, in_edition.id, today.id}
    with writing(engine) as session:
        last_year(session)
    new = drafts.add_picture(engine, WHO, png())
    assert kept(engine) == {in_draft.id, in_edition.id, new.id}
    with reading(engine) as session, pytest.raises(NotFound):
        drafts.picture(session, ORGANISATION, unused.id)


def test_there_is_an_end_to_pictures(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MOST_PICTURES", 2)
    for _ in range(2):
        drafts.add_picture(engine, WHO, png())
    with pytest.raises(BadInput, match="bad_input") as refused:
        drafts.add_picture(engine, WHO, png())
    assert refused.value.message_fr == "2 images au plus\u00a0: retirez-en d’abord."


def test_the_reason_of_an_exemption_keeps_its_author_until_it_changes(engine: Engine) -> None:
    other = Account(ORGANISATION, ORGANISATION, "coordinator", ELISE, "")
    first = Options(exemptions={"headline": "Totaux nationaux"})
    drafts.keep(engine, WHO, 2022, first, None)
    same = drafts.keep(engine, other, 2022, first, None)
    assert same.exempted["headline"]["by"] == ELISE
    changed = Options(exemptions={"headline": "Demande de la Région"})
    again = drafts.keep(engine, other, 2022, changed, None)
    assert again.exempted["headline"]["by"] == other.person_id
    assert drafts.keep(engine, WHO, 2022, Options(), None).exempted == {}
    with reading(engine) as session:
        assert drafts.changed(session, ORGANISATION, 2021).options == Options()
