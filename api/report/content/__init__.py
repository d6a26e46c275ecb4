"""The report's sections in their own order, and the coordinator's blocks among them."""

from collections.abc import Callable, Mapping

from api.report import french
from api.report.content import desk, method, outings, overview, ways, years, youths
from api.report.content.annex import annexes
from api.report.content.parts import Told
from api.report.document import Document, Paragraph, Part, Picture, Section
from api.report.options import FreeBlock, Options

SECTIONS: Mapping[str, tuple[str, Callable[[Told], list[Part]]]] = {
    "overview": ("L’essentiel", overview.overview),
    "outings": ("Les sorties", outings.outings),
    "met": ("Les personnes rencontrées", overview.met),
    "channels": ("Comment ils ont été repérés", youths.channels),
    "who": ("Qui ils sont", youths.who),
    "where": ("Où ils habitent", youths.where),
    "criteria": ("Les critères", youths.criteria),
    "pathways": ("Leurs parcours", ways.pathways),
    "lasting": ("Trois et six mois après", ways.lasting),
    "health": ("La permanence santé", desk.health),
    "pretexts": ("Les évènements prétextes", outings.pretexts),
    "partners": ("Avec nos partenaires", outings.partners),
    "map": ("La carte", outings.places_map),
    "years": ("D’une année à l’autre", years.years),
    "method": ("Période et méthode", method.method),
    "glossary": ("Comment chaque chiffre est compté", method.glossary),
}
"""By key: its title, and what writes it. One with nothing to say is not printed."""


def build(told: Told, options: Options, pictures: Mapping[str, Picture]) -> Document:
    """The year's report as the coordinator wants it. `pictures`: what is known of theirs, by id."""
    figures = told.figures
    sections = {
        key: Section(key=key, title=title, parts=parts, comment=_comment(options, key))
        for key, (title, write) in SECTIONS.items()
        if key not in options.left_out and (parts := write(told))
    }
    for block in options.free:
        if block.id not in options.left_out and (block.title or block.text):
            sections[block.id] = _own(block, pictures)
    return Document(
        title=f"Le KAF’Truck en {figures.year}",
        kicker="Repérage des invisibles",
        organisation=figures.organisation,
        year=figures.year,
        first=figures.first,
        last=figures.last,
        made_on=figures.made_on,
        sections=[sections[key] for key in in_order(list(sections), options.order)],
        annexes=annexes(told),
    )


def in_order(keys: list[str], wanted: list[str]) -> list[str]:
    """The keys that `wanted` names, as it has them, each other one after its own neighbour."""
    found = [key for key in dict.fromkeys(wanted) if key in keys]
    for place, key in enumerate(keys):
        if key not in found:
            before = keys[place - 1] if place else None
            found.insert(found.index(before) + 1 if before else 0, key)
    return found


def _comment(options: Options, key: str) -> str | None:
    return french.spaced(options.comments.get(key, "").strip()) or None


def _own(block: FreeBlock, pictures: Mapping[str, Picture]) -> Section:
    parts: list[Part] = [
        Paragraph(text=french.spaced(text.strip()))
        for text in block.text.split("\n\n")
        if text.strip()
    ]
    if block.picture and block.picture in pictures:
        parts.append(pictures[block.picture].model_copy(update={"alt": block.alt}))
    return Section(key=block.id, title=french.spaced(block.title), parts=parts)
