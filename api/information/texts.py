"""The notice in each language: the texts written with the software, and the coordinator's own."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

Language = Literal["fr", "en", "ar", "ro", "sq", "prs", "ps", "uk"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
SOURCE = Path(__file__).parent / "notices.json"
_NOTICES: Final[dict[str, Any]] = json.loads(SOURCE.read_text(encoding="utf-8"))
VERSION: Final[str] = _NOTICES["version"]

Texts = dict[str, str]


@dataclass(frozen=True)
class Notice:
    """One language as it is shown now. `tag` is its BCP 47 tag; `version` names these very words."""

    language: Language
    name: str
    tag: str
    dir: str
    texts: Texts
    version: str
    earlier: bool = False
    """These words were shown once, and are no longer."""


def released(language: Language, version: str) -> Texts | None:
    """The software's own words of a version, that in use or an earlier one; None for another name."""
    earlier: dict[str, dict[Language, Texts]] = _NOTICES.get("earlier", {})
    return original(language) if version == VERSION else earlier.get(version, {}).get(language)


def original(language: Language) -> Texts:
    """The texts written with the software."""
    texts: Texts = _NOTICES["languages"][language]["texts"]
    return texts


def version_of(language: Language, texts: Texts) -> str:
    """The name of these words: the software's version, and for other words a part of their hash.

    Kept with a young person's answer, so at most 20 characters (`Youth.notice_version`).
    """
    if texts == original(language):
        return VERSION
    words = json.dumps(texts, ensure_ascii=False, sort_keys=True)
    return f"{VERSION}.{hashlib.sha256(words.encode()).hexdigest()[:10]}"


def shown(settings: dict[str, Any], language: Language) -> Notice:
    """The notice of an organisation with these settings."""
    saved = settings.get("notices", {}).get(language, {})
    about = _NOTICES["languages"][language]
    texts = original(language) | saved.get("texts", {})
    return Notice(
        language=language,
        name=about["name"],
        tag=about["tag"],
        dir=about["dir"],
        texts=texts,
        version=saved.get("version", VERSION),
    )
