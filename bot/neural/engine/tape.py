"""The fast way to train one network: the steps are recorded once and then only played back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.neural.engine.recording import Recording

if TYPE_CHECKING:
    from bot.neural.measures import Measures
    from bot.neural.network import Network
    from bot.neural.prepare import Splits
    from bot.trainings.spec import TrainingSpec


class Tape:
    """Computes what `plain.PlainTrainer` computes, to rounding, in a fraction of its time.

    Use one tape a training, in one thread.
    """

    def __init__(self, spec: TrainingSpec, prepared: Splits, network: Network) -> None:
        self._recording = Recording([spec], prepared, [network])

    def epoch(self) -> None:
        """Train for one epoch: all batches once. Nothing warns when numbers grow too large."""
        self._recording.epoch()

    @property
    def network(self) -> Network:
        """A copy of the network as it is now, in float64."""
        return self._recording.networks[0]

    def measure(self) -> Measures:
        """Losses (3,) and accuracies (3,) of the training, validation and test part just now.

        Losses are means without penalties; see `Measures` for what is NaN.
        """
        return self._recording.measure()
