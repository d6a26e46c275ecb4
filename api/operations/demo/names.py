"""Invented young people: names, phone numbers, and what a worker might note about them."""

from random import Random

MEN = (
    *("Sami", "Lucas", "Mehdi", "Enzo", "Ibrahim", "Théo", "Yanis", "Kylian", "Noah", "Bilal"),
    *("Dylan", "Rayan", "Mathis", "Ousmane", "Jordan", "Adem", "Tom", "Killian", "Ismaël", "Léo"),
)
WOMEN = (
    *("Inès", "Léa", "Sarah", "Aya", "Manon", "Lina", "Chloé", "Fatou", "Emma", "Nour"),
    *("Jade", "Camille", "Salomé", "Assia", "Océane", "Maëva", "Yasmine", "Élodie"),
)
SURNAMES = (
    *(
        "Alouette",
        "Bouleau",
        "Bouvreuil",
        "Charme",
        "Chardonneret",
        "Cormier",
        "Érable",
        "Fauvette",
    ),
    *("Frêne", "Grive", "Hirondelle", "Loriot", "Mélèze", "Merisier", "Mésange", "Noisetier"),
    *("Peuplier", "Pinson", "Rossignol", "Roitelet", "Sorbier", "Sureau", "Tilleul", "Troène"),
)

FIRST_WORDS = (
    "Parle volontiers de mécanique, ne sait pas par où commencer.",
    "Cherche un travail tout de suite, sans formation longue.",
    "A quitté le lycée au printemps, aimerait rencontrer une entreprise.",
    "Vient souvent avec deux amis, préfère qu’on lui écrive avant d’appeler.",
    "Intéressé par le service civique, demande combien de temps cela dure.",
    "Aide un oncle au marché le samedi, voudrait le permis.",
    "Reste discret, a accepté un café et un numéro.",
    "Voudrait travailler dehors, espaces verts ou bâtiment.",
)
FOLLOW_UP = (
    "Rendez-vous proposé, préfère un après-midi.",
    "A préparé son CV avec nous, reste la lettre.",
    "Content de la visite, veut revenir avec sa sœur.",
    "Premier échange au calme, projet encore flou.",
    "A appelé lui-même pour confirmer.",
    "Hésite entre deux métiers, on cherche une immersion.",
)
OF_OUTINGS = (
    "Beau temps, du monde après 16 h. Revenir à la même heure.",
    "Peu de passage, la pluie a tout arrêté vers 15 h 30.",
    "Le groupe du city stade est venu de lui-même.",
    "Bon accueil des habitants, prévoir plus de gobelets.",
)


class Invented:
    """Names and phone numbers, each couple once."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._used: set[tuple[str, str]] = set()
        self._number = rng.randrange(1_000, 2_000)

    def name(self, gender: str) -> dict[str, str]:
        """A name nobody has yet, as the phone seals it."""
        while True:
            first = self._rng.choice(WOMEN if gender == "female" else MEN)
            last = self._rng.choice(SURNAMES)
            if (first, last) not in self._used:
                self._used.add((first, last))
                return {"first_name": first, "last_name": last}

    def phone(self) -> str:
        """A number from the range kept for fiction: 06 39 98 00 00 to 06 39 98 99 99."""
        self._number += self._rng.randrange(1, 40)
        return f"+3363998{self._number % 10_000:04d}"
