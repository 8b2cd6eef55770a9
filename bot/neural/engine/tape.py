"""The fast way to train one network: the calls of an epoch are recorded once, then only run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.neural.engine.recording import Recording

if TYPE_CHECKING:
    from bot.neural.measures import Measures
    from bot.neural.network import Network
    from bot.neural.parts.recipe import Parts
    from bot.neural.prepare import Splits
    from bot.trainings.spec import TrainingSpec


class Tape:
    """Computes what `bot.neural.plain.PlainTrainer` computes, to rounding, but much faster.

    Use one tape for each training, in one thread. Raise UnknownNameError for a name of the spec
    that `parts` lacks.
    """

    def __init__(
        self, spec: TrainingSpec, prepared: Splits, network: Network, parts: Parts
    ) -> None:
        self._recording = Recording([spec], prepared, [network], parts)

    def epoch(self) -> None:
        """Train for one epoch: all batches once. Nothing warns when numbers grow too large."""
        self._recording.epoch()

    @property
    def network(self) -> Network:
        """A copy of the network as it is now, in float64."""
        return self._recording.networks[0]

    def measure(self) -> Measures:
        """Return the losses (3,) and accuracies (3,) of training, validation and test part now.

        Losses are means without penalties; `Measures` says which of them are NaN.
        """
        return self._recording.measure()
