"""Many networks trained at once as one batched computation, each as if it were alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from bot.neural.engine.recording import Recording
from bot.neural.measures import Measures
from bot.trainings.spec import AUTO_AXIS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.neural.network import Network
    from bot.neural.parts.recipe import Parts
    from bot.neural.prepare import Splits
    from bot.trainings.spec import TrainingSpec

# Networks run in groups. From this many points (of a batch, times networks) the arithmetic of a
# call takes longer than starting it, and a larger group would no longer fit into the cache.
GROUP_POINTS = 16_384
# With more activations (of all points, times networks) a group would need too much memory.
GROUP_ACTIVATIONS = 8_000_000


class Sweep:
    """Trains each network exactly (to rounding) as a `Tape` of its own would.

    Networks with different `start_seed` have their own starts and their own order of batches.
    `networks` are the starts in the order of `specs`. Raise ValueError unless `can_sweep(specs)`,
    and UnknownNameError for a name that `parts` lacks.
    """

    def __init__(
        self,
        specs: Sequence[TrainingSpec],
        prepared: Splits,
        networks: Sequence[Network],
        parts: Parts,
    ) -> None:
        if not can_sweep(specs):
            raise ValueError("these trainings differ in more than one sweep can hold")
        size = _group_size(specs, prepared)
        self._groups = [
            Recording(chosen, prepared, networks[start : start + size], parts, (len(chosen),))
            for start in range(0, len(specs), size)
            if (chosen := specs[start : start + size])
        ]

    def epoch(self) -> None:
        """Train every network for one epoch."""
        for group in self._groups:
            group.epoch()

    @property
    def networks(self) -> list[Network]:
        """Copies of the networks as they are now, in float64."""
        return [network for group in self._groups for network in group.networks]

    def measure(self) -> Measures:
        """Return losses and accuracies (K, 3), one row for each network; see `Tape.measure`."""
        found = [group.measure() for group in self._groups]
        return Measures(
            np.concatenate([measures.losses for measures in found]),
            np.concatenate([measures.accuracies for measures in found]),
        )


def can_sweep(specs: Sequence[TrainingSpec]) -> bool:
    """Whether these trainings may share a Sweep.

    They must have the same data and number of hidden layers, and agree in all but the learning
    rate, the kind and the seed of the start, the penalties and the units of their hidden layers.
    """
    return len({_shared(spec) for spec in specs}) == 1


def _group_size(specs: Sequence[TrainingSpec], prepared: Splits) -> int:
    points, outputs = prepared.train.targets.shape
    measured = points + len(prepared.validation.inputs) + len(prepared.test.inputs)
    units = max(sum(spec.hidden) for spec in specs) + outputs
    batch = min(specs[0].batch or points, points)
    fitting: int = min(GROUP_POINTS // batch, GROUP_ACTIVATIONS // (measured * units))
    return max(1, fitting)


def _shared(spec: TrainingSpec) -> TrainingSpec:
    """Return the spec with fixed values for all that may differ between networks of a sweep."""
    depth = (1,) * len(spec.hidden)
    spec = replace(spec, l1=0.0, l2=0.0, penalties=(), axis=AUTO_AXIS)
    return replace(spec, learning_rate=1.0, weights_seed=0, start="", hidden=depth)
