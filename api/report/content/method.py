"""The period and the method, and the words of the report with the rule behind each."""

from api.report import french
from api.report.content.parts import Told, paragraph
from api.report.document import Part, Term, Terms

WORDS = {
    "outings": "Sorties",
    "contacts": "Contacts",
    "people_met": "Personnes rencontrées",
    "youth_met": "Jeunes rencontrés",
    "identified": "Jeunes repérés",
    "criteria": "Critères",
    "remobilised": "Remobilisés",
    "pathways": "Parcours",
    "supports": "Soutiens",
    "not_remobilised": "Sans parcours",
    "delay_days": "Délai",
    "held": "À 3 et 6 mois",
    "health_desk": "Permanence santé",
}


def method(told: Told) -> list[Part]:
    """When, on what, and what cannot be known."""
    figures = told.figures
    period = f"du {french.day(figures.first)} au {french.day(figures.last)}"
    return [
        *paragraph(
            f"période : {period}. Chiffres calculés le {french.day(figures.made_on)}, d’après ce que "
            "les équipes ont noté pendant les sorties et au bureau",
            "les personnes sont comptées sans leur nom : le nombre de personnes différentes ne peut "
            "pas être connu. Une « personne rencontrée » est une première fois dans l’année, à la "
            "connaissance de l’équipe ; un « contact » est chaque rencontre",
            "chaque total est la somme de ses lignes, et chaque jeune n’a qu’un parcours principal",
            "un nombre de jeunes trop petit n’est pas publié : il est dit « masqué », comme ceux qui "
            "en feraient deviner un",
        )
    ]


def glossary(told: Told) -> list[Part]:
    """Each figure's rule, in the words people read."""
    return [
        Terms(
            terms=[
                Term(word=word, meaning=told.whole_rule(figure)) for figure, word in WORDS.items()
            ]
        )
    ]
