"""`/api/organisation`: the coordinator's settings. `/information`: what anybody may read of them."""

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from api.deps import Coordinator, Database
from api.errors import DOCUMENTED
from api.information import asked, changes, page
from api.information import wordings as earlier
from api.information.texts import Language
from api.information.wordings import Wordings

router = APIRouter()
settings = APIRouter(prefix="/api/organisation", tags=["organisation"], responses=DOCUMENTED)
public = APIRouter(prefix="/information", include_in_schema=False)


@settings.put("/numbers")
def set_numbers(
    body: asked.NumbersChange, account: Coordinator, engine: Database
) -> asked.Settings:
    """Whom to call, and whom a young person asks about what is kept.

    With `was`, `text_changed` when somebody was faster with the same number.
    """
    return asked.Settings(settings=changes.set_numbers(engine, account, body))


@settings.put("/lock")
def set_longest_lock(
    body: asked.LongestLock, account: Coordinator, engine: Database
) -> asked.Settings:
    """After how many minutes in the background phones lock, at most."""
    return asked.Settings(settings=changes.set_longest_lock(engine, account, body.minutes))


@settings.put("/notices/{language}")
def set_texts(
    language: Language, body: asked.NoticeChange, account: Coordinator, engine: Database
) -> asked.Settings:
    """The notice's words in one language. `text_changed` when somebody was faster."""
    done = changes.set_texts(engine, account, language, body.was, body.texts)
    return asked.Settings(settings=done)


@settings.get("/notices/{language}/wordings")
def wordings(language: Language, account: Coordinator, engine: Database) -> Wordings:
    """Every version of the coordination's own words: what a young person was told stays known."""
    return earlier.wordings(engine, account, language)


@settings.post("/notices/{language}/original")
def restore(
    language: Language, body: asked.NoticeRead, account: Coordinator, engine: Database
) -> asked.Settings:
    """The software's words again, in place of those of `version`."""
    return asked.Settings(settings=changes.restore(engine, account, language, body.version))


@settings.post("/notices/{language}/proofread")
def mark_read(
    language: Language, body: asked.Proofread, account: Coordinator, engine: Database
) -> asked.Settings:
    """Somebody who speaks the language has read the words of `version`, or has not after all."""
    done = changes.mark_read(engine, account, language, body.version, body.read)
    return asked.Settings(settings=done)


@public.get("/page.css")
def style() -> Response:
    """How the public page looks."""
    return PlainTextResponse(page.STYLE, media_type="text/css", headers=page.HEADERS)


@public.get("/{organisation_id}")
@public.get("/{organisation_id}/{language}")
@public.get("/{organisation_id}/{language}/{version}")
def read(
    engine: Database, organisation_id: str, language: str = "fr", version: str | None = None
) -> Response:
    """The notice, to anybody, without script or cookie; an earlier version of it; 404 in French."""
    return page.answer(engine, organisation_id, language, version)


router.include_router(settings)
router.include_router(public)
