"""What one field may hold. Each rule checks and normalises a value, or refuses it with a code.

A rule sits in a column's annotation: `age_band: Annotated[str | None, Code("age_band", True)]`.
The sentences people read are in `refusals.py`.
"""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, ClassVar

from api.records.codes import codes
from api.records.envelope import check_envelope

_ID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_COMMUNE = re.compile(r"\d{5}|2[AB]\d{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class Refused(Exception):
    """A value that may not be stored. Carries a code and a field name, never the value."""

    def __init__(self, code: str, field_name: str | None = None) -> None:
        self.code = code
        self.field = field_name
        super().__init__(code)


@dataclass(slots=True)
class Writing:
    """What a rule may know of the write it judges.

    `now` is the server's time as an instant, `today` the day it is for the organisation, `kids`
    the key ids that sealed values may carry, `typed` the dates that a person typed.
    """

    now: str
    today: str
    kids: frozenset[str]
    type: str = ""
    id: str = ""
    typed: frozenset[str] = frozenset()


def is_id(value: object) -> bool:
    """Whether `value` is the text of a UUID in its canonical lower-case form."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


@dataclass(frozen=True)
class Rule(ABC):
    """The base of all rules: `required` values may be neither missing nor emptied.

    `refers` says of a kind of rule whether its values name other records.
    """

    required: bool = False
    refers: ClassVar[bool] = False

    @abstractmethod
    def check(self, value: Any, name: str, at: Writing) -> Any:
        """The value as it is to be stored. Raises `Refused`."""

    def references(self, value: Any) -> list[tuple[str, str]]:
        """The records that `value` points to, as (type, id)."""
        return []


@dataclass(frozen=True, init=False)
class Code(Rule):
    """One code of a list."""

    list: str = ""
    allowed: frozenset[str] = field(init=False)

    def __init__(self, list: str, required: bool = False) -> None:
        object.__setattr__(self, "list", list)
        object.__setattr__(self, "required", required)
        object.__setattr__(self, "allowed", codes(list))

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if not isinstance(value, str) or value not in self.allowed:
            raise Refused("unknown_code", name)
        return value


@dataclass(frozen=True, init=False)
class Codes(Code):
    """Several codes of a list, each once, kept in the order given."""

    def __init__(self, list: str) -> None:
        super().__init__(list)

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if not isinstance(value, list) or any(
            not isinstance(code, str) or code not in self.allowed for code in value
        ):
            raise Refused("unknown_code", name)
        return list(dict.fromkeys(value))


@dataclass(frozen=True, init=False)
class Ref(Rule):
    """The id of a record of type `to`."""

    refers = True
    to: str = ""

    def __init__(self, to: str, required: bool = False) -> None:
        object.__setattr__(self, "to", to)
        object.__setattr__(self, "required", required)

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if not is_id(value):
            raise Refused("bad_reference", name)
        return value

    def references(self, value: Any) -> list[tuple[str, str]]:
        return [(self.to, value)]


@dataclass(frozen=True, init=False)
class Refs(Ref):
    """Several ids of records of type `to`, each once."""

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if not isinstance(value, list) or len(value) > 100 or not all(map(is_id, value)):
            raise Refused("bad_reference", name)
        return list(dict.fromkeys(value))

    def references(self, value: Any) -> list[tuple[str, str]]:
        return [(self.to, one) for one in value]


@dataclass(frozen=True)
class Text(Rule):
    """Clear text that names no young person: a place, a partner, an outing's title."""

    longest: int = 120

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if not isinstance(value, str):
            raise Refused("not_text", name)
        if len(value) > self.longest:
            raise Refused("too_long", name)
        if _CONTROL.search(value):
            raise Refused("not_text", name)
        value = value.strip()
        if self.required and not value:
            raise Refused("missing", name)
        return value


@dataclass(frozen=True)
class Whole(Rule):
    """A whole number between `least` and `most`, both included."""

    least: int = 0
    most: int = 100_000

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if type(value) is not int or not self.least <= value <= self.most:
            raise Refused("out_of_range", name)
        return value


@dataclass(frozen=True)
class Real(Rule):
    """A number between `least` and `most`: degrees of latitude or longitude."""

    least: float = -180.0
    most: float = 180.0

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if type(value) not in (int, float) or not self.least <= value <= self.most:
            raise Refused("out_of_range", name)
        return float(value)


@dataclass(frozen=True)
class Flag(Rule):
    """Yes or no."""

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if type(value) is not bool:
            raise Refused("not_yes_or_no", name)
        return value


@dataclass(frozen=True)
class Sealed(Rule):
    """A value only phones can read: the server checks the envelope and nothing else."""

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if not isinstance(value, str):
            raise Refused("not_sealed", name)
        refusal = check_envelope(value, ctx=f"{at.type}/{at.id}/{name}", known_kids=at.kids)
        if refusal:
            raise Refused(refusal, name)
        return value


@dataclass(frozen=True)
class Commune(Rule):
    """An INSEE commune code."""

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if not isinstance(value, str) or not _COMMUNE.fullmatch(value):
            raise Refused("unknown_commune", name)
        return value


@dataclass(frozen=True)
class PartnerRoles(Rule):
    """The partners of an outing: `[{"partner": id, "role": code}]`."""

    refers = True

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if not isinstance(value, list) or len(value) > 50:
            raise Refused("bad_reference", name)
        for one in value:
            if not isinstance(one, dict) or set(one) != {"partner", "role"}:
                raise Refused("bad_reference", name)
            if not is_id(one["partner"]):
                raise Refused("bad_reference", name)
            if not isinstance(one["role"], str) or one["role"] not in codes("partner_role"):
                raise Refused("unknown_code", name)
        return value

    def references(self, value: Any) -> list[tuple[str, str]]:
        return [("partner", one["partner"]) for one in value]


@dataclass(frozen=True)
class Word(Rule):
    """One of a few words that are no code list."""

    words: frozenset[str] = frozenset()

    def check(self, value: Any, name: str, at: Writing) -> Any:
        if not isinstance(value, str) or value not in self.words:
            raise Refused("unknown_code", name)
        return value
