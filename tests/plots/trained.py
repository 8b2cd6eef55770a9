"""Trainings to draw, made once for all tests, and ways to look into pictures."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from bot.neural.examples import Examples
from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.data_sets import OWN
from bot.trainings.numbers import RunNumbers
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.lab.account import account_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.neural.training import History
    from bot.tutor.lab.account import RunAccount

    Pixels = NDArray[np.uint8]

PLAIN = TrainingSpec()
BLUE, VERMILLION = (0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00)


@cache
def history_of(spec: TrainingSpec) -> History:
    return train(spec, SHIPPED)


@cache
def three_heaps() -> History:
    """People's own points on a plane, of three classes."""
    generator = np.random.default_rng(1)
    labels = np.arange(60) % 3
    places = np.array([[0.0, 0.0], [3.0, 0.0], [1.5, 3.0]])[labels]
    points = places + generator.normal(0.0, 0.5, (60, 2))
    examples = Examples(("height", "a very long name"), points, labels, ("red", "🦊 fox", "$x$"))
    return train(TrainingSpec(data=OWN, epochs=50), SHIPPED, examples)


def task_of(spec: TrainingSpec, view: View = View.TRAIN, predicted: str = "") -> Task:
    return Task(view, (Variant("", spec),), predicted=predicted)


def sweep_of(specs: list[TrainingSpec]) -> Task:
    variants = tuple(Variant(f"number {k}", spec) for k, spec in enumerate(specs))
    return Task(View.SWEEP, variants, title="One network, several dials")


def numbers_with(train_loss: tuple[float, ...], test_loss: tuple[float, ...]) -> RunNumbers:
    """Make a run of which only the losses matter."""
    return RunNumbers(
        epochs=tuple(range(len(train_loss))),
        train_loss=train_loss,
        test_loss=test_loss,
        sizes=(2, 1),
        parameters=3,
        counts=(1, 0, 1),
        baseline_loss=0.693,
    )


def account_with(
    train_loss: tuple[float, ...],
    test_loss: tuple[float, ...],
    spec: TrainingSpec = PLAIN,
) -> RunAccount:
    """Make an account of a run of which only the losses matter."""
    return account_of(spec, numbers_with(train_loss, test_loss), CATALOGUE)


def pixels_of(data: bytes) -> Pixels:
    """Return a picture as people see it, (height, width, 3); it must not be see-through."""
    picture = Image.open(io.BytesIO(data))
    assert picture.mode == "RGB"
    return np.asarray(picture)


def edges_are_white(pixels: Pixels) -> bool:
    """Tell whether nothing reaches the edge, where it would be cut off."""
    return all(
        bool((edge == 255).all()) for edge in (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1])
    )


def count_of(pixels: Pixels, colour: tuple[int, int, int]) -> int:
    return int((pixels == colour).all(axis=-1).sum())
