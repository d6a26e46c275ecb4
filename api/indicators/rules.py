"""The rule of each figure in the words people read, with the period it is about."""

from datetime import date

from api.indicators.period import Period

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)

SENTENCES = {
    "outings": "Sorties commencées {period}, sauf les annulées. Une sortie réunie à une autre compte "
    "une fois ; une sortie annulée où des rencontres ont été notées compte, à vérifier.",
    "months": "Sorties, personnes rencontrées et jeunes repérés {period}, mois par mois : une sortie, "
    "et ce qui s’y est passé, compte au mois de son début.",
    "places": "Où étaient les sorties {period} : passages, heures sur place quand la fin est notée, "
    "personnes rencontrées et jeunes repérés à chaque lieu. Sans lieu noté : à part.",
    "partners": "Sorties commencées {period} où chaque partenaire était présent. Une sortie avec deux "
    "partenaires compte pour chacun.",
    "contacts": "Toutes les rencontres des sorties commencées {period} : une personne revue compte "
    "à chaque sortie.",
    "people_met": "Personnes rencontrées {period}, première fois dans l’année, à la connaissance de "
    "l’équipe : les personnes comptées sans nom, plus les jeunes connus, une fois par année civile, "
    "à leur première rencontre.",
    "youth_met": "Parmi les personnes rencontrées {period}, celles de 16 à 29 ans. "
    "L’âge non connu est à part.",
    "identified_of_met": "Parmi les jeunes de 16 à 29 ans rencontrés {period}, ceux qu’une de ces "
    "sorties a repérés, où qu’ils vivent et par tous les canaux. N’y sont pas ceux rencontrés plus tôt "
    "dans l’année, ou dont l’âge n’était pas connu. Un jeune déjà compté sans nom est l’une des "
    "personnes comptées sans nom à cette sortie.",
    "identified": "Jeunes repérés {period}, par tous les canaux. Repérés en sortie et repérés "
    "ailleurs sont comptés à part. Une fiche réunie à une autre compte une fois.",
    "profile": "Jeunes repérés {period}, d’après ce qui a été noté au repérage, sinon ce que dit leur "
    "fiche. Transports et difficultés se cumulent ; le reste fait le total. Communes "
    "et intercommunalités sont celles d’aujourd’hui.",
    "criteria": "Jeunes repérés {period}, d’après ce qui était connu au repérage : sans emploi, école "
    "ni formation, et accompagnés par personne ou sans nouvelles depuis cinq mois. "
    "« Autre structure » seule n’empêche pas.",
    "without_name": "Fiches sans nom parmi les jeunes repérés {period} : des doublons sont possibles.",
    "remobilised": "Jeunes repérés {period} qui avaient commencé un parcours au {until}. "
    "Une orientation compte une fois l’accueil confirmé.",
    "remobilised_flow": "Jeunes dont le premier parcours qui compte a commencé {period}, quelle que soit "
    "la date de leur repérage.",
    "not_remobilised": "Jeunes repérés {period} sans parcours au {until}, chacun pour une raison, "
    "selon l’âge de leur fiche.",
    "held": "Jeunes repérés {period} et remobilisés depuis 90 ou 180 jours au moins au {until}, d’après "
    "la première vérification datée de ce jour ou d’après. Sans elle, un parcours terminé compte selon "
    "la raison de sa fin. Ni vérifié ni terminé : à part, jamais un succès.",
    "pathways": "Jeunes repérés {period} et remobilisés, selon leur parcours principal au {until} : "
    "chacun compte une fois.",
    "supports": "Jeunes repérés {period} ayant eu chaque soutien au {until}. Un soutien s’ajoute à un "
    "parcours, il ne se compte jamais avec.",
    "delay_days": "Nombre médian de jours entre le repérage, {period}, et le premier parcours commencé "
    "ensuite (accueil confirmé pour une orientation), au {until}.",
    "health_desk": "Propositions de la permanence santé {period} : jeunes connus, actes sans fiche (des "
    "doublons sont possibles), rendez-vous honorés parmi ceux dont le jour est venu, au {until} : d’un jour "
    "passé et sans réponse, un rendez-vous n’est pas honoré.",
}
"""By indicator. Typed with plain spaces; `rules` puts no-break ones where French wants them."""


def rules(period: Period, until: date) -> dict[str, str]:
    """Every indicator's sentence for this period."""
    words = {"period": french_period(period.first, period.last), "until": french_day(until)}
    return {name: _spaced(text).format(**words) for name, text in SENTENCES.items()}


def french_period(first: date, last: date) -> str:
    """ "du 1er avril au 31 octobre 2022": the year once when it is the same."""
    if first == last:
        return f"le {french_day(first)}"
    start = french_day(first)
    if first.year == last.year:
        start = start.removesuffix(f"\u00a0{first.year}")
    return f"du {start} au {french_day(last)}"


def french_day(day: date) -> str:
    """ "1er avril 2022", held together by no-break spaces."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}\u00a0{MONTHS[day.month - 1]}\u00a0{day.year}"


def _spaced(text: str) -> str:
    for mark in ":;»":
        text = text.replace(f" {mark}", f"\u00a0{mark}")
    return text.replace("« ", "«\u00a0")
