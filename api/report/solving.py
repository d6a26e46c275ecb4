"""Another set of numbers that tells the same story: what proves that a masked number is not given away.

Whoever reads every shown number and knows every sum is left with all sets of whole numbers that fit.
A masked number is protected when one set that fits has another number in its place than the true
one: a *witness*. Witnesses are kept as differences from the truth, which sum to zero along every sum
and are zero wherever a number is known. Masking more never spoils one.

Solver: HiGHS (Huangfu and Hall 2018). Its answer is rounded and checked in whole numbers; the linear
program is nearly always whole already, and is asked again as a whole-number program when it is not.
"""

from collections.abc import Mapping, Sequence

import highspy
import numpy as np

Witness = dict[int, int]
"""By number of the variable, what to add to its true value; only what is not zero."""

_DONE = highspy.HighsModelStatus.kOptimal
_ENDLESS = highspy.kHighsInf


class _Silent(highspy.Highs):
    """A solver that does not greet on standard output the first time it is made."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class _NotWhole(Exception):
    """What was found is not in whole numbers."""


class Puzzle:
    """Numbers linked by sums. `values`: the true ones; `least`: what readers know each to be at least;
    `fixed`: known to readers whatever is masked; `sums`: (whole, parts), all by number of the variable.
    """

    def __init__(
        self,
        values: Sequence[int],
        least: Sequence[int],
        fixed: Sequence[bool],
        sums: Sequence[tuple[int, Sequence[int]]],
    ) -> None:
        self._columns = [at for at, known in enumerate(fixed) if not known]
        self._of = {at: column for column, at in enumerate(self._columns)}
        self._rows = [row for whole, parts in sums if (row := self._row(whole, parts))]
        self._room = [values[at] - least[at] for at in self._columns]
        self._solver = self._prepared()

    def _row(self, whole: int, parts: Sequence[int]) -> Mapping[int, int]:
        found: dict[int, int] = {}
        for at, sign in ((whole, 1), *((part, -1) for part in parts)):
            if at in self._of:
                column = self._of[at]
                found[column] = found.get(column, 0) + sign
        return {column: sign for column, sign in found.items() if sign}

    def _prepared(self) -> highspy.Highs:
        """The linear program: how much is added to each number, then how much is taken away."""
        count = len(self._columns)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = 2 * count, len(self._rows)
        model.col_cost_ = np.ones(2 * count)
        model.col_lower_ = np.zeros(2 * count)
        model.col_upper_ = np.array([_ENDLESS] * count + self._room, dtype=float)
        model.row_lower_ = model.row_upper_ = np.zeros(len(self._rows))
        starts, index, value = [0], [], []
        for row in self._rows:
            for column, sign in row.items():
                index += [column, column + count]
                value += [sign, -sign]
            starts.append(len(index))
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        model.a_matrix_.index_ = np.array(index, dtype=np.int32)
        model.a_matrix_.value_ = np.array(value, dtype=float)
        solver = _Silent()
        solver.setOptionValue("threads", 1)
        solver.passModel(model)
        return solver

    def cost(self, at: int, cost: float) -> None:
        """What one more or one less of a number costs."""
        column = self._of[at]
        for one in (column, column + len(self._columns)):
            self._solver.changeColCost(one, cost)

    def freeze(self, at: int, frozen: bool) -> None:
        """Whether a number is to stay as it is, for now."""
        column, count = self._of[at], len(self._columns)
        room = float(self._room[column])
        self._solver.changeColBounds(column, 0, 0 if frozen else _ENDLESS)
        self._solver.changeColBounds(column + count, 0, 0 if frozen else room)

    def another(self, at: int, more: bool) -> tuple[float, Witness] | None:
        """The cheapest witness in which a number is larger (`more`) or smaller, and its cost."""
        column, count = self._of[at], len(self._columns)
        room = float(self._room[column])
        if not more and not room:
            return None
        self._solver.changeColBounds(column, float(more), _ENDLESS if more else 0)
        self._solver.changeColBounds(column + count, float(not more), 0 if more else room)
        try:
            return self._solved()
        except _NotWhole:
            return self._whole()
        finally:
            self.freeze(at, False)

    def _solved(self) -> tuple[float, Witness] | None:
        """What the solver finds. Raises _NotWhole."""
        self._solver.run()
        if self._solver.getModelStatus() != _DONE:
            return None
        count = len(self._columns)
        said = np.array(self._solver.getSolution().col_value)
        change = said[:count] - said[count:]
        rounded = np.rint(change).astype(int)
        if np.abs(change - rounded).max(initial=0) > 1e-6:
            raise _NotWhole
        if any(sum(sign * rounded[column] for column, sign in row.items()) for row in self._rows):
            raise _NotWhole
        witness = {self._columns[at]: int(rounded[at]) for at in np.flatnonzero(rounded)}
        return float(self._solver.getInfo().objective_function_value), witness

    def _whole(self) -> tuple[float, Witness] | None:
        """The same question in whole numbers."""
        columns = np.arange(2 * len(self._columns), dtype=np.int32)
        kinds = highspy.HighsVarType
        self._solver.changeColsIntegrality(
            len(columns), columns, np.full(len(columns), kinds.kInteger)
        )
        try:
            return self._solved()
        except _NotWhole:
            return None
        finally:
            self._solver.changeColsIntegrality(
                len(columns), columns, np.full(len(columns), kinds.kContinuous)
            )
