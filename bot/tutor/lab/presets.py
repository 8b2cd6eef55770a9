"""The experiments of the course's lab: each preset with its training, question and takeaway."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Preset:
    """An experiment of the lab: one training, or several side by side.

    `name` is how a person asks for it, `description` says beside it what it is; `question` is
    shown before, `takeaway` after.
    """

    name: str
    description: str
    question: str
    takeaway: str
    trains: Task

    @property
    def task(self) -> Task:
        """What is trained, with the preset's name in it, by which its words are found again."""
        return replace(self.trains, preset=self.name)


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


PRESETS = (
    Preset(
        "lr-trio",
        description="One network, three learning rates: too small, right, too large.",
        question=(
            "The learning rate sets how big each nudge is. What do 0.001, 1 and 100 do to the loss?"
        ),
        takeaway="Too small crawls, too large never settles. Accuracy hides it: look at the loss.",
        trains=_sweep(
            "Three learning rates",
            ("rate 0.001", replace(MOONS, learning_rate=0.001)),
            ("rate 1", replace(MOONS, learning_rate=1.0)),
            ("rate 100", replace(MOONS, learning_rate=100.0)),
        ),
    ),
    Preset(
        "xor",
        description="XOR without hidden units, with 2 and with 3.",
        question=(
            "In XOR, opposite corners share a class. Can a network without hidden units tell "
            "them apart?"
        ),
        takeaway=(
            "One straight line cannot do it, so without hidden units the loss ends at 0.693. "
            "Hidden units bend the border. With only 2 it depends on the start: try another seed."
        ),
        trains=_sweep(
            "XOR with and without hidden units",
            ("no hidden units", replace(XOR, hidden=())),
            ("2 hidden units", replace(XOR, hidden=(2,))),
            ("3 hidden units", replace(XOR, hidden=(3,))),
        ),
    ),
    Preset(
        "zero-start",
        description="Start every weight at zero, beside a random start.",
        question="Is zero a good, neutral start for every weight?",
        takeaway=(
            "With all weights at zero every hidden unit gets the same blame, namely none, so they "
            "stay alike for ever. Half of the points are of each class, so the loss stays at "
            "0.693. A random start makes the units different."
        ),
        trains=_sweep(
            "All weights start at zero",
            ("zero start", replace(BALANCED, start="zero")),
            ("random start", BALANCED),
        ),
    ),
    Preset(
        "overfit",
        description="A large network, 30 noisy points, far too many rounds.",
        question=(
            "30 points, 129 numbers to learn, and some labels are wrong. What will the test loss "
            "do?"
        ),
        takeaway="The network learned the noise by heart. Try `/lab remedies`.",
        trains=_train("A big network, 30 points", OVERFIT),
    ),
    Preset(
        "remedies",
        description="What helps against overfitting, side by side.",
        question="More data, stopping early, weight decay, or a smaller network: what helps?",
        takeaway=(
            "More data, stopping early and weight decay (L2) help. A smaller network mostly helps "
            "less, and not always: 4 hidden units can still bend around a few odd points."
        ),
        trains=_sweep(
            "Remedies for overfitting",
            ("no remedy", OVERFIT),
            ("300 points", replace(OVERFIT, points=300)),
            ("stop at 120 rounds", replace(OVERFIT, epochs=120)),
            ("weight decay 0.01", replace(OVERFIT, l2=0.01)),
            ("4 hidden units", replace(OVERFIT, hidden=(4,))),
        ),
    ),
    Preset(
        "random-labels",
        description="Labels by coin toss: can a network learn them?",
        question=(
            "A coin toss chose every label here, so there is nothing to find. Can the network "
            "still get its training points right?"
        ),
        takeaway=(
            "It can learn pure chance by heart, and on new points it does no better than a coin. "
            "A low training loss alone says nothing."
        ),
        trains=_train("Labels by coin toss", COIN_TOSS),
    ),
    Preset(
        "batch-noise",
        description="All points at once, or 32, 8, 1 at a time.",
        question=(
            "Smaller batches guess the slope from fewer points. What does that do to the curve?"
        ),
        takeaway=(
            "Small batches make the curve jagged, yet it trends down. A loss that rises in one "
            "step is no fault: look at the trend."
        ),
        trains=_sweep(
            "Batches of different size",
            ("all points", BATCHES),
            ("32 at once", replace(BATCHES, batch=32)),
            ("8 at once", replace(BATCHES, batch=8)),
            ("1 at once", replace(BATCHES, batch=1)),
        ),
    ),
    Preset(
        "digits",
        description="Read 8x8 pictures of handwritten digits, with and without hidden units.",
        question="64 pixels in, ten digits out. Does a hidden layer help to read them?",
        takeaway=(
            "Both read nearly all digits: without hidden units it works about as well. The same "
            "people wrote the training and test digits, so new handwriting would be harder."
        ),
        trains=_sweep(
            "Handwritten digits",
            ("32 hidden units", DIGITS),
            ("no hidden units", replace(DIGITS, hidden=())),
        ),
    ),
)


def presets_of(presets: Iterable[Preset]) -> dict[str, Preset]:
    """Return presets by their names, in their order. Raise ValueError for two of one name."""
    named: dict[str, Preset] = {}
    for preset in presets:
        if named.setdefault(preset.name, preset) is not preset:
            raise ValueError(f"Two presets are named {preset.name}. Give one another name.")
    return named


def with_seed(task: Task, seed: int) -> Task:
    """Return the same task with other points, starts and batches."""
    variants = tuple(
        Variant(variant.label, replace(variant.spec, seed=seed)) for variant in task.variants
    )
    return replace(task, variants=variants)
