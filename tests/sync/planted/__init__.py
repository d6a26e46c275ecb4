"""Bugs that the model must catch, each planted in one place, with the shortest run that shows it.

`plant` puts the bug in; `shortest` is what Hypothesis left of a failing run once it was made as
short as it gets: it passes on the code as it is.
"""

from types import ModuleType

from tests.sync.planted import (
    arrival_order,
    cursor_before_rows,
    cursor_too_far,
    device_watermark,
    early_acknowledgement,
    no_clamp,
    no_dedupe,
    no_epoch,
    no_journal,
    no_ledger,
    refused_notes,
    reseal_as_patch,
    rows_out_of_scope,
    sticky_refusal,
    unfinished_erasure,
)

BUGS: dict[str, ModuleType] = {
    "no dedupe": no_dedupe,
    "early acknowledgement": early_acknowledgement,
    "cursor before rows": cursor_before_rows,
    "cursor too far": cursor_too_far,
    "rows out of scope": rows_out_of_scope,
    "no epoch": no_epoch,
    "no journal": no_journal,
    "no clamp": no_clamp,
    "arrival order": arrival_order,
    "device watermark": device_watermark,
    "sticky refusal": sticky_refusal,
    "reseal as a patch": reseal_as_patch,
    "no ledger": no_ledger,
    "unfinished erasure": unfinished_erasure,
    "refused notes": refused_notes,
}
