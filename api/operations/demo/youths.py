"""Young people to be: who they are, how they were identified, and the facts of that day."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from api.operations.demo.names import FIRST_WORDS, Invented
from api.operations.demo.outings import Outing
from api.operations.demo.places import HOMES

NOTICE_VERSION = "2026-2"
"""A version of the notice's words that was released: they stay known (`notices.json`)."""

YEARS = {"16_17": (16, 17), "18_21": (18, 21), "22_25": (22, 25), "26_29": (26, 29)}


SITUATIONS = ("none", "none", "none", "jobseeker", "jobseeker", "informal_volunteering")
FOLLOWED = (
    (["none"], None),
    (["none"], None),
    (["none"], None),
    (["other"], None),
    (["france_travail"], "over_5_months"),
    (["mission_locale"], "over_5_months"),
)
"""Nobody, or no news for five months: all of these meet the second criterion."""

TRAINING = ("no_diploma", "no_diploma", "cap_bep", "cap_bep", "bac", "unknown")
HOUSING = ("parents", "parents", "parents", "family_member", "own_home", "friends", "hostel")
LICENCE = ("none", "none", "in_progress", "b", "two_wheeler")
TRANSPORT = (["public_transport"], ["public_transport", "bike"], ["none"], ["two_wheeler"], ["car"])
OBSTACLES = (
    "mobility",
    "money",
    "housing",
    "admin_legal",
    "career_choice",
    "social_link",
    "digital",
)


@dataclass
class Youth:
    """One young person's file to be. `id` is known once it was noted.

    `sealed` holds name, contact, birth_date and note in clear, for the phone to seal; `facts` the
    criteria's facts and all else that is known. Meets both criteria unless facts say otherwise.
    """

    gender: str
    age_band: str
    channel: str
    at: datetime
    who: str
    outing: Outing | None = None
    place: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    sealed: dict[str, Any] = field(default_factory=dict)
    zone: str | None = None
    id: str = field(default="", compare=False)


class Maker:
    """Makes up young people, one after the other."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.invented = Invented(rng)

    def youth(
        self, gender: str, age_band: str, channel: str, at: datetime, who: str, **more: Any
    ) -> Youth:
        """Someone whose facts meet both criteria. Some give no phone, a few no name."""
        rng = self.rng
        commune, zone = rng.choice(HOMES)
        followed_by, last_contact = rng.choice(FOLLOWED)
        facts = {
            "situation": rng.choice(SITUATIONS),
            "followed_by": followed_by,
            "last_contact": last_contact,
            "training_level": rng.choice(TRAINING),
            "housing": rng.choice(HOUSING),
            "commune": commune,
            "driving_licence": "none" if age_band == "16_17" else rng.choice(LICENCE),
            "transport": rng.choice(TRANSPORT),
            "obstacles": sorted(rng.sample(OBSTACLES, rng.randrange(1, 4))),
            "notice_answer": "agreed",
            "notice_given_at": None,
            "notice_version": NOTICE_VERSION,
            "notice_language": "fr",
        }
        sealed: dict[str, Any] = {"name": self.invented.name(gender)}
        if rng.random() < 0.85:
            sealed["contact"] = {"phones": [self.invented.phone()]}
        if rng.random() < 0.6:
            sealed["birth_date"] = self.birth(age_band, at.date())
        if rng.random() < 0.7:
            sealed["note"] = rng.choice(FIRST_WORDS)
        if rng.random() < 0.04:
            facts["notice_answer"], sealed = "without_name", {}
        return Youth(
            gender, age_band, channel, at, who, facts=facts, sealed=sealed, zone=zone, **more
        )

    def birth(self, age_band: str, on: date) -> str:
        """A birth date that gives an age of the band on that day."""
        least, most = YEARS[age_band]
        days = self.rng.randrange(least * 365 + least // 4 + 2, (most + 1) * 365 + most // 4 - 2)
        return (on - timedelta(days=days)).isoformat()
