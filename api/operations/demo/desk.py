"""The health desk of the demonstration: what was proposed on outings, and appointments afterwards."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from api.operations.demo.cohort import Fate
from api.operations.demo.outings import Outing
from api.operations.demo.timeline import Timeline
from api.phone import Phone

ACTS = (
    *(("rights", act) for act in ("open_rights", "vitale_card", "ameli_account", "file_transfer")),
    *(("care", act) for act in ("orientation", "prevention", "health_check", "financial_aid")),
)
BANDS = "16_17", "18_21", "18_21", "22_25", "26_29"


class Desk:
    """Puts acts on a timeline; draws of its own, so that the rest of the season stays as it is."""

    def __init__(self, timeline: Timeline) -> None:
        self.rng = Random(2022)
        self.timeline = timeline

    def season(self, outings: Sequence[Outing], fates: Sequence[Fate]) -> None:
        """A season: people without a file at the desk's outings, and some of the youths followed."""
        for outing in outings:
            if outing.use == "health":
                for _ in range(self.rng.randint(6, 12)):
                    self._proposed(outing)
        for fate in fates:
            if self.rng.random() < 0.4:
                at = fate.youth.at + timedelta(days=self.rng.randrange(6, 40))
                youth = fate.youth
                self._act(at, youth.who, self._kept(), youth=lambda youth=youth: youth.id)

    def _proposed(self, outing: Outing) -> None:
        """Done there and then, declined, or an appointment in the next weeks."""
        at = outing.moment(self.rng.uniform(0.1, 0.9))
        what = self.rng.choices(("attended", "declined", "later"), (5, 2, 4))[0]
        if what == "later":
            self._act(at + timedelta(days=self.rng.randrange(5, 25)), outing.lead, self._kept())
        else:
            self._act(at, outing.lead, what, outing=lambda: outing.id)

    def _kept(self) -> str:
        return self.rng.choices(("attended", "absent", "cancelled_by_service"), (80, 16, 4))[0]

    def _act(self, at: datetime, who: str, status: str, **of: Any) -> None:
        side, act = self.rng.choice(ACTS)
        told = {"gender": self.rng.choice(("male", "female")), "age_band": self.rng.choice(BANDS)}

        def note(phone: Phone) -> None:
            links = {name: id_of() for name, id_of in of.items()}
            phone.create(
                "health_act", side=side, act=act, status=status, at=phone.now(), **told, **links
            )

        self.timeline.at(at, who, note)
