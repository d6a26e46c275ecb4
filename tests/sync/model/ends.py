"""What befalls the server: its process dies, roles and keys change, a backup is put back."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.sync.model.exchanges import FEW, MOMENT
from tests.sync.model.ground import PICK, WHO, Ground
from tests.sync.world import KARIM


class Ends(Ground):
    """What happens at the server's end of the line."""

    @rule(who=WHO)
    def the_server_dies_at_a_commit(self, who: int) -> None:
        """Everything was done but that; it is started again at once."""
        phone = self.phone(who)
        phone.start_outing()
        self.world.dies_at_commit()
        self.sync(phone)
        self.world.at_commit.clear()

    @rule(who=WHO, moment=MOMENT)
    def the_server_tidies_up(self, who: int, moment: int) -> None:
        """As it does by itself once a day: while it gathers a page for a phone, or after."""
        self.world.amid_reading(moment, self.world.tidy)
        self.sync(self.phone(who), FEW)
        if self.world.at_read:
            self.world.at_read.clear()
            self.world.tidy()

    @rule(role=st.sampled_from(("partner", "outreach", "coordinator")))
    def karims_role_changes(self, role: str) -> None:
        """He may hold other rows from now on."""
        karim = self.phones[KARIM].person_id
        self.elise.call("PATCH", f"/api/people/{karim}", {"role": role})
        for phone in self.phones:
            if phone.person_id == karim:
                phone.refresh_keys()

    @precondition(lambda self: not self.rotated)
    @rule()
    def the_key_changes(self) -> None:
        """And names are sealed again, by the coordinator's phone as far as it has read."""
        self.rotated = True
        self.elise.rotate()
        for phone in self.phones:
            phone.refresh_keys()
        self.elise.reseal_all()

    @precondition(lambda self: len(self.saved) < 2)
    @rule()
    def the_server_is_backed_up(self) -> None:
        """As of now."""
        self.saved.append(self.world.rows())

    @rule(pick=PICK)
    def the_server_is_restored(self, pick: int) -> None:
        """From some backup; the first day's is there always."""
        self.restored = True
        kept = [self.world.first_day, *self.saved]
        self.world.restore(kept[pick % len(kept)])
