"""The name of a run, and its dials in words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.trainings.spec import TrainingSpec, shape
from bot.trainings.task import View

if TYPE_CHECKING:
    from bot.tutor.lab.runs import Run


# What people call a dial, and whether it is written as a percentage.
DIALS = {
    "data": "data",
    "points": "points",
    "noise": "noise",
    "flips": "wrong labels",
    "train_share": "training share",
    "fresh_test": "fresh test points",
    "inputs": "inputs",
    "text": "text as",
    "hidden": "hidden layers",
    "activation": "activation",
    "loss": "loss",
    "optimizer": "optimizer",
    "learning_rate": "learning rate",
    "schedule": "schedule",
    "epochs": "epochs",
    "batch": "batch",
    "l1": "L1",
    "l2": "L2",
    "penalties": "other penalties",
    "start": "start",
    "precision": "precision",
    "validation_share": "validation share",
    "patience": "patience",
    "seed": "seed",
    "weights_seed": "start's seed",
}
PERCENT = {"noise", "flips", "train_share", "validation_share"}

IN_TITLE = {"data", "hidden", "learning_rate", "seed"}


def title_of(run: Run) -> str:
    """Name a run in a few words, such as "moons · 2-8-1 · learning rate 1"."""
    task = run.task
    if task.view is View.COMPARE:
        return " and ".join(variant.label for variant in task.variants)
    if task.preset or task.view is View.SWEEP:
        return task.title
    spec, data = task.spec, task.title or task.spec.data
    network = shape(run.numbers[0].sizes) if run.numbers else _hidden(spec)
    return f"{data} · {network} · learning rate {spec.learning_rate:.3g}"


def settings_of(spec: TrainingSpec) -> str:
    """Name every dial that is not at its plain default and not in the title; the seed always."""
    plain = TrainingSpec(data=spec.data)
    told = [
        f"{DIALS[name]} {dial_text(name, value)}"
        for name, value in asdict(spec).items()
        if name not in IN_TITLE and value != getattr(plain, name)
    ]
    return ", ".join([*told, f"seed {spec.seed}"])


def dial_text(name: str, value: object) -> str:
    """Write the value of a dial as people do."""
    if name in PERCENT and isinstance(value, float):
        return f"{value:.0%}"
    if name == "batch" and value == 0:
        return "full"
    if isinstance(value, tuple | list):
        return " ".join(map(_part, value)) or "none"
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def _part(part: object) -> str:
    """Write one of several values; a penalty is a name and an amount."""
    return " ".join(map(str, part)) if isinstance(part, tuple) else str(part)


def _hidden(spec: TrainingSpec) -> str:
    return f"hidden {dial_text('hidden', spec.hidden)}"
