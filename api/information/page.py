"""The public page of the notice: the same words as on the phone, for whoever scans its code."""

import re
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine
from starlette.responses import HTMLResponse

from api.accounts.models import Organisation
from api.db import reading
from api.information.texts import LANGUAGES, Language, Notice, released, shown
from api.information.wordings import texts_of
from api.records.door import Door
from api.records.rules import is_id

STYLE: Final = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
EARLIER: Final = '<p class="who" lang="fr" dir="ltr">Un texte d’avant, remplacé depuis.</p>'
LINES: Final = ("note", "lock", "no", "erase", "time", "ask")
HEADERS: Final = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
}
_VERSION = re.compile(r"[0-9a-f.-]{1,20}")
_STRONG = re.compile(r"\*([^*]+)\*")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SITE = re.compile(r"\bwww\.cnil\.fr\b")


def answer(
    engine: Engine, organisation_id: str, language: str, version: str | None = None
) -> HTMLResponse:
    """The page of an organisation in a language, or a page that says in French there is none.

    With a `version`, the words that it names, whether or not they are those shown now.
    """
    known: Language | None = next((one for one in LANGUAGES if one == language), None)
    if known is None or not is_id(organisation_id):
        return _nothing()
    with reading(engine) as session:
        rows = Door(organisation_id).rows(Organisation, "name", "settings")
        found = session.execute(rows).one_or_none()
        if found is None:
            return _nothing()
        notice = shown(found.settings, known)
        if version is not None and version != notice.version:
            if not _VERSION.fullmatch(version):
                return _nothing()
            texts = texts_of(session, organisation_id, known, version) or released(known, version)
            if texts is None:
                return _nothing()
            notice = replace(notice, texts=texts, version=version, earlier=True)
    return HTMLResponse(page(organisation_id, found.name, found.settings, notice), headers=HEADERS)


def page(organisation_id: str, name: str, settings: dict[str, Any], notice: Notice) -> str:
    """The whole page as HTML; the first version had fewer words."""
    words = {key: _strong(text) for key, text in notice.texts.items()}
    lines = "".join(f"<li>{words[key]}</li>" for key in LINES if key in words)
    more = "".join(f"<p>{_site(words[key])}</p>" for key in ("law", "rights") if key in words)
    contact_title = f"<h2>{words['contact']}</h2>" if "contact" in words else ""
    contact = _linked(settings.get("data_contact", ""))
    parts = [
        _languages(organisation_id, settings, notice.language),
        "<main>",
        EARLIER if notice.earlier else "",
        f'<p class="who"><bdi>{escape(name)}</bdi></p>',
        f"<h1>{words['title']}</h1>",
        f"<ul>{lines}</ul>",
        f'<div class="more">{more}</div>' if more else "",
        contact_title,
        f"<p><bdi>{escape(name)}</bdi></p>",
        f"<p><bdi>{contact}</bdi></p>" if contact else "",
        "</main>",
    ]
    return _html(notice.tag, notice.dir, f"{notice.texts['title']}, {name}", "".join(parts))


def _languages(organisation_id: str, settings: dict[str, Any], current: Language) -> str:
    def link(notice: Notice) -> str:
        here = ' aria-current="page"' if notice.language == current else ""
        to = f"/information/{organisation_id}/{notice.language}"
        about = f'lang="{notice.tag}" dir="{notice.dir}" hreflang="{notice.tag}"'
        return f'<a href="{to}" {about}{here}>{escape(notice.name)}</a>'

    links = "".join(link(shown(settings, language)) for language in LANGUAGES)
    return f'<nav aria-label="Langues" lang="fr" dir="ltr">{links}</nav>'


def _strong(text: str) -> str:
    return _STRONG.sub(r"<strong>\1</strong>", escape(text)).replace("*", "")


def _linked(contact: str) -> str:
    return _ADDRESS.sub(lambda at: f'<a href="mailto:{at[0]}">{at[0]}</a>', escape(contact))


def _site(text: str) -> str:
    return _SITE.sub('<a href="https://www.cnil.fr/" rel="noreferrer">www.cnil.fr</a>', text)


def _nothing() -> HTMLResponse:
    said = (
        "<main><h1>Cette page n’existe pas</h1>"
        "<p>L’adresse est peut-être incomplète. Scannez le code à nouveau, "
        "ou demandez à l’équipe que vous avez rencontrée.</p></main>"
    )
    html = _html("fr", "ltr", "Cette page n’existe pas", said)
    return HTMLResponse(html, status_code=404, headers=HEADERS)


def _html(tag: str, direction: str, title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="{tag}" dir="{direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex">'
        f"<title>{escape(title.replace('*', ''))}</title>"
        '<link rel="stylesheet" href="/information/page.css"></head>'
        f"<body>{body}</body></html>"
    )
