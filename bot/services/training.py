"""/train: check what was asked, note it, have it trained elsewhere, keep the numbers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.neural.spec import (
    DATA_SETS,
    EPOCHS,
    HIDDEN_LAYERS,
    HIDDEN_UNITS,
    LEARNING_RATES,
    SEEDS,
    TrainingSpec,
)
from bot.tutor.errors import TutorError
from bot.tutor.lab import hidden_layers, one_of, within
from bot.tutor.scenes import TrainingScene

if TYPE_CHECKING:
    from bot.neural.spec import TrainingResult
    from bot.services.ports import Runs, Trainer
    from bot.tutor.records import Press


@dataclass(frozen=True, slots=True)
class TrainingWish:
    """What a person asked for, unchecked. `hidden` is their text, such as "8 4"."""

    data: str = "moons"
    hidden: str = "8"
    learning_rate: float = 1.0
    epochs: int = 300
    seed: int = 1

    def spec(self) -> TrainingSpec:
        """Check everything. Raise TutorError with a sentence about the first thing amiss."""
        one_of("data set", self.data, DATA_SETS)
        within("learning rate", self.learning_rate, LEARNING_RATES)
        within("number of epochs", self.epochs, EPOCHS)
        within("seed", self.seed, SEEDS)
        layers = hidden_layers(self.hidden, HIDDEN_LAYERS, HIDDEN_UNITS)
        return TrainingSpec(
            data=self.data,
            hidden=layers,
            learning_rate=self.learning_rate,
            epochs=self.epochs,
            seed=self.seed,
        )


@dataclass(frozen=True, slots=True)
class Training:
    runs: Runs
    trainer: Trainer

    async def train(self, press: Press, spec: TrainingSpec) -> TrainingScene:
        """Train one network and return its picture, numbers and reading.

        The numbers are stored before they are told. Raise TutorError when the worker gave up,
        or when this very press was delivered before.
        """
        run = await self.runs.begin(press, asdict(spec))
        if run is None:
            raise TutorError("This training is on its way already. Its answer comes here.")
        try:
            result = await self.trainer.train(spec)
        except Exception as error:
            await self.runs.fail(run.id, str(error) or type(error).__name__)
            raise
        await self.runs.finish(run.id, _kept(result))
        return TrainingScene(
            title=_title(spec),
            dials=_dials(spec),
            picture=result.picture,
            alt_text=result.alt_text,
            reading=result.reading,
            numbers=_numbers(result),
        )


def _kept(result: TrainingResult) -> dict[str, object]:
    return {
        "train_loss": result.train_loss[-1],
        "test_loss": result.test_loss[-1],
        "best_test_loss": min(result.test_loss),
        "train_accuracy": result.train_accuracy,
        "test_accuracy": result.test_accuracy,
        "parameters": result.parameters,
        "seconds": result.seconds,
    }


def _title(spec: TrainingSpec) -> str:
    return f"{spec.data} · {spec.shape} · learning rate {spec.learning_rate:g}"


def _dials(spec: TrainingSpec) -> tuple[str, str, str, str, str]:
    hidden = " ".join(map(str, spec.hidden)) or "none"
    return spec.data, hidden, f"{spec.learning_rate:g}", str(spec.epochs), str(spec.seed)


def _numbers(result: TrainingResult) -> tuple[tuple[str, str], ...]:
    """Name the numbers of a run, for a table that a phone can show (28 columns)."""
    spec, best = result.spec, min(result.test_loss)
    return (
        ("train loss", f"{result.train_loss[0]:.3f} → {result.train_loss[-1]:.3f}"),
        ("test loss", f"{result.test_loss[0]:.3f} → {result.test_loss[-1]:.3f}"),
        ("lowest test", f"{best:.3f}"),
        ("in round", f"{result.test_loss.index(best)}"),
        ("train right", f"{result.train_accuracy:.0%}"),
        ("test right", f"{result.test_accuracy:.0%}"),
        ("parameters", f"{result.parameters}"),
        ("rounds", f"{spec.epochs}, seed {spec.seed}"),
    )
