"""The outlines of communes, kept in the data folder: one file an intercommunalité, read by maps.

They are a copy of what anybody can ask for, so no backup has them. No request waits for them: they
are fetched in a thread of their own, by the daily round and when a territory is chosen.
"""

import fcntl
import json
import logging
import os
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import BoundedSemaphore, Thread
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from api.settings import Settings
from api.territory.choice import communes_of
from api.territory.france import france

YEAR_SECONDS = 365 * 24 * 3600

log = logging.getLogger("kaftruck.outlines")


class Outlines:
    """What is kept of outlines, and where more come from (`address` None: from nowhere)."""

    def __init__(self, settings: Settings) -> None:
        self.folder = settings.data_dir.resolve() / "outlines"
        self.address = settings.outlines
        self._turns = BoundedSemaphore(
            2
        )  # one fetches; one waits, and will see what else is wanted

    def of(self, codes: Collection[str]) -> dict[str, Any]:
        """What is kept of these communes' outlines, by INSEE code; empty when there are to be none.

        Of each its rings, as `outline_source.Line` says.
        """
        found: dict[str, Any] = {}
        for siren, inside in self._asked(codes).items():
            communes = self._kept(siren).get("communes", {})
            found |= {code: communes[code] for code in inside if code in communes}
        return found

    def tag(self, codes: Collection[str]) -> str:
        """Another word whenever `of` answers something else, without reading it."""
        parts = [*sorted(codes)]
        for siren in self._asked(codes):
            path = self._path(siren)
            parts.append(f"{siren} {path.stat().st_mtime_ns if path.exists() else 0}")
        return sha256("\n".join(parts).encode()).hexdigest()[:32]

    def fetch_soon(self, engine: Engine, organisation_ids: Iterable[str]) -> None:
        """Fetch what these organisations lack, while the caller goes on."""
        ids = list(organisation_ids)
        if self.address and self._turns.acquire(blocking=False):
            Thread(target=self._in_turn, args=(engine, ids), daemon=True).start()

    def fetch(self, engine: Engine, organisation_ids: Iterable[str]) -> int:
        """Fetch what these organisations lack, or had a year ago; how many files are new.

        One process at a time; each failure is logged by its kind, and waits for the next round.
        """
        if self.address is None:
            return 0
        # Read by no request: a server that draws no map need not hold it in memory.
        from httpx import InvalidURL, RequestError

        from api.territory.outline_source import NoOutlines, asked, read

        new = 0
        with self._alone():
            wanted = [code for one in organisation_ids for code in communes_of(engine, one)]
            for siren in self._asked(wanted):
                if self._is_fresh(siren):
                    continue
                try:
                    lines = read(asked(self.address, siren), france().epcis[siren].communes)
                except NoOutlines as error:
                    log.warning("outlines not received: %s", error)
                    continue
                except (RequestError, InvalidURL) as error:
                    log.warning("outlines not received: %s", type(error).__name__)
                    break  # nobody is there: nobody will be for the others
                self._keep(siren, lines)
                new += 1
        return new

    def _in_turn(self, engine: Engine, organisation_ids: list[str]) -> None:
        try:
            self.fetch(engine, organisation_ids)
        except (OSError, SQLAlchemyError) as error:
            log.warning("outlines not kept: %s", type(error).__name__)
        finally:
            self._turns.release()

    def _asked(self, codes: Collection[str]) -> dict[str, list[str]]:
        """Whom to ask for these communes: SIREN by SIREN, in order."""
        found: dict[str, list[str]] = {}
        if self.address:
            for code in codes:
                if siren := _fiscal().get(code):
                    found.setdefault(siren, []).append(code)
        return dict(sorted(found.items()))

    def _path(self, siren: str) -> Path:
        return self.folder / f"{siren}.json"

    def _kept(self, siren: str) -> dict[str, Any]:
        try:
            kept = json.loads(self._path(siren).read_bytes())
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def _is_fresh(self, siren: str) -> bool:
        kept = self._kept(siren)  # one that cannot be read is fetched again
        age = time.time() - self._path(siren).stat().st_mtime if kept else YEAR_SECONDS
        return kept.get("vintage") == france().vintage and age < YEAR_SECONDS

    def _keep(self, siren: str, lines: dict[str, Any]) -> None:
        text = json.dumps({"vintage": france().vintage, "communes": lines}, separators=(",", ":"))
        beside = self.folder / f"{siren}.part"
        beside.write_text(text)
        os.replace(beside, self._path(siren))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.folder.mkdir(exist_ok=True)
        with (self.folder / ".lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


@cache
def _fiscal() -> dict[str, str]:
    """The SIREN that the State's API knows a commune by: around Paris that of the métropole.

    A few islands have none: their communes have no outline.
    """
    return {
        code: one.siren
        for one in france().epcis.values()
        if one.kind != "EPT"
        for code in one.communes
    }
