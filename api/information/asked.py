"""What the coordination may write: whom to call, and the notice's words."""

import unicodedata
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from api.accounts.fields import Strict

JOINERS = frozenset("\u200c\u200d\u200e\u200f")
"""What Arabic, Dari and Pashto are written with beside letters; other invisible signs are refused."""

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def _clean(value: Any) -> Any:
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value


def _one_line(value: str) -> str:
    if any(unicodedata.category(sign) in INVISIBLE for sign in value if sign not in JOINERS):
        raise ValueError("not a line of text")
    return value


def _line(least: int, most: int) -> Any:
    return (
        BeforeValidator(_clean),
        Field(min_length=least, max_length=most),
        AfterValidator(_one_line),
    )


Name = Annotated[str, *_line(0, 80)]
Contact = Annotated[str, *_line(0, 160)]
Phone = Annotated[str, Field(pattern=r"^(\+[1-9][0-9]{6,14})?$")]
Title = Annotated[str, *_line(1, 80)]
Answer = Annotated[str, *_line(1, 60)]
Sentence = Annotated[str, *_line(1, 400)]
Version = Annotated[str, Field(max_length=20)]


class Numbers(Strict):
    """Whom to call, and where a young person asks about what is kept. Empty: not known.

    Phones are international (`+33381…`). `data_contact` is printed on the public page.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "coordinator_name": "Camille Exemple",
                    "coordinator_phone": "+33639980412",
                    "crip_name": "CRIP du Doubs",
                    "crip_phone": "",
                    "data_contact": "donnees@exemple.test",
                }
            ]
        }
    )

    coordinator_name: Name
    coordinator_phone: Phone
    crip_name: Name
    crip_phone: Phone
    data_contact: Contact


class NumbersChange(Numbers):
    """All five as they should be, and as the coordinator had read them.

    With `was`, only those that differ from it are written. An app of before does not send it, and
    replaces all five.
    """

    was: Numbers | None = None


class LongestLock(Strict):
    """After how many minutes in the background every phone of the organisation locks, at most.

    The choices are those of the app's own setting (`LOCK_MINUTES` in `pwa/src/domain/auto_lock.ts`).
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"minutes": 5}]})

    minutes: Literal[1, 5, 15]


class NoticeTexts(Strict):
    """The words of the notice in one language; words between stars are strong."""

    title: Title
    note: Sentence
    lock: Sentence
    no: Sentence
    erase: Sentence
    time: Sentence
    ask: Sentence
    agreed: Answer
    without_name: Answer
    nothing: Answer
    later: Sentence
    law: Sentence
    rights: Sentence
    contact: Title


class NoticeChange(Strict):
    """New words in place of those that the coordinator read, whose version was `was`."""

    was: Version
    texts: NoticeTexts


class NoticeRead(Strict):
    """The version of the words that the coordinator speaks of."""

    version: Version


class Proofread(NoticeRead):
    """Whether somebody who speaks the language has read these words; `false` takes it back."""

    read: bool = True


class Settings(BaseModel):
    """The organisation's settings as phones hold them."""

    settings: dict[str, Any]
