"""What a browser keeps of one account, read from its database as it is."""

import re
from typing import Any, Protocol

from api.phone import Phone

STORES = """async ([name, only]) => {
  const asked = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
  const db = await asked(indexedDB.open(name));
  const stores = {}, shapes = {};
  for (const one of only ?? db.objectStoreNames) {
    const store = db.transaction(one).objectStore(one);
    stores[one] = await asked(store.getAll());
    const indexes = [...store.indexNames].map((index) => [index, store.index(index).keyPath]);
    shapes[one] = { keyPath: store.keyPath, indexes: Object.fromEntries(indexes) };
  }
  const { version } = db;
  db.close();
  return { name, version, shapes, stores };
}"""


class Page(Protocol):
    """A page of whichever browser that answers a function."""

    def evaluate(self, function: str, argument: Any = None, /) -> Any: ...


def database(page: Page) -> str:
    """The name of the account's database."""
    names = page.evaluate("async () => (await indexedDB.databases()).map(({ name }) => name)")
    (name,) = [one for one in names if re.fullmatch(r"kaftruck-[0-9a-f-]{36}", one)]
    return str(name)


def kept(page: Page, name: str | None = None, *only: str) -> dict[str, Any]:
    """A database, the account's or the one named: its version, each store's shape and rows.

    `only`: the stores to read, all of them unless given.
    """
    whole: dict[str, Any] = page.evaluate(STORES, [name or database(page), only or None])
    return whole


def outbox(page: Page) -> list[dict[str, Any]]:
    """The operations that wait on the phone, in the order in which they were written."""
    waiting: list[dict[str, Any]] = kept(page, None, "outbox")["stores"]["outbox"]
    return sorted(waiting, key=lambda one: str(one["at"]))


def same_in_every_field(page: Page, other: Phone) -> None:
    """What this phone holds is what another reads from the server: field by field."""
    held = {(row["type"], row["id"]): row for row in kept(page, None, "base")["stores"]["base"]}
    there = other.store.base.rows
    assert sorted(held) == sorted(there)
    names = ("seq", "by", "deleted", "set")
    different = [
        key for key, row in held.items() if any(row[name] != there[key][name] for name in names)
    ]
    assert different == []
