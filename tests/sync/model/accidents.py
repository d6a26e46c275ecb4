"""What befalls a phone: a wrong clock, a crash, a clone, a loss; and the file that rescues it."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from api.phone import Store
from tests.support.phones import Network, line_of
from tests.sync.model.exchanges import FEW
from tests.sync.model.ground import PICK, WHO, Ground

HOUR = 3_600_000


class Accidents(Ground):
    """None of them loses a note that is still somewhere."""

    @rule(who=WHO, hours=st.integers(-30, 30))
    def a_clock_is_wrong(self, who: int, hours: int) -> None:
        """By hours, either way."""
        self.phone(who).clock.wall = lambda: self.world.time() + hours * HOUR

    @rule(who=WHO)
    def a_phone_crashes_amid_a_sync(self, who: int) -> None:
        """What it received is forgotten; what it wrote is not."""
        phone = self.phone(who)
        before = phone.snapshot()
        self.sync(phone, FEW)
        phone.restore(before)

    @precondition(lambda self: len(self.phones) == len(self.world.phones))
    @rule(who=WHO)
    def a_phone_is_cloned(self, who: int) -> None:
        """From a backup of it."""
        phone = self.phone(who)
        self.phones.append(phone.clone(Network(line_of(phone).through)))

    @precondition(lambda self: not self.lost)
    @rule(who=WHO)
    def a_browser_throws_all_away(self, who: int) -> None:
        """With all that it alone had; its person begins with an empty phone."""
        phone = self.phone(who)
        self.lost |= phone.store.made.keys()
        phone.store = Store(phone.store.device, cookie=phone.store.cookie)

    @rule(who=WHO)
    def a_rescue_file_is_kept(self, who: int) -> None:
        """Of all that this phone could lose."""
        phone = self.phone(who)
        if phone.keys:
            self.rescued.append((phone.person_id, phone.rescue()))

    @precondition(lambda self: self.rescued)
    @rule(who=WHO, pick=PICK)
    def a_rescue_file_is_taken_back(self, who: int, pick: int) -> None:
        """However late, by the same person, on whichever phone."""
        phone = self.phone(who)
        person, rescued = self.rescued[pick % len(self.rescued)]
        if phone.keys and phone.person_id == person:
            phone.take_back_rescued(rescued)
            known = phone.store.operations()
            assert all(one.op["op"] in known for one in rescued)
            self.sees_own(phone)
