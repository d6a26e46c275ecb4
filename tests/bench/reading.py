"""Phones read, and the coordinator looks at the figures."""

from statistics import median

from tests.bench.fieldwork import years
from tests.bench.pushing import parts
from tests.bench.servers import Line as Connection
from tests.bench.stage import Stage, cursor_of, must_apply, packed, send
from tests.bench.timing import BARE, OURS, PLAIN, Line, share

PAGE = 1_000
READ = 1.5
"""Times what the bare endpoint takes to give the same rows."""
EMPTY_MS, EMPTY_BYTES = 2, 400
FUNNEL_MS = 100
"""Of the whole page of figures: about ten years, 1,000 outings, 15,000 encounters."""
COUNTED = {
    "outing": ["id", "started_at", "kind", "status", "with_truck", "merged_into"],
    "encounter": ["outing", "at", "gender", "age_band", "count", "first_time", "youth"],
    "youth": ["id", "merged_into", "gender", "situation", "followed_by", "last_contact"],
    "identification": ["youth", "outing", "at", "channel", "age_band", "situation", "followed_by"],
    "pathway": ["youth", "kind", "started_at", "ended_at", "main_from", "confirmed_at"],
}
"""What any answer to the funnel must have looked at."""


def pull(stage: Stage, first: int, many: int, rounds: int) -> Line:
    """A new phone reads `many` rows above the position `first`, in pages of 1,000."""
    line, sizes, organisation = Line(f"pull {many:,} rows"), {}, stage.phone.organisation_id
    starts = range(first, first + many, PAGE)
    limit = min(many, PAGE)

    def over(connection: Connection, side: str, path: str) -> None:
        pages = [connection.fetch("GET", f"{path}cursor={at}&limit={limit}") for at in starts]
        sizes[side] = sum(page.size for page in pages) / 1000
        if cursor_of(pages[-1]) != first + many:
            raise SystemExit("the pages do not end where they should")

    line.in_turn(
        rounds,
        {
            OURS: lambda: over(stage.ours, OURS, "/api/sync/pull?"),
            BARE: lambda: over(stage.bare, BARE, f"/rows?organisation={organisation}&"),
            PLAIN: lambda: [stage.plain.after(organisation, at, limit) for at in starts],
        },
    )
    line.remark = f"{sizes[OURS]:,.0f} kB gzip, bare {sizes[BARE]:,.0f} kB"
    line.within(READ)
    return line


def nothing_new(stage: Stage, rounds: int) -> Line:
    """A phone that holds everything asks again."""
    line, top = Line("nothing changed"), stage.stored.top()
    organisation = stage.phone.organisation_id
    ours = f"/api/sync/pull?cursor={top}&limit=500"
    bare = f"/rows?organisation={organisation}&cursor={top}&limit=500"
    size, bare_size = stage.ours.fetch("GET", ours).size, stage.bare.fetch("GET", bare).size
    line.in_turn(
        rounds,
        {
            OURS: lambda: stage.ours.fetch("GET", ours),
            BARE: lambda: stage.bare.fetch("GET", bare),
            PLAIN: lambda: stage.plain.after(organisation, top, 500),
        },
    )
    line.remark = f"{size} B headers included, bare {bare_size} B"
    line.goal(f"≤ {EMPTY_MS} ms", median(line.taken[OURS]) <= EMPTY_MS)
    line.goal(f"≤ {EMPTY_BYTES} B", size <= EMPTY_BYTES)
    return line


def funnel(stage: Stage, many: int, rounds: int) -> Line:
    """The funnel of whole years at once; plain SQL reads the columns that it counts."""
    line = Line(f"funnel of {many} years")
    for batch in parts(years(stage.phone, many), 50):
        must_apply(send(stage.ours, packed(stage.phone, batch)))
    path = f"/api/indicators/funnel?from={2025 - many}-01-01&to=2024-12-31"
    line.in_turn(
        rounds,
        {
            OURS: lambda: stage.ours.fetch("GET", path),
            PLAIN: lambda: stage.stored.all_of(COUNTED),
        },
    )
    line.remark = f"{stage.stored.all_of(COUNTED):,} rows"
    line.goal(f"p95 ≤ {FUNNEL_MS} ms", share(line.taken[OURS], 0.95) <= FUNNEL_MS)
    return line
