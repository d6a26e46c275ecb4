"""The year beside those before it: what adds up, and who may be the same person."""

from api.report.document import Document, Paragraph, Table
from api.report.draft import Draft
from tests.indicators.season import Season
from tests.report.seasons import report, settings


def table(document: Document) -> Table:
    [years] = [one for one in document.tables() if one.key == "years"]
    return years


def since(made: Draft) -> list[str]:
    parts = (part for section in made.document.sections for part in section.parts)
    texts = [part.text for part in parts if isinstance(part, Paragraph)]
    return [text.replace("\u00a0", " ") for text in texts if text.startswith("Depuis")]


def of_all(made: Draft) -> dict[str, object]:
    years = table(made.document)
    return dict(zip((one.key for one in years.columns), years.rows[-1].cells, strict=True))


def twenty(season: Season, *days: str) -> None:
    """Twenty youths, identified on each of these days, who took a pathway after the first."""
    outings = [season.outing(day) for day in days]
    for _ in range(20):
        youth = season.youth()
        season.pathway(youth, "cej", days[0])
        for day, outing in zip(days, outings, strict=True):
            season.identify(youth, day, outing=outing, channel="truck_outing")


def test_twenty_youths_identified_in_two_years_are_twenty_since_the_first(season: Season) -> None:
    twenty(season, "2021-05-10", "2022-05-10")
    made = report(season)
    assert (of_all(made)["outings"], of_all(made)["identified"], of_all(made)["remobilised"]) == (
        *(2, 20, 20),
    )
    assert since(made) == [
        "Depuis 2021 : 2 sorties, 20 jeunes repérés en sortie et ailleurs, dont 20 remobilisés."
    ]


def test_youths_of_a_typed_year_are_not_added_to_those_counted(season: Season) -> None:
    settings(season, past_seasons={"2021": {"outings": 74, "identified": 49, "remobilised": 27}})
    twenty(season, "2022-05-10")
    made = report(season)
    assert (of_all(made)["outings"], of_all(made)["identified"], of_all(made)["remobilised"]) == (
        *(75, None, None),
    )
    assert since(made) == ["Depuis 2021 : 75 sorties."]
    assert "n’est alors pas connu" in (table(made.document).note or "")
