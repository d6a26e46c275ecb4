"""What is verified before a report is printed, in sentences that the coordinator reads."""

from collections.abc import Mapping
from typing import Literal
from urllib.parse import urlencode

from api.indicators import behind, lasting
from api.report import french
from api.report.cells import Cells
from api.report.content.years import LABELS
from api.report.document import Shape
from api.report.figures import Figures
from api.report.masking import Mask


class Check(Shape):
    """One verification. `level`: "right", or "look" when somebody should; `link`: where it is mended."""

    key: str
    level: Literal["right", "look"]
    title: str
    detail: str
    link: str | None = None


def checks(figures: Figures, cells: Cells, mask: Mask, exempt: Mapping[str, str]) -> list[Check]:
    """Everything verified, what is right first. Sums that fail raise long before this."""
    found = [
        *_sums(figures, cells),
        *_referrals(figures),
        *_supports(figures),
        *_small(mask),
        *_shown(cells, mask, exempt),
        *_missing(figures),
        *_waiting(figures),
        *_unanswered(figures),
        *_set_aside(figures),
    ]
    return sorted(found, key=lambda one: one.level == "look")


def _check(key: str, title: str, detail: str, look: bool = False, link: str | None = None) -> Check:
    level = "look" if look else "right"
    return Check(key=key, level=level, title=title, detail=french.spaced(detail), link=link)


def _sums(figures: Figures, cells: Cells) -> list[Check]:
    them, taken = figures.funnel.identified, figures.funnel.remobilised.total
    sums = f"{len(cells.sums)} sommes vérifiées : repérés {them.total}, parcours {taken}"
    apart = f"{them.on_outings} + {them.elsewhere} = {them.total}"
    return [
        _check("sums", "Les totaux sont justes", sums),
        _check("apart", "En sortie et ailleurs séparés", apart),
    ]


def _referrals(figures: Figures) -> list[Check]:
    """Only what "À corriger" names is to be done: waiting for some weeks is usual."""
    confirmed, waiting, ended, late = figures.referrals
    whole = confirmed + waiting + ended
    if not whole:
        return []
    detail = f"{confirmed} sur {whole}"
    if waiting:
        verb = french.agreed(waiting, "attend et ne compte", "attendent et ne comptent")
        detail += f" ; {waiting} {verb} pas encore"
    if ended:
        verb = french.agreed(ended, "a pris fin", "ont pris fin")
        detail += f" ; {ended} {verb} sans confirmation"
    if late:
        detail += f" ; {late} à confirmer depuis un mois ou plus"
    link = "/qualite" if late else None
    return [_check("referrals", "Orientations confirmées", detail, look=bool(late), link=link)]


def _supports(figures: Figures) -> list[Check]:
    found = [
        f"{support.label}, {french.share(way.n, whole)} en {way.label[:1].lower()}{way.label[1:]}"
        for support in figures.funnel.supports
        for way in support.of_which
        for whole in [row.n for row in figures.funnel.pathways if row.row == way.row]
        if way.n
    ]
    return [_check("supports", "Soutiens hors parcours", found[0])] if found else []


def _small(mask: Mask) -> list[Check]:
    found = []
    if kept := len(mask.names - mask.given_away):
        verb = french.agreed(kept, "nombre masqué", "nombres masqués")
        detail = f"{kept} {verb} : aucun ne peut être retrouvé"
        found.append(_check("masked", "Petits nombres protégés", detail))
    if known := len(mask.given_away):
        verb = french.agreed(known, "nombre masqué se lit", "nombres masqués se lisent")
        detail = f"{known} {verb} dans une édition déjà publiée"
        found.append(_check("given_away", "Petits nombres déjà publiés", detail, look=True))
    return found


def _shown(cells: Cells, mask: Mask, exempt: Mapping[str, str]) -> list[Check]:
    found = []
    for table, names in cells.tables().items():
        if table not in exempt:
            continue
        detail = f"« {exempt[table]} »"
        if left := len(mask.names & set(names)):
            verb = french.agreed(left, "reste masqué, qui ferait", "restent masqués, qui feraient")
            detail += f" {left} {verb} deviner ceux d’un autre tableau."
        title = "Petits nombres affichés par choix"
        found.append(_check(f"exempt.{table}", title, detail, look=True))
    return found


def _missing(figures: Figures) -> list[Check]:
    """Facts nobody noted, by how many youths lack them."""
    funnel = figures.funnel
    communes = sum(row.n for row in funnel.profile.communes if not row.where)
    genders = sum(row.n for row in funnel.identified.by_gender if row.code == "unknown")
    unsaid = "dont les critères ne peuvent pas être dits"
    doubtful = "sans nom : des doublons sont possibles"
    lacking = (
        ("commune", communes, "sans commune de résidence", ("profile.communes", behind.NOWHERE)),
        ("gender", genders, "sans genre noté", ("identified.by_gender", behind.UNKNOWN)),
        ("criteria", funnel.criteria.missing, unsaid, ("criteria", "missing")),
        ("nameless", funnel.identified.without_name, doubtful, ("identified.without_name", None)),
    )
    return [
        _check(
            key,
            "Des informations manquent",
            f"{french.counted(n, french.YOUTH)} {what}",
            look=True,
            link=_youths(figures.year, *behind_it),
        )
        for key, n, what, behind_it in lacking
        if n
    ]


def _youths(year: int, figure: str, row: str | None) -> str:
    """The page of exactly the youths whom a figure of the year counts, closed and erased files too."""
    asked = {"periode": f"annee-{year}", "chiffre": figure}
    return f"/pilotage/jeunes?{urlencode(asked if row is None else asked | {'ligne': row})}"


def _waiting(figures: Figures) -> list[Check]:
    noun = french.Noun("vérification", "vérifications", feminine=True)
    return [
        _check(
            f"held.{one.months}",
            f"Vérifications à {one.months} mois",
            f"{french.counted(one.unchecked, noun)} à faire : "
            f"{french.agreed(one.unchecked, 'sans elle', 'sans elles')}, rien n’est dit de ces parcours",
            look=True,
            link=_youths(figures.year, f"held.{one.months}", lasting.UNCHECKED),
        )
        for one in figures.funnel.held
        if one.unchecked
    ]


def _unanswered(figures: Figures) -> list[Check]:
    """Appointments at the health desk whose day is past, and of which nobody said what became."""
    silent = figures.funnel.health_desk.unanswered
    if not silent:
        return []
    detail = f"{silent} {french.agreed(silent, 'reste', 'restent')} à répondre : "
    detail += french.agreed(
        silent, "il ne compte pas comme honoré", "ils ne comptent pas comme honorés"
    )
    return [_check("unanswered", "Rendez-vous d’un jour passé", detail, look=True, link="/qualite")]


def _set_aside(figures: Figures) -> list[Check]:
    """Years that were typed and are counted too: one trial outing replaces all that was typed."""
    found = []
    for line in figures.before:
        both = [
            f"{LABELS[name].lower()}, {typed} saisi et {line.totals[name]} compté"
            for name, typed in (line.set_aside or {}).items()
            if typed is not None and typed != line.totals[name]
        ]
        if both:
            detail = f"{line.year} : {' ; '.join(both)}. Ce qui est compté est imprimé : retirez la saisie "
            detail += "(Listes, Saisons passées), ou annulez la sortie d’essai."
            title = "Une année saisie et comptée"
            found.append(_check(f"typed.{line.year}", title, detail, look=True))
    return found
