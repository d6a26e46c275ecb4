"""From counts by code to labelled rows in a list's own order, checked to sum to their total."""

from collections.abc import Mapping

from api.indicators.answer import CodeCount, RowCount
from api.indicators.partition import check_sum
from api.records.codes import label, labels, rollup

Tally = Mapping[str, int]

ROW_LABELS = {
    ("channel_report_rows", "jdc_training_duty"): "JDC, obligation de formation",
    ("channel_report_rows", "other"): "Autres canaux",
    ("pathway_report_rows", "gj_cej"): "Garantie jeunes ou CEJ",
    ("pathway_report_rows", "employment_training"): "Emploi ou formation",
    (
        "housing_report_rows",
        "friends_hostel_chrs",
    ): "Chez des amis, en foyer ou en hébergement d’urgence",
    ("housing_report_rows", "none_nomadic_other"): "Sans hébergement, nomade ou autre",
}
"""Labels of the report's rows that gather several codes; the others bear their code's label."""


def by_code(figure: str, list_name: str, tally: Tally, total: int) -> list[CodeCount]:
    """One entry per code of the list. Raises DoesNotAddUp when they miss the total."""
    counts = [
        CodeCount(code=code, label=text, n=tally.get(code, 0))
        for code, text in labels(list_name).items()
    ]
    check_sum(figure, total, (count.n for count in counts))
    return counts


def by_row(
    figure: str, list_name: str, rollup_name: str, tally: Tally, total: int
) -> list[RowCount]:
    """One entry per row of the report's roll-up. Raises DoesNotAddUp when they miss the total."""
    counts = [
        RowCount(
            row=row,
            label=ROW_LABELS.get((rollup_name, row)) or label(list_name, row),
            n=sum(tally.get(code, 0) for code in members),
        )
        for row, members in rollup(rollup_name).items()
    ]
    check_sum(figure, total, (count.n for count in counts))
    return counts


def plus_unknown(
    figure: str, list_name: str, rollup_name: str, tally: Tally, total: int
) -> list[RowCount]:
    """The same for a roll-up that leaves "not known" out: it is the last row."""
    unknown = tally.get("unknown", 0)
    known = by_row(figure, list_name, rollup_name, tally, total - unknown)
    return [*known, RowCount(row="unknown", label=label(list_name, "unknown"), n=unknown)]


def overlapping(list_name: str, tally: Tally) -> list[CodeCount]:
    """One entry per code of a list of which one person may have several: they sum to nothing."""
    return [
        CodeCount(code=code, label=text, n=tally.get(code, 0))
        for code, text in labels(list_name).items()
    ]
