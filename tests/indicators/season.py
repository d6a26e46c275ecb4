"""A small season written straight into the tables, and what the funnel says of it."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlmodel import Session
from uuid6 import uuid7

from api.accounts.models import Organisation
from api.indicators.answer import Funnel
from api.indicators.funnel import funnel
from api.indicators.period import Period
from api.indicators.scope import Scope
from api.records.base import Record
from api.records.encounter import Encounter
from api.records.health_act import HealthAct
from api.records.identification import Identification
from api.records.outing import Outing
from api.records.partner import Partner
from api.records.pathway import Pathway
from api.records.pathway_check import PathwayCheck
from api.records.place import Place
from api.records.step import Step
from api.records.stop import Stop
from api.records.support import Support
from api.records.youth import Youth
from api.records.zone import Zone

PARIS = "Europe/Paris"


def moment(local: str, zone: str = PARIS) -> str:
    """The instant of a local time written "2022-05-10 14:00", or of noon of a day."""
    text = local if " " in local else f"{local} 12:00"
    there = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Season:
    """One organisation, new each time. Every act returns the id of the row it wrote."""

    def __init__(self, session: Session, zone: str = PARIS) -> None:
        self.session, self.zone = session, zone
        self.organisation = str(uuid4())
        self._seq = 0
        self._waiting: dict[type[Record], list[dict[str, Any]]] = {}
        session.add(
            Organisation(
                organisation_id=self.organisation,
                name="Mission locale d’essai",
                time_zone=zone,
                epoch=str(uuid4()),
                recovery_public_key={},
                recovery_private_key="",
            )
        )

    def outing(self, start: str | None, **fields: Any) -> str:
        known = {"kind": "truck_outing", "with_truck": True, "status": "closed"}
        started_at = moment(start, self.zone) if start else None
        return self._add(Outing, known | {"started_at": started_at} | fields)

    def meet(self, outing: str, count: int = 1, at: str = "2022-05-10", **fields: Any) -> str:
        known = {"gender": "male", "age_band": "18_21", "first_time": True}
        there = {"outing": outing, "count": count, "at": moment(at, self.zone)}
        return self._add(Encounter, known | there | fields)

    def youth(self, **fields: Any) -> str:
        return self._add(Youth, {"gender": "female", "name": "sealed"} | fields)

    def identify(self, youth: str, at: str = "2022-05-10", **fields: Any) -> str:
        known = {
            "channel": "partner",
            "age_band": "18_21",
            "situation": "none",
            "followed_by": ["none"],
        }
        return self._add(
            Identification, known | {"youth": youth, "at": moment(at, self.zone)} | fields
        )

    def pathway(self, youth: str, kind: str, started_at: str | None, **fields: Any) -> str:
        return self._add(Pathway, {"youth": youth, "kind": kind, "started_at": started_at} | fields)

    def check(self, pathway: str, on: str, result: str, **fields: Any) -> str:
        return self._add(PathwayCheck, {"pathway": pathway, "on": on, "result": result} | fields)

    def place(self, name: str, **fields: Any) -> str:
        return self._add(Place, {"name": name} | fields)

    def partner(self, name: str, **fields: Any) -> str:
        return self._add(Partner, {"name": name} | fields)

    def district(self, name: str, **fields: Any) -> str:
        return self._add(Zone, {"name": name, "kind": "priority"} | fields)

    def stop(self, outing: str, place: str, at: str, **fields: Any) -> str:
        there = {"outing": outing, "place": place, "from_at": moment(at, self.zone)}
        return self._add(Stop, there | fields)

    def support(self, youth: str, started_at: str, **fields: Any) -> str:
        known = {"kind": "psychologist", "youth": youth, "started_at": started_at}
        return self._add(Support, known | fields)

    def step(self, youth: str, outing: str | None, at: str, **fields: Any) -> str:
        known = {"kind": "field_meeting", "status": "done", "youth": youth, "outing": outing}
        return self._add(Step, known | {"at": moment(at, self.zone)} | fields)

    def health_act(self, outing: str | None, at: str, **fields: Any) -> str:
        known = {"side": "care", "act": "prevention", "status": "attended", "outing": outing}
        return self._add(HealthAct, known | {"at": moment(at, self.zone)} | fields)

    def funnel(
        self,
        first: str = "2022-04-01",
        last: str = "2022-10-31",
        until: str = "2022-12-31",
        **narrowed: Any,
    ) -> Funnel:
        """The funnel of this organisation, narrowed as `Scope` is, from what was written so far."""
        period = Period(date.fromisoformat(first), date.fromisoformat(last), ZoneInfo(self.zone))
        self.write()
        scope = Scope(self.organisation, **narrowed)
        return funnel(self.session, scope, period, date.fromisoformat(until))

    def write(self) -> None:
        """Write what is waiting, in one statement a table."""
        self.session.flush()
        for table, rows in self._waiting.items():
            self.session.execute(insert(table), rows)
        self._waiting.clear()

    def _add(self, table: type[Record], fields: dict[str, Any]) -> str:
        self._seq += 1
        row: dict[str, Any] = {
            **dict.fromkeys(table.model_fields),
            "organisation_id": self.organisation,
            "id": str(uuid7()),
            "seq": self._seq,
            "created_by": str(uuid4()),
            "deleted": False,
            "erased": False,
            "stamps": {},
        } | fields
        self._waiting.setdefault(table, []).append(row)
        return str(row["id"])


def counts(entries: Any) -> dict[str, int]:
    """The non-zero entries of a list of counts, by code or row."""
    return {getattr(one, "code", None) or one.row: one.n for one in entries if one.n}
