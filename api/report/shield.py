"""What to mask besides small numbers so that each of them keeps a witness (`solving`)."""

from collections.abc import Collection

from api.report.linked import PART, Key, Linked
from api.report.solving import Puzzle, Witness

FREE = 0.01
"""What is masked anyway costs next to nothing: a witness is kept short all the same."""


class Shield:
    """The masking of one component, number after number.

    A witness that needs a shown number to change is bought by masking that number; the cheapest is
    taken. What later masking made needless is shown again at the end.
    """

    def __init__(self, linked: Linked, primary: Collection[str], exempt: Collection[str]) -> None:
        self._keys = linked.keys
        self._at = {key: at for at, key in enumerate(self._keys)}
        self._puzzle = Puzzle(
            [value for _, value in self._keys],
            [int(key[1] > 0 and not linked.cells[key].hidden) for key in self._keys],
            [key not in linked.unseen for key in self._keys],
            [(self._at[whole], [self._at[part] for part in parts]) for whole, parts in linked.sums],
        )
        self._costs = linked.costs(exempt)
        self._masked = {
            key
            for key in linked.unseen
            if key not in linked.current or key[0] in primary or linked.cells[key].hidden
        }
        self._least = PART
        self._secondary: set[Key] = set()
        self._witnesses: dict[Key, Witness] = {}
        """Of the numbers asked for."""
        for key in linked.unseen:
            self._price(key)

    def _price(self, key: Key) -> None:
        masked = key in self._masked or key in self._secondary
        self._puzzle.cost(self._at[key], FREE if masked else self._costs[key])

    def protect(self, key: Key) -> bool:
        """Mask what is needed for `key` to have a witness. False: nothing would do."""
        at = self._at[key]
        witness = next((one for one in self._witnesses.values() if at in one), None)
        witness = witness or self._cheapest(key)
        if witness is None:
            return False
        self._witnesses[key] = witness
        for other in {self._keys[one] for one in witness} - self._masked - self._secondary:
            self._secondary.add(other)
            self._price(other)
        return True

    def _cheapest(self, key: Key) -> Witness | None:
        more = self._puzzle.another(self._at[key], more=True)
        if more and more[0] < self._least:
            return more[1]
        less = self._puzzle.another(self._at[key], more=False)
        found = min(filter(None, (more, less)), key=lambda one: one[0], default=None)
        return found[1] if found else None

    def secondary(self) -> set[Key]:
        """What is masked besides small numbers, after showing again what can be, dearest first."""
        for key in self._costs.keys() - self._masked - self._secondary:
            self._puzzle.freeze(self._at[key], True)
        for key in sorted(self._secondary, key=lambda key: (-self._costs[key], key)):
            self._puzzle.freeze(self._at[key], True)
            found = self._without(self._at[key])
            if found is None:
                self._puzzle.freeze(self._at[key], False)
            else:
                self._witnesses |= found
                self._secondary.discard(key)
        return self._secondary

    def _without(self, frozen: int) -> dict[Key, Witness] | None:
        """New witnesses for the numbers whose own needs the frozen one to change, if all have one."""
        found: dict[Key, Witness] = {}
        for key, witness in self._witnesses.items():
            if frozen in witness:
                at = self._at[key]
                again = next((one for one in found.values() if at in one), None)
                again = again or self._cheapest(key)
                if again is None:
                    return None
                found[key] = again
        return found
