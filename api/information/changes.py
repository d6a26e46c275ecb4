"""Changes of what the organisation tells; all of them are settings."""

from collections.abc import Callable

from sqlalchemy import Engine

from api.accounts.settings import Settings, change_settings
from api.db import writing
from api.deps import Account, now_instant
from api.errors import TextChanged
from api.information.asked import NoticeTexts, NumbersChange
from api.information.texts import Language, original, shown, version_of
from api.information.wordings import keep

NUMBER_CHANGED = "Ceci a changé entre-temps. Relisez-le, puis recommencez."


def set_numbers(engine: Engine, account: Account, asked: NumbersChange) -> Settings:
    """Keep whom to call; what is left empty is forgotten.

    Raises `TextChanged` when one that differs from `was` is neither of the two by now.
    """

    def change(settings: Settings) -> Settings:
        given = asked.model_dump(exclude={"was"})
        if asked.was is not None:
            given = _onto(settings, asked.was.model_dump(), given)
        kept = {name: value for name, value in settings.items() if name not in given}
        return kept | {name: value for name, value in given.items() if value}

    return _changed(engine, account, change)


def _onto(settings: Settings, was: dict[str, str], given: dict[str, str]) -> dict[str, str]:
    """What is stored now, with only what was changed from `was`: a stale form brings nothing back."""
    now = {name: settings.get(name, "") for name in given}
    for name, value in given.items():
        if value == was[name]:
            continue
        if now[name] not in (was[name], value):
            raise TextChanged(NUMBER_CHANGED, field=name)
        now[name] = value
    return now


def set_longest_lock(engine: Engine, account: Account, minutes: int) -> Settings:
    """Keep after how many minutes in the background phones lock, at most (`lock_minutes`)."""
    return _changed(engine, account, lambda settings: settings | {"lock_minutes": minutes})


def set_texts(
    engine: Engine, account: Account, language: Language, was: str, texts: NoticeTexts
) -> Settings:
    """Replace a language's words. Raises `TextChanged` unless `was` is the version in use.

    Words like the software's own are the software's own; new words wait to be proof-read.
    """
    words = texts.model_dump()
    if words == original(language):
        return restore(engine, account, language, was)
    entry = {
        "texts": words,
        "version": version_of(language, words),
        "by": account.person_id,
        "at": now_instant(),
    }
    return _changed(engine, account, _notice(language, was, lambda _before: entry), language)


def restore(engine: Engine, account: Account, language: Language, was: str) -> Settings:
    """Give a language the software's words again. Raises `TextChanged`."""
    return _changed(engine, account, _notice(language, was, lambda _before: {}), language)


def mark_read(
    engine: Engine, account: Account, language: Language, version: str, read: bool
) -> Settings:
    """Note that the words of `version` were proof-read, by whom and when, or take that back.

    Raises `TextChanged`.
    """

    def change(before: Settings) -> Settings:
        rest = {name: value for name, value in before.items() if name != "read"}
        said = {"version": version, "by": account.person_id, "at": now_instant()}
        return rest | ({"read": said} if read else {})

    return _changed(engine, account, _notice(language, version, change))


def _notice(
    language: Language, was: str, change: Callable[[Settings], Settings]
) -> Callable[[Settings], Settings]:
    """The change of one language's entry, refused when its words are no longer those of `was`."""

    def changed(settings: Settings) -> Settings:
        if shown(settings, language).version != was:
            raise TextChanged
        notices = dict(settings.get("notices", {}))
        notices[language] = change(notices.pop(language, {}))
        return settings | {"notices": {name: entry for name, entry in notices.items() if entry}}

    return changed


def _changed(
    engine: Engine,
    account: Account,
    change: Callable[[Settings], Settings],
    worded: Language | None = None,
) -> Settings:
    """Change the settings; the words of `worded`, before and after, stay known by their version."""
    with writing(engine) as session:
        before, after = change_settings(session, account.organisation_id, change)
        if worded:
            for settings in (before, after):
                entry = settings.get("notices", {}).get(worded, {})
                keep(session, account.organisation_id, worded, entry)
        return after
