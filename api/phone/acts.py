"""What a worker does, each act one operation. Instants and days not given are "now"."""

from typing import Any, NamedTuple

from api.phone.notebook import Notebook, new_id


class NotedYouth(NamedTuple):
    """The ids that "noter un jeune" wrote; `encounter` is None away from any outing."""

    youth: str
    identification: str | None
    encounter: str | None


class Acts(Notebook):
    """Every act returns the id of what it made, and is in the outbox when it returns."""

    def create(self, type_: str, /, **values: Any) -> str:
        """Any record; values of sealed fields are given in clear and sealed here."""
        change = self.creation(type_, **values)
        self.write(change)
        return str(change["id"])

    def create_place(self, name: str, **values: Any) -> str:
        """A place: kind, commune (INSEE), zone, latitude, longitude."""
        return self.create("place", name=name, **values)

    def create_partner(self, name: str, kind: str = "association") -> str:
        """A partner organisation."""
        return self.create("partner", name=name, kind=kind)

    def create_zone(self, name: str, kind: str = "priority", **values: Any) -> str:
        """A priority district or watch area: official_code, valid_from, valid_until."""
        return self.create("zone", name=name, kind=kind, **values)

    def plan_outing(self, kind: str = "truck_outing", **values: Any) -> str:
        """A planned outing: place, planned_start, planned_end, team, title, with_truck…"""
        values = {"with_truck": kind == "truck_outing"} | values
        return self.create("outing", kind=kind, status="planned", **values)

    def start_outing(
        self, planned: str | None = None, *, kind: str = "truck_outing", **values: Any
    ) -> str:
        """Start a planned outing, or one that nobody planned."""
        values = {"status": "under_way", "started_at": self.now()} | values
        if planned is None:
            values = {"with_truck": kind == "truck_outing", "team": [self.person_id]} | values
            return self.create("outing", kind=kind, **values)
        self.patch("outing", planned, **values)
        return planned

    def change_stop(self, outing: str, place: str) -> str:
        """ "Changer d'arrêt": what is noted from now on belongs to `place`."""
        return self.create("stop", outing=outing, place=place, from_at=self.now())

    def close_outing(self, outing: str, **values: Any) -> None:
        """End an outing; note, attendance_estimate may be given."""
        self.patch("outing", outing, **{"status": "closed", "ended_at": self.now()} | values)

    def cancel_outing(self, outing: str, reason: str) -> None:
        """Cancel a planned outing."""
        self.patch("outing", outing, status="cancelled", cancel_reason=reason)

    def current_place(self, outing: str) -> str | None:
        """Where the outing is: its latest stop, else its first place."""
        stops = [row for row in self.rows("stop") if row["outing"] == outing]
        if stops:
            return str(max(stops, key=lambda row: str(row["from_at"]))["place"])
        place = self.row("outing", outing)["place"]
        return None if place is None else str(place)

    def meet(
        self,
        outing: str,
        age_band: str,
        gender: str,
        *,
        count: int = 1,
        first_time: bool = True,
        **values: Any,
    ) -> str:
        """People met, counted without a name: at, place, public."""
        if "place" not in values:
            values["place"] = self.current_place(outing)
        values = {"at": self.now()} | values
        return self.create(
            "encounter",
            outing=outing,
            age_band=age_band,
            gender=gender,
            count=count,
            first_time=first_time,
            **values,
        )

    def take_back(self, encounter: str) -> None:
        """Undo a tap."""
        self.delete("encounter", encounter)

    def meet_again(
        self,
        outing: str,
        youth: str,
        *,
        age_band: str = "unknown",
        already_counted: bool = False,
        first_time: bool = True,
        **values: Any,
    ) -> str:
        """A known youth was met on an outing."""
        if "gender" not in values:
            values["gender"] = self.row("youth", youth)["gender"] or "unknown"
        gender = values.pop("gender")
        count = 0 if already_counted else 1
        first = first_time and not already_counted
        values |= {"youth": youth, "count": count}
        return self.meet(outing, age_band, gender, first_time=first, **values)

    def note_youth(
        self,
        *,
        gender: str = "unknown",
        age_band: str = "unknown",
        channel: str | None = None,
        outing: str | None = None,
        place: str | None = None,
        already_counted: bool = False,
        first_time: bool = True,
        at: str | None = None,
        situation: str | None = None,
        followed_by: list[str] | None = None,
        last_contact: str | None = None,
        training_level: str | None = None,
        housing: str | None = None,
        commune: str | None = None,
        zone: str | None = None,
        **youth: Any,
    ) -> NotedYouth:
        """ "Noter un jeune": the file, its identification when there is a `channel`, and on an
        outing the linked encounter. `youth` may be any other field of the file; sealed ones are
        given in clear: name={first_name, last_name, nickname}, contact={phones, network}, note="…".
        """
        file, at = new_id(), at or self.now()
        if outing and not place:
            place = self.current_place(outing)
        facts = {
            "situation": situation,
            "followed_by": followed_by,
            "last_contact": last_contact,
            "training_level": training_level,
            "housing": housing,
            "commune": commune,
            "zone": zone,
        }
        changes = [self.creation("youth", file, gender=gender, **facts, **youth)]
        told = {"youth": file, "at": at, "outing": outing, "place": place, "age_band": age_band}
        if channel:
            changes.append(self.creation("identification", channel=channel, **told, **facts))
        if outing:
            met = {"gender": gender, "count": 0 if already_counted else 1}
            met["first_time"] = first_time and not already_counted
            changes.append(self.creation("encounter", **told, **met))
        self.write(*changes)
        made = {change["type"]: str(change["id"]) for change in changes}
        return NotedYouth(file, made.get("identification"), made.get("encounter"))

    def add_step(self, youth: str, kind: str, **values: Any) -> str:
        """A step done: outcome, at, outing, partner, note (clear text, sealed here)."""
        values = {"status": "done", "at": self.now(), "assignee": self.person_id} | values
        return self.create("step", youth=youth, kind=kind, **values)

    def plan_relance(self, youth: str, at: str, kind: str = "call", **values: Any) -> str:
        """Someone is to be called back at the instant `at`."""
        return self.add_step(youth, kind, status="planned", at=at, **values)

    def finish_step(self, step: str, outcome: str, **values: Any) -> None:
        """A planned step was done."""
        self.patch("step", step, status="done", outcome=outcome, **{"at": self.now()} | values)

    def start_pathway(self, youth: str, kind: str, **values: Any) -> str:
        """A pathway, main from its first day unless said otherwise: partner, started_at (day)."""
        typed = [name for name in ("started_at", "main_from", "confirmed_at") if name in values]
        start = values.pop("started_at", None) or self.today()
        values = {"main_from": start} | values
        return self.create(
            "pathway", youth=youth, kind=kind, started_at=start, typed=typed, **values
        )

    def confirm(self, pathway: str, on: str | None = None) -> None:
        """The partner has received the youth, on a day."""
        typed = ["confirmed_at"] if on else None
        self.patch("pathway", pathway, confirmed_at=on or self.today(), typed=typed)

    def check(self, pathway: str, result: str = "ongoing", on: str | None = None) -> str:
        """What was seen of a pathway, on a day."""
        typed = ["on"] if on else None
        return self.create(
            "pathway_check", pathway=pathway, on=on or self.today(), result=result, typed=typed
        )

    def end_pathway(self, pathway: str, reason: str, on: str | None = None) -> None:
        """A pathway has ended, on a day."""
        typed = ["ended_at"] if on else None
        self.patch("pathway", pathway, ended_at=on or self.today(), end_reason=reason, typed=typed)

    def add_support(self, youth: str, kind: str = "psychologist", on: str | None = None) -> str:
        """A support has started, on a day."""
        typed = ["started_at"] if on else None
        return self.create(
            "support", youth=youth, kind=kind, started_at=on or self.today(), typed=typed
        )

    def patch(self, type_: str, id_: str, /, **values: Any) -> None:
        """Set fields of any record; values of sealed fields are given in clear."""
        self.write(self.change(type_, id_, **values))

    def delete(self, type_: str, id_: str) -> None:
        """Delete a record, which can be undone."""
        self.write({"type": type_, "id": id_, "kind": "delete"})

    def undelete(self, type_: str, id_: str) -> None:
        """Bring a deleted record back."""
        self.write({"type": type_, "id": id_, "kind": "undelete"})

    def erase(self, youth: str) -> None:
        """Forget a young person (coordinators only): sealed values go everywhere, for ever."""
        self.write({"type": "youth", "id": youth, "kind": "erase"})

    def merge(self, youth: str, into: str) -> None:
        """Two files are one person."""
        self.patch("youth", youth, merged_into=into)

    def merge_outings(self, outing: str, into: str) -> None:
        """Two phones opened the same outing."""
        self.patch("outing", outing, merged_into=into)
