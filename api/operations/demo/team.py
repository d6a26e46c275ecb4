"""The invented team, and how each of them signs in."""

from typing import NamedTuple

from api.phone import Identity, Phone, Transport

ORGANISATION = "Mission locale de démonstration"
PASSWORD = "kaftruck-demonstration"


class Member(NamedTuple):
    """Someone of the team: `key` is how the demonstration's code calls them."""

    key: str
    role: str
    name: str

    @property
    def email(self) -> str:
        """An address of a domain that cannot exist (RFC 2606)."""
        return f"{self.key}@demo.example"

    @property
    def identity(self) -> Identity:
        """What they type to join."""
        return Identity(self.name, self.email, PASSWORD)


TEAM = (
    Member("elise", "coordinator", "Élise Exemple"),
    Member("nadia", "outreach", "Nadia Exemple"),
    Member("karim", "outreach", "Karim Exemple"),
    Member("lucie", "outreach", "Lucie Exemple"),
    Member("samir", "partner", "Samir Exemple, partenaire"),
    Member("direction", "management", "Dominique Exemple"),
)
OUTREACH = ("nadia", "karim", "lucie")

ROLE_FR = {
    "coordinator": "Coordination",
    "outreach": "Intervenant·e",
    "partner": "Partenaire",
    "management": "Direction",
}


class DemoPhone(Phone):
    """A phone that is none: Équipe says so."""

    label = "Téléphone inventé"


def gather(send: Transport) -> tuple[dict[str, Phone], str]:
    """Found the organisation and have everybody join; a phone each, and the recovery key."""
    first = TEAM[0]
    elise, recovery = DemoPhone.first_run(send, ORGANISATION, first.identity)
    phones: dict[str, Phone] = {first.key: elise}
    for member in TEAM[1:]:
        link = elise.invite(member.role, member.name)
        phones[member.key] = DemoPhone.accept(send, link, member.identity)
    return phones, recovery
