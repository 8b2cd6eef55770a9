"""The trainings that the course shows in its lab, each a task of one or more variants."""

from __future__ import annotations

from dataclasses import replace

from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View

MOONS = TrainingSpec(data="moons", points=200, noise=0.2, hidden=(8,), epochs=300)
# All points are trained on, half of each class: from a zero start not even the bias can learn.
BALANCED = replace(MOONS, fresh_test=100)
# The four corners, each as often: without hidden units the loss is then exactly ln 2.
XOR = TrainingSpec(
    data="xor", points=20, noise=0.0, fresh_test=20, hidden=(2,), learning_rate=1.0, epochs=2000
)
OVERFIT = TrainingSpec(
    data="moons",
    points=30,
    noise=0.3,
    flips=0.1,
    fresh_test=1000,
    hidden=(32,),
    learning_rate=0.5,
    epochs=3000,
)
COIN_TOSS = TrainingSpec(
    data="coin-toss", points=40, fresh_test=400, hidden=(64,), learning_rate=1.0, epochs=2000
)
BATCHES = replace(MOONS, learning_rate=0.3, epochs=100)
DIGITS = TrainingSpec(
    data="digits", points=2000, noise=0.0, hidden=(32,), learning_rate=0.5, epochs=60, batch=32
)


def _sweep(title: str, *variants: tuple[str, TrainingSpec]) -> Task:
    return Task(View.SWEEP, tuple(Variant(label, spec) for label, spec in variants), title)


def _train(title: str, spec: TrainingSpec) -> Task:
    return Task(View.TRAIN, (Variant("", spec),), title)


TASKS: dict[str, Task] = {
    "lr-trio": _sweep(
        "Three learning rates",
        ("rate 0.001", replace(MOONS, learning_rate=0.001)),
        ("rate 1", replace(MOONS, learning_rate=1.0)),
        ("rate 100", replace(MOONS, learning_rate=100.0)),
    ),
    "xor": _sweep(
        "XOR with and without hidden units",
        ("no hidden units", replace(XOR, hidden=())),
        ("2 hidden units", replace(XOR, hidden=(2,))),
        ("3 hidden units", replace(XOR, hidden=(3,))),
    ),
    "zero-start": _sweep(
        "All weights start at zero",
        ("zero start", replace(BALANCED, start="zero")),
        ("random start", BALANCED),
    ),
    "overfit": _train("A big network, 30 points", OVERFIT),
    "remedies": _sweep(
        "Remedies for overfitting",
        ("no remedy", OVERFIT),
        ("300 points", replace(OVERFIT, points=300)),
        ("stop at 120 rounds", replace(OVERFIT, epochs=120)),
        ("weight decay 0.01", replace(OVERFIT, l2=0.01)),
        ("4 hidden units", replace(OVERFIT, hidden=(4,))),
    ),
    "random-labels": _train("Labels by coin toss", COIN_TOSS),
    "batch-noise": _sweep(
        "Batches of different size",
        ("all points", BATCHES),
        ("32 at once", replace(BATCHES, batch=32)),
        ("8 at once", replace(BATCHES, batch=8)),
        ("1 at once", replace(BATCHES, batch=1)),
    ),
    "digits": _sweep(
        "Handwritten digits",
        ("32 hidden units", DIGITS),
        ("no hidden units", replace(DIGITS, hidden=())),
    ),
}

PRESETS = {name: replace(task, preset=name) for name, task in TASKS.items()}


def with_seed(task: Task, seed: int) -> Task:
    """Return the same task with other points, starts and batches."""
    variants = tuple(
        Variant(variant.label, replace(variant.spec, seed=seed)) for variant in task.variants
    )
    return replace(task, variants=variants)
