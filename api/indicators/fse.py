"""FSE+ participant categories (Regulation (EU) 2021/1057, annex I, common output indicators), from what
the team notes. What it does not note is "not known", never guessed.

Education: ISCED 2011 levels from i-milo's: without a diploma 0 to 2, CAP to bac 3 to 4, above 5 to 8.
Housing: without a home of one's own choice (ETHOS 1 to 4): none, nomadic, emergency accommodation; who
stays with friends is not counted there. Situations in which people learn are "inactive, in education
or training"; an apprentice is employed.
"""

from collections import Counter
from collections.abc import Iterable

from api.indicators.answer import CodeCount
from api.indicators.identified import Identified
from api.indicators.partition import check_sum

LABELS: dict[str, dict[str, str]] = {
    "gender": {
        "female": "Femmes",
        "male": "Hommes",
        "non_binary": "Autre, ou ne se prononce pas",
        "unknown": "Non connu",
    },
    "age": {
        "under_18": "Moins de 18 ans",
        "18_29": "18 à 29 ans",
        "unknown": "Non connu",
    },
    "education": {
        "isced_0_2": "Sans diplôme, ou premier cycle du secondaire au plus (CITE 0 à 2)",
        "isced_3_4": "CAP, BEP, bac (CITE 3 et 4)",
        "isced_5_8": "Diplôme du supérieur (CITE 5 à 8)",
        "unknown": "Non connu",
    },
    "situation": {
        "unemployed": "Sans emploi, en recherche d’emploi",
        "inactive": "Inactifs, ni en études ni en formation",
        "learning": "En études, en formation ou en volontariat",
        "employed": "En emploi, alternance comprise",
        "unknown": "Non connu",
    },
    "housing": {
        "excluded": "Sans domicile, ou exclus du logement",
        "housed": "Logés",
        "unknown": "Non connu",
    },
}
"""French labels by category and code, in print order."""

AGES = {"16_17": "under_18", "18_21": "18_29", "22_25": "18_29", "26_29": "18_29"}
EDUCATION = {
    **dict.fromkeys(("l6", "l5b", "l5_nodip", "l4_nodip", "no_diploma"), "isced_0_2"),
    **dict.fromkeys(("n3", "n4", "cap_bep", "bac"), "isced_3_4"),
    **dict.fromkeys(("n5", "n6", "n7", "n8", "above_bac"), "isced_5_8"),
}
SITUATIONS = {
    "jobseeker": "unemployed",
    **dict.fromkeys(("none", "informal_volunteering"), "inactive"),
    **dict.fromkeys(("training", "immersion", "schooling", "civic_service"), "learning"),
    **dict.fromkeys(("employment", "apprenticeship"), "employed"),
}
HOUSING = {
    **dict.fromkeys(("chrs", "nomadic", "none"), "excluded"),
    **dict.fromkeys(("parents", "family_member", "own_home", "friends", "hostel"), "housed"),
}


def gender(one: Identified) -> str:
    """Of the file."""
    return {"other": "non_binary"}.get(one.gender, one.gender)


def age(one: Identified) -> str:
    """On the day of identification."""
    return AGES.get(one.age_band, "unknown")


def education(one: Identified) -> str:
    """Highest level reached."""
    return EDUCATION.get(one.training_level, "unknown")


def situation(one: Identified) -> str:
    """On the labour market, on the day of identification."""
    return SITUATIONS.get(one.situation or "", "unknown")


def housing(one: Identified) -> str:
    """On the day of identification."""
    return HOUSING.get(one.housing, "unknown")


def counts(category: str, codes: Iterable[str]) -> list[CodeCount]:
    """One entry a code of the category, zeros too. Raises DoesNotAddUp for a code it lacks."""
    tally = Counter(codes)
    found = [
        CodeCount(code=code, label=label, n=tally[code]) for code, label in LABELS[category].items()
    ]
    check_sum(f"fse.{category}", tally.total(), (one.n for one in found))
    return found
