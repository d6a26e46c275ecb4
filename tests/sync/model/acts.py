"""What people do on their phones, without network. What was written is seen at once."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.support.crew import NAME
from tests.sync.model.ground import PICK, WHO, Ground

HOUSING = st.sampled_from(("friends", "hostel", "none"))
KIND = st.sampled_from(("encounter", "youth", "step"))


class Acts(Ground):
    """Each is one operation of one phone."""

    @rule(who=WHO, pick=PICK)
    def somebody_is_met(self, who: int, pick: int) -> None:
        """On an outing that this phone shows, or on one that begins."""
        phone = self.phone(who)
        outing = self.one(phone, "outing", pick) or phone.start_outing()
        met = phone.meet(outing, "18_21", "male", place=None)
        assert met in {row.id for row in phone.rows("encounter")}

    @rule(who=WHO)
    def a_youth_is_noted(self, who: int) -> None:
        """With a name, sealed, and a step."""
        phone = self.phone(who)
        if phone.keys:
            youth = phone.note_youth(name=NAME).youth
            phone.add_step(youth, "call", note="Rappeler jeudi.")

    @rule(who=WHO, pick=PICK, housing=HOUSING)
    def a_file_changes(self, who: int, pick: int, housing: str) -> None:
        """A clear field of it."""
        phone = self.phone(who)
        youth = self.one(phone, "youth", pick)
        if youth:
            phone.patch("youth", youth, housing=housing)
            assert phone.row("youth", youth)["housing"] == housing

    @rule(who=WHO, pick=PICK, number=st.integers(1, 9))
    def a_note_changes(self, who: int, pick: int, number: int) -> None:
        """A sealed field of a file."""
        phone = self.phone(who)
        youth = self.one(phone, "youth", pick) if phone.keys else None
        if youth:
            phone.patch("youth", youth, note=f"Vu {number} fois.")
            assert phone.open(phone.row("youth", youth), "note").value == f"Vu {number} fois."

    @rule(who=WHO, pick=PICK, kind=KIND, back=st.booleans())
    def something_goes_or_comes_back(self, who: int, pick: int, kind: str, back: bool) -> None:
        """Deleted, or given back."""
        phone = self.phone(who)
        rows = phone.rows(kind, deleted=True)
        known = sorted(row.id for row in rows if row.where != "refused")
        if known:
            one = known[pick % len(known)]
            (phone.undelete if back else phone.delete)(kind, one)
            assert phone.row(kind, one).deleted != back

    @rule(who=WHO, pick=PICK, other=PICK)
    def two_files_become_one(self, who: int, pick: int, other: int) -> None:
        """Perhaps in a ring."""
        phone = self.phone(who)
        one, into = self.one(phone, "youth", pick), self.one(phone, "youth", other)
        if one and into and one != into:
            phone.merge(one, into)

    @rule(pick=PICK)
    def a_youth_is_erased(self, pick: int) -> None:
        """By the coordinator."""
        youth = self.one(self.elise, "youth", pick)
        if youth:
            self.elise.erase(youth)

    @rule(who=WHO)
    def something_poisonous_is_written(self, who: int) -> None:
        """A code that nobody knows."""
        phone = self.phone(who)
        poison = phone.creation("place", name="Poison", kind="nulle_part")
        self.poison.add(phone.write(poison)["op"])

    @rule(who=WHO, pick=PICK)
    def a_note_is_refused(self, who: int, pick: int) -> None:
        """Of a step of somebody, of a kind that nobody knows."""
        phone = self.phone(who)
        youth = self.one(phone, "youth", pick) if phone.keys else None
        if youth:
            told = {"status": "done", "at": phone.now(), "note": "Rappeler vendredi."}
            poison = phone.creation("step", youth=youth, kind="aucun", **told)
            self.poison.add(phone.write(poison)["op"])
