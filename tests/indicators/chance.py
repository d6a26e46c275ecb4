"""Random choices, each as likely as the next (Hypothesis repeats itself), decided by a seed."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar
from uuid import UUID

from api.records.codes import codes

T = TypeVar("T")


class Chance(Random):
    """What a seed decides."""

    def id(self) -> str:
        """A new id, before or after any other."""
        return str(UUID(int=self.getrandbits(128), version=4))

    def once_in(self, times: int) -> bool:
        """Yes, once in so many times."""
        return self.randrange(times) == 0

    def maybe(self, options: Sequence[T]) -> T | None:
        """One of them, or as often none at all."""
        return None if self.once_in(2) else self.choice(options)

    def seldom(self, options: Sequence[T]) -> T | None:
        """One of them, once in three times."""
        return self.choice(options) if self.once_in(3) else None

    def code(self, name: str) -> str:
        """A code of a list."""
        return self.choice(sorted(codes(name)))

    def maybe_code(self, name: str) -> str | None:
        """A code of a list, or as often none at all."""
        return self.maybe(sorted(codes(name)))

    def some(self, options: Sequence[T], least: int, most: int) -> list[T]:
        """So many different ones of them."""
        return self.sample(options, self.randint(least, most))

    def some_codes(self, name: str, least: int, most: int) -> list[str]:
        """So many codes of a list."""
        return self.some(sorted(codes(name)), least, most)
