"""Counts in the answer's shape: every code and every row of a list, zeros too, with its label."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from api.records.codes import labels

Counts = list[dict[str, Any]]
Rows = Mapping[str, tuple[str | None, ...]]
"""The codes of each row of a roll-up, after its label."""

CHANNELS = {
    "pool_beach": ("Piscines et plages", "pool_beach"),
    "truck_outing": ("Sortie KAF’Truck", "truck_outing"),
    "street_round": ("Maraudes", "street_round"),
    "jdc_training_duty": ("JDC, obligation de formation", "jdc", "training_duty"),
    "event": ("Évènements", "event"),
    "partner": ("Partenaires", "partner"),
    "other": ("Autres canaux", "digital_outreach", "peer", "family", "self", "other"),
}
PATHWAYS = {
    "ml_follow_up": ("Suivi traditionnel Mission locale", "ml_follow_up"),
    "civic_service": ("Service civique", "civic_service"),
    "gj_cej": ("Garantie jeunes ou CEJ", "gj", "cej", "cej_jr"),
    "employment_training": (
        *("Emploi ou formation", "employment", "training"),
        *("apprenticeship", "back_to_school"),
    ),
    "partner_referral": ("Orientation confirmée vers un autre acteur", "partner_referral"),
    "other": ("Autre remobilisation", "other"),
}
BESIDE_PATHWAYS: Rows = PATHWAYS | {"no_pathway": ("Sans parcours à cette date", None)}
TRAINING = {
    "no_diploma": ("Sans diplôme", "no_diploma", "l6", "l5b", "l5_nodip"),
    "cap_bep": ("CAP, BEP", "cap_bep", "n3", "l4_nodip"),
    "bac": ("Bac", "bac", "n4"),
    "above_bac": ("Après le bac", "above_bac", "n5", "n6", "n7", "n8"),
    "unknown": ("Non connu", "unknown", None),
}
HOUSING = {
    "own_home": ("Logement autonome", "own_home"),
    "friends_hostel_chrs": (
        *("Chez des amis, en foyer ou en hébergement d’urgence", "friends", "hostel", "chrs"),
    ),
    "parents": ("Chez les parents", "parents"),
    "family_member": ("Chez un membre de la famille", "family_member"),
    "none_nomadic_other": (*("Sans hébergement, nomade ou autre", "none", "nomadic", "other"),),
    "unknown": ("Non connu", "unknown", None),
}
REASONS = {
    "refused": "Ne souhaitent pas",
    "unreachable": "Injoignables",
    "closed": "Fiche close pour une autre raison",
    "confirmation": "Orientés, accueil pas encore confirmé",
    "nothing": "Rien encore",
}
AGES = {
    "under_1_month": ("Moins d’un mois", "under_1_month"),
    "1_to_3_months": ("1 à 3 mois", "1_to_3_months"),
    "3_to_6_months": ("3 à 6 mois", "3_to_6_months"),
    "over_6_months": ("Plus de 6 mois", "over_6_months"),
}


def codes_of(name: str, values: Iterable[str | None], weights: Iterable[int] = ()) -> Counts:
    """How often each code of a list comes; nothing noted counts as "unknown"."""
    values = list(values)
    found: Counter[str] = Counter()
    for value, n in zip(values, list(weights) or [1] * len(values), strict=True):
        found[value or "unknown"] += n
    assert not found.keys() - labels(name).keys()
    return [{"code": code, "label": text, "n": found[code]} for code, text in labels(name).items()]


def rows_of(rows: Rows, values: Iterable[str | None]) -> Counts:
    """How often the codes of each row of a roll-up come."""
    values = list(values)
    return [
        {"row": row, "label": text, "n": sum(value in codes for value in values)}
        for row, (text, *codes) in rows.items()
    ]
