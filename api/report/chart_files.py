"""Every chart and map of the report as pictures to paste elsewhere: SVG and PNG, in one archive."""

import re
from collections.abc import Mapping

from api.report.archive import packed
from api.report.chart_data import charts
from api.report.charts import draw
from api.report.document import Document, PlacesMap
from api.report.png import as_png


def write_charts(document: Document, pictures: Mapping[str, bytes]) -> bytes:
    """The archive: two files a drawing, numbered in the order of the report."""
    files: list[tuple[str, bytes]] = []
    for nth, found in enumerate(charts(document), 1):
        part, table = (found, None) if isinstance(found, PlacesMap) else found
        drawing = draw(part, table)
        name = f"{nth:02}-{re.sub(r'[^a-z0-9]+', '-', part.key.lower()).strip('-')}"
        files += [(f"{name}.svg", drawing.svg.encode()), (f"{name}.png", as_png(drawing))]
    return packed(files, document.made_on)
