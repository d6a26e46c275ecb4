"""Records merged into another count once, as the one that stands at the end: the head."""

from collections.abc import Mapping


def heads(merged_into: Mapping[str, str | None]) -> dict[str, str]:
    """The head of every record, from where each was merged.

    Only records given here exist: a pointer to any other (deleted, unknown) is no pointer. In a
    cycle (two phones merged each way) the smallest id is the head, as on the phones.
    """
    found = {
        one: one
        for one, target in merged_into.items()
        if target is None or target not in merged_into
    }
    for start in merged_into:
        path: list[str] = []
        at = start
        while at not in found and at not in path:
            path.append(at)
            at = merged_into[at] or at
        if at not in found:
            found[at] = min(path[path.index(at) :])
        for one in path:
            found[one] = found[at]
    return found
