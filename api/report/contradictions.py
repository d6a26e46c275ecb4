"""What the printed report of 2022 said twice, and why this one cannot.

Source: activity report 2022, pages 20, 21 and 23. Each is tried in
`tests/report/test_contradictions.py`.
"""

from api.report.document import Shape
from api.report.french import spaced


class Contradiction(Shape):
    """`key` for machines; `printed`: what was said in 2022; `now`: what stands in its way."""

    key: str
    printed: str
    now: str


def _one(key: str, printed: str, now: str) -> Contradiction:
    return Contradiction(key=key, printed=spaced(printed), now=spaced(now))


CONTRADICTIONS = (
    _one(
        "met_twice",
        "1\u202f500 personnes rencontrées page 20, 1\u202f200 page 21.",
        "Un chiffre est calculé une fois et porte un seul nom : deux pages ne peuvent en dire deux.",
    ),
    _one(
        "different_people",
        "« 1\u202f500 personnes différentes », comptées sans leur nom.",
        "Deux chiffres : les contacts, et les personnes rencontrées (première fois dans l’année, à la "
        "connaissance de l’équipe). « Personnes différentes » n’est écrit nulle part.",
    ),
    _one(
        "pathways_sum",
        "Emploi ou formation : 7 puis 8 ; les parcours font 47 sur une page et 48 sur l’autre.",
        "Les parcours sont vérifiés : leur somme est le nombre de remobilisés, sinon rien n’est imprimé.",
    ),
    _one(
        "channel_twice",
        "« Évènements : 6 » imprimé deux fois ; les canaux font 68 pour 62 repérés.",
        "Chaque canal est une ligne d’une liste close, et leur somme est le nombre de repérés.",
    ),
    _one(
        "identified_among_met",
        "Les 62 repérés « parmi les 1\u202f000 jeunes rencontrés », dont 28 venus d’ailleurs.",
        "Repérés en sortie et repérés ailleurs sont deux parts ; seule la première suit des rencontres.",
    ),
    _one(
        "places_and_channels",
        "Lieux et canaux mêlés dans une même liste.",
        "Deux tableaux : comment (canal) et où (lieu), chacun avec son total.",
    ),
    _one(
        "share_without_base",
        "72 % d’hommes, sans dire de quoi ; 41 des 62 repérés font 66 %.",
        "Une part est toujours écrite avec ses deux nombres : « 41 sur 62 (66 %) ».",
    ),
    _one(
        "guarantee_after_its_end",
        "La Garantie jeunes comptée sur une période où elle n’existait plus (28 février 2022).",
        "Un parcours Garantie jeunes ne peut pas commencer après cette date, et le nom n’est imprimé que "
        "si quelqu’un l’a suivie.",
    ),
    _one(
        "support_as_pathway",
        "14 jeunes avec la psychologue, comptés à côté des 19 en suivi traditionnel dont ils sont.",
        "Un soutien n’est pas un parcours : il est dit à part, avec les parcours où il s’ajoute.",
    ),
    _one(
        "unconfirmed_referral",
        "9 orientations comptées comme remobilisations, sans confirmation.",
        "Une orientation compte le jour où l’autre structure confirme avoir reçu le jeune.",
    ),
    _one(
        "two_starts",
        "L’expérimentation est datée de 2019 à 2022 ici, de 2020 à 2022 là.",
        "« Depuis … » est la première année qui a des chiffres ; personne ne l’écrit à la main.",
    ),
)
"""In the order in which the pages have them."""
