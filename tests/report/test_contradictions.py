"""Each thing that the report of 2022 said twice, tried on the season of 2022 itself."""

import pytest

from api.report.contradictions import CONTRADICTIONS
from api.report.document import Document, Paragraph, Table
from tests.indicators.page_20 import as_on_page_20
from tests.indicators.season import Season
from tests.report.seasons import report, settings


@pytest.fixture
def document(season: Season) -> Document:
    """The report of the season of 2022, small numbers shown."""
    settings(season, past_seasons={"2020": {"outings": 48}, "2021": {"outings": 74}})
    as_on_page_20(season)
    tables = dict.fromkeys(report(season).cells.tables(), "Invention, sans personne derrière.")
    return report(season, exemptions=tables).document


def rows(document: Document, key: str) -> dict[str, list[object]]:
    [table] = [one for one in document.tables() if one.key == key]
    return {row.label: list(row.cells) for row in table.rows}


def text(document: Document) -> str:
    parts = (part for section in document.sections for part in section.parts)
    return " ".join(part.text for part in parts if isinstance(part, Paragraph))


def test_there_are_eleven_as_in_the_printed_report() -> None:
    assert len({one.key for one in CONTRADICTIONS}) == 11


def test_people_met_are_one_number_wherever_they_stand(document: Document) -> None:
    said = {
        table.rows[-1].cells[place]
        for table in document.tables()
        for place, column in enumerate(table.columns)
        if column.label == "Personnes rencontrées" and table.rows[-1].label == "Total"
    }
    assert said == {1_500}
    assert "1\u202f500\u00a0personnes rencontrées" in text(document)


def test_contacts_are_not_called_different_people(document: Document) -> None:
    assert "1\u202f760\u00a0contacts" in text(document)
    assert "1\u202f500\u00a0personnes différentes" not in text(document)


def test_each_youth_has_one_main_pathway_so_that_they_sum(document: Document) -> None:
    ways = rows(document, "remobilised.pathway")
    total = ways.pop("Total")
    assert total == [47] == [sum(n for [n] in ways.values() if isinstance(n, int))]
    assert ways["Emploi ou formation"] == [7]


def test_each_channel_stands_once_and_they_sum_to_the_identified(document: Document) -> None:
    channels = rows(document, "identified.channel")
    total = channels.pop("Total")
    assert total == [62, 47]
    assert sum(n for n, _ in channels.values() if isinstance(n, int)) == 62
    assert channels["Évènements"][0] == 6


def test_who_was_identified_elsewhere_is_not_among_the_people_met(document: Document) -> None:
    assert "34 en sortie et 28 ailleurs" in text(document)


def test_places_and_channels_are_two_tables(document: Document) -> None:
    channels, places = rows(document, "identified.channel"), rows(document, "places")
    assert set(channels) & set(places) == {"Total"}
    assert places["Total"][-1] == channels["Total"][0] == 62


def test_no_share_is_written_without_its_two_numbers(document: Document) -> None:
    said = text(document).replace("\u202f", " ").replace("\u00a0", " ")
    assert "14 sur 19 (74 %)" in said
    assert said.count("%") == said.count(" %)")


def test_the_garantie_jeunes_is_not_named_of_a_season_after_its_end(document: Document) -> None:
    assert "Garantie" not in document.model_dump_json()
    assert rows(document, "remobilised.pathway")["Contrat d’engagement jeune (CEJ)"] == [8]


def test_a_support_is_said_apart_from_the_pathways(document: Document) -> None:
    supports = rows(document, "supports")
    assert supports["Soutien de la psychologue"] == [14]
    assert "Soutien de la psychologue" not in rows(document, "remobilised.pathway")


def test_a_referral_that_nobody_confirmed_is_no_pathway(season: Season) -> None:
    youth = season.youth()
    season.identify(youth, "2022-05-10")
    season.pathway(youth, "partner_referral", "2022-06-01")
    cells = report(season).cells.cells
    assert cells["2022/remobilised"].value == 0
    assert cells["2022/not_remobilised/reason/confirmation"].value == 1


def test_since_when_is_the_first_year_that_has_numbers(document: Document) -> None:
    [years] = [one for one in document.tables() if one.key == "years"]
    assert [row.label for row in years.rows] == [
        "2020 (saisi)",
        "2021 (saisi)",
        "2022",
        "Depuis 2020",
    ]


def test_every_table_names_its_period(document: Document) -> None:
    for table in document.tables():
        if table.key not in ("years", "annex.numbers"):
            assert "du 1er\u00a0janvier au 31\u00a0décembre\u00a02022" in table.rule, table.key


def test_a_table_and_its_chart_cannot_disagree(document: Document) -> None:
    tables = {one.key: one for one in document.tables()}
    for section in document.sections:
        for part in section.parts:
            if part.kind == "chart":
                of: Table = tables[part.table]
                assert set(part.columns) <= {column.key for column in of.columns}
