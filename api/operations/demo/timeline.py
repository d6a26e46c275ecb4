"""Acts of several phones played in the order of their dates, each phone's clock set to them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from api.phone import Phone, instant

PARIS = ZoneInfo("Europe/Paris")

Act = Callable[[Phone], object]


def ms_of(local: datetime) -> int:
    """A local time as milliseconds since 1970."""
    return int(local.replace(tzinfo=PARIS).timestamp() * 1000)


def instant_of(local: datetime) -> str:
    """A local time as records hold it."""
    return instant(ms_of(local))


class Timeline:
    """What is to be done, when, on whose phone. Nothing later than `now` is played."""

    def __init__(self, phones: dict[str, Phone], now: datetime) -> None:
        self.phones = phones
        self.now = now
        self._acts: list[tuple[datetime, int, str, Act]] = []

    def at(self, local: datetime, who: str, act: Act) -> None:
        """Have `who` do something at a local time."""
        if local < self.now:
            self._acts.append((local, len(self._acts), who, act))

    def play(self, progress: Callable[[float], None]) -> None:
        """Do everything, oldest first; `progress` hears the share done, 0 to 1."""
        for number, (local, _, who, act) in enumerate(sorted(self._acts, key=lambda one: one[:2])):
            phone = self.phones[who]
            moment = ms_of(local)
            phone.clock.wall = partial(int, moment)
            act(phone)
            if number % 50 == 0:
                progress(number / len(self._acts))
