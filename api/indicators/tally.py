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
