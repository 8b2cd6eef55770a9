"""Runs made for tests: smooth curves, and real trainings as the numbers that are kept of them."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from hypothesis import strategies as st

from bot.neural.floor import told
from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.numbers import RunNumbers
from bot.trainings.spec import TrainingSpec
from bot.tutor.lab.account import RunAccount, account_of

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

Losses = Sequence[float]
COIN = math.log(2)
TWO = ("class A", "class B")


def falling(start: float, end: float, epochs: int = 300, speed: float = 20.0) -> list[float]:
    return [end + (start - end) * math.exp(-speed * k / epochs) for k in range(epochs + 1)]


def run_of(train_loss: Losses, test_loss: Losses | None = None, **changes: object) -> RunNumbers:
    """Two classes, 8 tanh units, one measurement a round, half of the points right."""
    epochs = len(train_loss)
    plain = RunNumbers(
        epochs=tuple(range(epochs)),
        train_loss=tuple(train_loss),
        test_loss=tuple(train_loss if test_loss is None else test_loss),
        sizes=(2, 8, 1),
        parameters=33,
        counts=(140, 0, 60),
        baseline_loss=COIN,
        train_accuracy=(0.5,) * epochs,
        test_accuracy=(0.5,) * epochs,
        classes=TWO,
        confusion=((28, 2), (1, 29)),
        steps=epochs - 1,
        seconds=0.05,
    )
    return replace(plain, **cast("dict[str, Any]", changes))


def of_values(train_loss: Losses, test_loss: Losses | None = None, **changes: object) -> RunNumbers:
    """Take away whatever needs classes."""
    none: dict[str, object] = {
        "classes": (),
        "confusion": (),
        "train_accuracy": (),
        "test_accuracy": (),
    }
    return run_of(train_loss, test_loss, **{"baseline_loss": 1.0, **none, **changes})


def trained(**dials: object) -> RunNumbers:
    """Train for real, and keep the numbers."""
    return train(TrainingSpec(**cast("dict[str, Any]", dials)), SHIPPED).numbers


def account(numbers: RunNumbers, **dials: object) -> RunAccount:
    """Put numbers together with the dials of a run, which are the plain ones but for these."""
    sizes = {} if "hidden" in dials else {"hidden": numbers.sizes[1:-1]}
    held = {"validation_share": 0.2} if "patience" in dials else {}
    spec = TrainingSpec(**cast("dict[str, Any]", {**sizes, **held, **dials}))
    return account_of(spec, numbers, CATALOGUE)


def trained_account(**dials: object) -> RunAccount:
    """Train for real as a worker does, and return the account of it."""
    spec = TrainingSpec(**cast("dict[str, Any]", dials))
    return account_of(spec, told(train(spec, SHIPPED), SHIPPED).numbers, CATALOGUE)


def fits_a_phone(text: str) -> bool:
    """Tell whether a code block of this text has at most 34 columns and ends where it should."""
    return all(len(line) <= 34 for line in text.split("\n")) and "```" not in text


names = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), min_size=1)
counts = st.integers(0, 2000)
shares = st.floats(0, 1)


@st.composite
def any_run(draw: "DrawFn") -> RunNumbers:
    """Draw a run with any finite losses, one point or more, of classes or of values."""
    epochs = draw(st.sets(st.integers(1, 5000), max_size=12))
    size = len(epochs) + 1
    losses = st.tuples(*[st.floats(0, 1e300)] * size)
    many = draw(st.integers(0, 12))
    accuracies = st.tuples(*[shares] * size) if many else st.just(())
    return RunNumbers(
        floor_loss=draw(st.one_of(st.none(), st.floats(0, 1e300))),
        epochs=(0, *sorted(epochs)),
        train_loss=draw(losses),
        test_loss=draw(losses),
        sizes=draw(st.tuples(*[st.integers(1, 64)] * draw(st.integers(2, 8)))),
        parameters=draw(st.integers(1, 30_000)),
        counts=draw(st.tuples(counts, counts, counts)),
        baseline_loss=draw(st.floats(0, 1e9)),
        validation_loss=draw(st.one_of(st.just(()), losses)),
        train_accuracy=draw(accuracies),
        test_accuracy=draw(accuracies),
        classes=draw(st.tuples(*[names] * many)),
        confusion=draw(st.tuples(*[st.tuples(*[counts] * many)] * many)),
        dead_units=draw(shares),
        symmetric_units=draw(shares),
        diverged=draw(st.booleans()),
        stopped_early=draw(st.booleans()),
        kept_epoch=draw(st.integers(0, 5000)),
        steps=draw(st.integers(0, 10_000_000)),
        seconds=draw(st.floats(0, 1e6)),
    )


@st.composite
def any_account(draw: "DrawFn") -> RunAccount:
    """Draw any run with dials that change how it is read."""
    dials = st.fixed_dictionaries(
        {
            "patience": st.sampled_from((0, 10)),
            "batch": st.sampled_from((0, 10)),
            "flips": st.sampled_from((0.0, 0.3)),
            "start": st.sampled_from(("random", "zero")),
            "activation": st.sampled_from(("tanh", "linear")),
            "inputs": st.sampled_from((("x1", "x2"), ("x1",), ("x1^2", "sin(x2)", "x1*x2"))),
        }
    )
    return account(draw(any_run()), validation_share=0.2, **draw(dials))
