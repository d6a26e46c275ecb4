"""An outing played by chance on a phone without network, and what its screens have said of it.

Each act writes one operation; `acts` lists what each adds to the count, in the order of the script.
A phone that was killed may have lost the last ones, if no screen had shown them as kept: then, and
only then, `forget_unkept` shortens the list to what the phone still has.
"""

import re
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from playwright.sync_api import Page, expect

from tests.support.in_the_app import SLOW, button, choose_in_menu

TILES = ("Homme, 18-21", "Femme, 16-17", "Homme, 22-25", "Femme, 26-29")
PRESS = """(names) => {
  const tiles = [...document.querySelectorAll('button:has(.count)')];
  for (const name of names) tiles.find((one) => one.textContent.trim().startsWith(name)).click();
}"""
WAITING = """() => {
  const said = [...document.querySelectorAll('main, header, a, p, span')]
    .flatMap((one) => [one.getAttribute('aria-label') ?? '', one.textContent]);
  const told = said.flatMap((text) => [...text.matchAll(/(\\d+)(?: notes?)? à envoyer/g)]);
  return Math.max(0, ...told.map(([, number]) => Number(number)));
}"""
SHEET_OPEN = "() => document.querySelector('dialog[open]') !== null"


class Act(NamedTuple):
    """One operation: its name, how many people it adds to the count, and whose file it makes."""

    name: str
    people: int = 0
    youth: str | None = None


@dataclass
class Script:
    """What was done so far. `kept` is how many acts a screen has shown as kept."""

    chance: Random
    acts: list[Act] = field(default_factory=list)
    kept: int = 0

    @property
    def people(self) -> int:
        """How many the acts count together."""
        return sum(act.people for act in self.acts)

    @property
    def youths(self) -> list[str]:
        """The first names noted."""
        return [act.youth for act in self.acts if act.youth]

    def look(self, page: Page) -> None:
        """Read what the screen says is kept."""
        waiting = int(page.evaluate(WAITING))
        assert waiting <= len(self.acts), "more is said to wait than was ever done"
        self.kept = max(self.kept, waiting)

    def forget_unkept(self, held: int) -> None:
        """The phone came back with that many operations: no fewer than was shown, none twice."""
        assert self.kept <= held <= len(self.acts), (self.kept, held, len(self.acts))
        del self.acts[held:]

    def settle(self, page: Page) -> None:
        """Wait until the outing says that everything is kept."""
        page.wait_for_function(f"(many) => ({WAITING})() === many", arg=len(self.acts))
        self.look(page)

    def play(self, page: Page) -> None:
        """One thing or another on the outing's page; it returns before the last of it is kept."""
        self.chance.choice((self.taps, self.taps, self.taps, self.undo, self.group, self.note))(
            page
        )

    def taps(self, page: Page) -> None:
        """A few people, faster than a hand could."""
        names = [self.chance.choice(TILES) for _ in range(self.chance.randint(1, 8))]
        self.acts += [Act("encounter.met", 1) for _ in names]
        page.evaluate(PRESS, names)

    def undo(self, page: Page) -> None:
        """A person, taken back at once."""
        self.acts += [Act("encounter.met", 1), Act("encounter.taken_back", -1)]
        page.evaluate(PRESS, [self.chance.choice(TILES)])
        button(page, "Annuler").click()

    def group(self, page: Page) -> None:
        """Several people by one touch."""
        many = self.chance.randint(2, 4)
        button(page, "Groupe").click()
        for _ in range(many):
            button(page, "Un de plus, Homme, 22-25 ans").click()
        self.acts.append(Act("encounter.met", many))
        button(page, f"Compter {many} personnes").evaluate("(one) => one.click()")

    def note(self, page: Page) -> None:
        """A young person with a first name, who counts as one."""
        self.settle(page)
        name = "Zo" + "".join(self.chance.choice("abcdeiou") for _ in range(7))
        button(page, "Noter un jeune").click()
        expect(page.get_by_role("radio", name="18-21")).to_be_visible(timeout=SLOW)
        if button(page, "Vider").count():  # what a kill cut short has come back
            first_name = page.get_by_label("Prénom ou surnom")
            if first_name.count():
                assert first_name.input_value() not in self.youths, (
                    "a note that is kept was given back"
                )
            button(page, "Vider").click()
        page.get_by_role("radio", name="18-21").click()
        page.get_by_role("radio", name="Homme").click()
        button(page, "Montrer").click()
        button(page, "D’accord").click()
        page.get_by_label("Prénom ou surnom").fill(name)
        self.acts.append(Act("youth.noted", 1, name))
        button(page, "Enregistrer").evaluate("(one) => one.click()")

    def follow(self, page: Page) -> None:
        """A step, then a relance, on the file of somebody noted."""
        page.get_by_role("link", name=re.compile(f"^{self.youths[-1]}")).click()
        button(page, "Noter une démarche").click()
        self.acts.append(Act("step.added"))
        page.locator("dialog[open] .tiles button").first.click()
        expect(page.locator("dialog[open]")).to_have_count(0)
        self.kept = len(self.acts)
        choose_in_menu(page, "Prévoir une relance")  # its own button is there for the first only
        expect(page.locator("dialog[open]")).to_be_visible()
        self.acts.append(Act("relance.planned"))
        button(page, "Prévoir").evaluate("(one) => one.click()")

    def followed(self, page: Page) -> None:
        """The sheet of the relance has gone: it is kept, then."""
        if not page.evaluate(SHEET_OPEN):
            self.kept = len(self.acts)

    def close(self, page: Page) -> None:
        """Close the outing."""
        self.settle(page)
        choose_in_menu(page, "Clore")
        closing = button(page, "Clore la sortie")
        expect(closing).to_be_visible(timeout=SLOW)
        self.acts.append(Act("outing.closed"))
        closing.evaluate("(one) => one.click()")
