"""A run as it is shown: its title, its reading in words, its numbers."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from bot.services.dials import faster, longer, wider
from bot.services.lab.scenes import RunScene, TextScene
from bot.trainings.spec import TrainingSpec, shape
from bot.trainings.task import Task, View, task_from_json
from bot.tutor.curves import Dials, read_curves
from bot.tutor.predictions import Outcome as Foreseen
from bot.tutor.predictions import brier, outcome_of_run, verdict
from bot.tutor.presets import PRESET_WORDS
from bot.tutor.run_contrasts import comparison_text, sweep_text
from bot.tutor.run_tables import table_text
from bot.tutor.run_words import numbers_text, summary_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.news import Picture
    from bot.trainings.numbers import RunNumbers
    from bot.tutor.curves import Reading
    from bot.tutor.lab.runs import Run

# What people call a dial, and whether it is told as a percentage.
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
    "start": "start",
    "precision": "precision",
    "validation_share": "validation share",
    "patience": "patience",
    "seed": "seed",
    "weights_seed": "start's seed",
}
PERCENT = {"noise", "flips", "train_share", "validation_share"}
AGAIN = {
    View.SWEEP: "Press New seed. Does the picture stay the same with other points?",
    View.COMPARE: "Press New seed. Is the better one still better with other points?",
}
IN_TITLE = {"data", "hidden", "learning_rate", "seed"}


def title_of(run: Run) -> str:
    """Name a run in a few words, such as "moons · 2-8-1 · learning rate 1"."""
    task = task_from_json(run.wanted.task)
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
        return " ".join(map(str, value)) or "none"
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def reading_of(task: Task, index: int, numbers: RunNumbers) -> Reading:
    spec = task.variants[index].spec
    return read_curves(numbers, batches=spec.batch > 0, dials=dials_of(spec))


def dials_of(spec: TrainingSpec) -> Dials:
    """Tell what the words of a reading need to know, so that they advise what can be done."""
    return Dials(
        penalty=spec.l1 > 0 or spec.l2 > 0,
        linear=spec.activation == "linear",
        faster=faster(spec) != spec,
        longer=longer(spec) != spec,
        wider=wider(spec) != spec,
    )


def happened_in(run: Run, numbers: RunNumbers) -> Foreseen | None:
    """Return what a prediction is held against; None when no curve can tell."""
    batches = task_from_json(run.wanted.task).spec.batch > 0
    return outcome_of_run(numbers, batches=batches)


def score_of(run: Run, numbers: Sequence[RunNumbers]) -> float | None:
    """Return the Brier score of the prediction. None without one, or where no curve can tell."""
    happened = happened_in(run, numbers[0])
    if not run.wanted.predicted or happened is None:
        return None
    return brier(Foreseen(run.wanted.predicted), run.wanted.sure or 0, happened)


def whole_scene(run: Run, pictures: tuple[Picture, ...]) -> RunScene:
    """Tell a finished run. `pictures` may be empty: old ones are thrown away."""
    task = task_from_json(run.wanted.task)
    if task.view in {View.SWEEP, View.COMPARE}:
        return _several(run, task, pictures)
    reading = reading_of(task, 0, run.numbers[0])
    return RunScene(
        run=run.id,
        title=title_of(run),
        settings=settings_of(task.spec),
        headline=reading.headline,
        reading=reading.cause,
        following=reading.next_step,
        table=table_text(summary_rows(run.numbers[0])),
        pictures=pictures,
        question=_question(task),
        takeaway=_takeaway(task),
        verdict=_verdict(run),
    )


def numbers_scene(run: Run) -> TextScene:
    """Tell all numbers of a finished run, enough to answer any question without the picture."""
    task = task_from_json(run.wanted.task)
    texts = [
        numbers_text(numbers, variant.label)
        for variant, numbers in zip(task.variants, run.numbers, strict=True)
    ]
    return TextScene(f"Run {run.id} in numbers: {title_of(run)}", "\n\n".join(texts), run.id)


def _several(run: Run, task: Task, pictures: tuple[Picture, ...]) -> RunScene:
    labelled = [(v.label, n) for v, n in zip(task.variants, run.numbers, strict=True)]
    if task.view is View.COMPARE:
        table, words = comparison_text(_differences(task), labelled[0], labelled[1])
    else:
        table, words = sweep_text(labelled)
    return RunScene(
        run=run.id,
        title=title_of(run),
        settings=settings_of(task.spec),
        headline="",
        reading=words,
        following=AGAIN[task.view],
        table=table,
        pictures=pictures,
        question=_question(task),
        takeaway=_takeaway(task),
        single=False,
    )


def _differences(task: Task) -> list[tuple[str, str, str]]:
    """List every dial that differs between the two runs, with both values."""
    first, second = (variant.spec for variant in task.variants)
    return [
        (DIALS[f.name], dial_text(f.name, one), dial_text(f.name, other))
        for f in fields(TrainingSpec)
        if (one := getattr(first, f.name)) != (other := getattr(second, f.name))
    ]


def _question(task: Task) -> str:
    return PRESET_WORDS[task.preset].question if task.preset else ""


def _takeaway(task: Task) -> str:
    return PRESET_WORDS[task.preset].takeaway if task.preset else ""


def _verdict(run: Run) -> str:
    if not run.wanted.predicted:
        return ""
    happened = happened_in(run, run.numbers[0])
    return verdict(Foreseen(run.wanted.predicted), run.wanted.sure or 0, happened, run.score)


def _hidden(spec: TrainingSpec) -> str:
    return f"hidden {dial_text('hidden', spec.hidden)}"
