"""What each button under a training changes: the next experiment is one press away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.trainings.data_sets import OWN
from bot.trainings.spec import EPOCHS, HIDDEN_UNITS, LEARNING_RATES, PENALTIES, SEEDS
from bot.trainings.task import Task, Variant, View
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.trainings.spec import TrainingSpec

RATES_AROUND = (0.01, 0.1, 1 / 3, 1.0, 3.0, 10.0)
WIDTHS = (1, 2, 4, 8, 16, 32)
L2_PENALTIES = (0.0, 0.0003, 0.001, 0.003, 0.01, 0.03)
STARTS_SWEPT = 12


def new_seed(spec: TrainingSpec) -> TrainingSpec:
    """Draw other points, and with them another start unless that was chosen by itself."""
    return replace(spec, seed=(spec.seed + 1) % (SEEDS[1] + 1))


def faster(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, learning_rate=within_rates(spec.learning_rate * 3))


def slower(spec: TrainingSpec) -> TrainingSpec:
    return replace(spec, learning_rate=within_rates(spec.learning_rate / 3))


def longer(spec: TrainingSpec) -> TrainingSpec:
    """Train three times as many epochs."""
    return replace(spec, epochs=min(3 * spec.epochs, EPOCHS[1]))


def wider(spec: TrainingSpec) -> TrainingSpec:
    """Double every hidden layer; a network without one gets one of 4 units."""
    most = HIDDEN_UNITS[1]
    return replace(spec, hidden=tuple(min(2 * units, most) for units in spec.hidden) or (4,))


def same(spec: TrainingSpec) -> TrainingSpec:
    return spec


TURNS: dict[str, Callable[[TrainingSpec], TrainingSpec]] = {
    "seed": new_seed,
    "faster": faster,
    "slower": slower,
    "longer": longer,
    "wider": wider,
    "repeat": same,
}
UNKNOWN_BUTTON = (
    "I do not know any more what this button varies. Nothing was trained, and nothing is lost: "
    "type `/run repeat` or `/run sweep`, which offer your trainings."
)
AT_THE_END = {
    "faster": "The learning rate is as large as it can be here.",
    "slower": "The learning rate is as small as it can be here.",
    "longer": "More epochs than this are not possible here.",
    "wider": "Wider layers than this are not possible here.",
}


def turned(task: Task, turn: str) -> Task:
    """Turn one dial of every training of a task.

    Raise TutorError where it turns no further, and for a turn that is unknown.
    """
    if turn not in TURNS:
        raise TutorError(UNKNOWN_BUTTON)
    change = TURNS[turn]
    variants = tuple(Variant(v.label, change(v.spec)) for v in task.variants)
    if turn in AT_THE_END and variants == task.variants:
        raise TutorError(f"{AT_THE_END[turn]} Nothing was trained: try another button.")
    return replace(task, variants=variants, predicted="")


def watched(task: Task) -> Task:
    """Show the first training of a task as an animation."""
    return replace(task, view=View.WATCH, variants=task.variants[:1], predicted="")


def sweep_of(task: Task, over: str) -> Task:
    """Vary one dial of a task's first training: "rates", "seeds", "widths" or "l2".

    Raise TutorError for anything else.
    """
    if over not in SWEEPS:
        raise TutorError(UNKNOWN_BUTTON)
    variants = tuple(SWEEPS[over](task.spec))
    return Task(View.SWEEP, variants, title=SWEEP_TITLES[over], shipped=task.shipped)


def _rates(spec: TrainingSpec) -> list[Variant]:
    rates = dict.fromkeys(within_rates(spec.learning_rate * by) for by in RATES_AROUND)
    return [Variant(f"rate {rate:.3g}", replace(spec, learning_rate=rate)) for rate in rates]


def _seeds(spec: TrainingSpec) -> list[Variant]:
    """Keep the points, draw other starting weights."""
    seeds = [(spec.start_seed + k) % (SEEDS[1] + 1) for k in range(STARTS_SWEPT)]
    return [Variant(f"seed {seed}", replace(spec, weights_seed=seed)) for seed in seeds]


def _widths(spec: TrainingSpec) -> list[Variant]:
    depth = max(1, len(spec.hidden))
    return [
        Variant(f"{width} unit{'s' * (width > 1)}", replace(spec, hidden=(width,) * depth))
        for width in WIDTHS
    ]


def _penalties(spec: TrainingSpec) -> list[Variant]:
    return [Variant(f"L2 {l2:g}", replace(spec, l2=min(l2, PENALTIES[1]))) for l2 in L2_PENALTIES]


SWEEPS: dict[str, Callable[[TrainingSpec], list[Variant]]] = {
    "rates": _rates,
    "seeds": _seeds,
    "widths": _widths,
    "l2": _penalties,
}
SWEEP_TITLES = {
    "rates": "One network, several learning rates",
    "seeds": "One network, several random starts",
    "widths": "One task, hidden layers of several widths",
    "l2": "One network, several L2 penalties",
}


def within_rates(rate: float) -> float:
    """Return the nearest learning rate that a spec may have."""
    lowest, highest = LEARNING_RATES
    return min(max(rate, lowest), highest)


def is_own(task: Task) -> bool:
    """Tell whether a task needs people's own data."""
    return any(variant.spec.data == OWN for variant in task.variants)
