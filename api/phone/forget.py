"""When an erasure reaches this phone: sealed values of the erased go from all it keeps."""

from api.phone.store import Op, Store
from api.phone.view import family, shown
from api.records.registry import RECORD_TYPES


def forget_erased(store: Store) -> None:
    """Empty sealed values of erased records in rows, outbox, journal and quarantine.

    Facts stay, and so do the operations: figures still count them.
    """
    held = [*store.base.rows.values(), *(store.next.rows.values() if store.next else ())]
    erased = {row["id"] for row in held if row["erased"]}
    if not erased:
        return
    rows = shown(store, "")
    for id_ in list(erased):
        erased |= family(rows, id_)
    erased |= {row.id for row in rows.values() if row.type == "step" and row["youth"] in erased}
    for row in held:
        if row["id"] in erased:
            row["set"] |= dict.fromkeys(_sealed(row["type"]) & row["set"].keys())
    for op in _every_operation(store):
        for change in op["changes"]:
            if change["id"] in erased:
                sealed = _sealed(change["type"]) & change.get("set", {}).keys()
                change["set"] = change.get("set", {}) | dict.fromkeys(sealed)
                change.pop("was", None)


def _sealed(type_: str) -> frozenset[str]:
    kind = RECORD_TYPES.get(type_)
    return kind.sealed if kind else frozenset()


def _every_operation(store: Store) -> list[Op]:
    return [
        *store.outbox,
        *store.dropped,
        *(one.op for one in store.journal),
        *(one.op for one in store.quarantine),
    ]
