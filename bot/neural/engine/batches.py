"""Training points copied into batches in every epoch, in arrays that are allocated once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from bot.neural.calls import Array
    from bot.neural.prepare import Split


@dataclass(frozen=True, slots=True)
class Group:
    """Batches of one size, (count, *own, rows, size), and the `table` (points, rows) they are from.

    The rows are the inputs, a row of ones, and the targets as the loss wants them
    scaled. `own` is (K,) if each of K networks has its own order of points, else ().
    """

    table: Array
    batches: Array
    outputs: int

    @property
    def pairs(self) -> list[tuple[Array, Array]]:
        """(inputs, targets) of every batch, as views."""
        return [
            (batch[..., : -self.outputs, :], batch[..., -self.outputs :, :])
            for batch in self.batches
        ]

    def lay_out(self, order: NDArray[np.intp]) -> None:
        """Copy the points into the batches in this order, (*own, count * size)."""
        taken = self.table.take(order, axis=0)
        count, *own, rows, size = self.batches.shape
        split = taken.reshape(*own, count, size, rows)
        self.batches[:] = np.moveaxis(split, -3, 0).swapaxes(-1, -2)


class Batches:
    """The batches of an epoch: as many of `size` points as there are, then one with the rest.

    `seeds` holds one seed for each network, which then has its own order of points, or a single
    seed if all networks get the same batches. `scaled_targets` returns (shift, scale) for a number
    of points in a batch, see `RecordedLoss`.
    """

    def __init__(
        self,
        part: Split,
        scaled_targets: Callable[[int], tuple[float, float]],
        size: int,
        seeds: Sequence[int],
        dtype: np.dtype[np.floating],
    ) -> None:
        self._points, outputs = part.targets.shape
        self._orders = [np.random.default_rng([seed, 2]) for seed in seeds]
        own = (len(seeds),) if len(seeds) > 1 else ()
        whole, rest = divmod(self._points, size)
        self.groups: list[Group] = []
        for count, length in ((whole, size), (1, rest)):
            if length:
                shift, scale = scaled_targets(length)
                targets = (part.targets.T - shift) * scale
                table = np.vstack([with_ones(part), targets]).T.astype(dtype, order="C")
                batches = np.empty((count, *own, table.shape[1], length), dtype)
                self.groups.append(Group(table, batches, outputs))
        self._full = size == self._points
        if self._full:  # then the order of the points changes nothing
            self._lay_out(np.arange(self._points))

    def shuffle(self) -> None:
        """Fill the batches in a new order of points; with a single batch there is nothing to do."""
        if not self._full:
            orders = [generator.permutation(self._points) for generator in self._orders]
            self._lay_out(np.stack(orders) if len(orders) > 1 else orders[0])

    def _lay_out(self, order: NDArray[np.intp]) -> None:
        start = 0
        for group in self.groups:
            end = start + len(group.batches) * group.batches.shape[-1]
            group.lay_out(order[..., start:end])
            start = end


def with_ones(part: Split) -> Array:
    """Return the inputs as (inputs + 1, points), with a row of ones."""
    return np.vstack([part.inputs.T, np.ones(len(part.inputs))])
