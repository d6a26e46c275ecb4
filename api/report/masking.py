"""Which numbers of a report stay inside: small ones, and those that would give a small one away.

*Primary*: a number of people with a file from 1 to under the threshold, unless its table is exempt.
*Secondary*: as few others as needed, parts rather than totals, so that no primary one can be worked
out. The attacker that this withstands knows every shown number, every sum, that no number is negative,
that masked ones are at least 1 (zeros are shown, but for those that masking had to hide, and unprinted
ones), every earlier edition, and which numbers did not change since. The criterion: at least two whole
numbers fit each primary one (`solving`).
Limits: `docs/report.md`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from api.report.cells import Cell, Cells
from api.report.linked import Key, Linked, Published, components

__all__ = ["Mask", "Published", "Thresholds", "mask", "masks"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which number of people on a number may be shown; `health`: for health by territory."""

    threshold: int = 5
    health: int = 11

    def hides(self, cell: Cell) -> bool:
        """Whether a number is too small to be shown, exemptions aside."""
        least = self.health if cell.health else self.threshold
        return cell.people and 1 <= cell.value < least


@dataclass(frozen=True, slots=True)
class Mask:
    """Names that are not shown, `primary` ones among them.

    `given_away`: primary ones that can be worked out all the same from earlier editions alone.
    `lost`: small numbers, printed or not, of this edition or of an earlier one, that masking all the
    rest does not protect.
    """

    names: frozenset[str]
    primary: frozenset[str]
    given_away: frozenset[str]
    lost: frozenset[Key] = frozenset()


def mask(
    cells: Cells,
    thresholds: Thresholds,
    exempt: Collection[str] = (),
    earlier: Sequence[Published] = (),
) -> frozenset[str]:
    """The names of the numbers that are not shown. `exempt`: tables shown whatever their size.

    A number of an exempt table is masked only when nothing else protects one of another table.
    """
    return masks(cells, thresholds, exempt, earlier).names


def masks(
    cells: Cells,
    thresholds: Thresholds,
    exempt: Collection[str] = (),
    earlier: Sequence[Published] = (),
) -> Mask:
    """The same, with what is known of each name."""
    from api.report.shield import Shield  # a solver, and numpy: 20 MB that serving does without

    small = {
        name
        for name, cell in cells.cells.items()
        if thresholds.hides(cell) and cell.table not in exempt
    }
    primary = frozenset(name for name in small if not cells.cells[name].hidden)
    names = set(primary)
    told = {(name, old.cells.cells[name].value) for old in earlier for name in old.shown()}
    given_away = {name for name in primary if (name, cells.cells[name].value) in told}
    lost: set[Key] = set()
    for linked in components(cells, earlier):
        targets = {key for key in linked.unseen if _target(linked, key, small, thresholds)}
        if not targets:
            continue
        shield = Shield(linked, primary, exempt)
        alone = {key for key in sorted(targets) if not shield.protect(key)}
        given_away |= {key[0] for key in alone & linked.current} & primary
        lost |= alone
        names |= {key[0] for key in shield.secondary()}
    return Mask(frozenset(names), primary, frozenset(given_away), frozenset(lost))


def _target(linked: Linked, key: Key, small: Collection[str], thresholds: Thresholds) -> bool:
    """Whether a number that no edition showed is to be protected: a small one, now or then, printed
    or not (what a line like "others" stands for)."""
    return key[0] in small if key in linked.current else thresholds.hides(linked.cells[key])
