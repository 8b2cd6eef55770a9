"""A run as it is shown: its title, its diagnosis in words, its numbers."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from bot.services.lab.scenes import RunScene, TextScene
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, View
from bot.tutor.lab.diagnosis.diagnosis import diagnosis_of
from bot.tutor.lab.predictions import CurveShape, verdict
from bot.tutor.lab.preset_words import PRESET_WORDS
from bot.tutor.lab.report.contrasts import comparison_text, sweep_text
from bot.tutor.lab.report.numbers import numbers_text, summary_rows
from bot.tutor.lab.report.text_tables import table_text
from bot.tutor.lab.report.titles import DIALS, dial_text, settings_of, title_of
from bot.tutor.lab.scores import happened_in

if TYPE_CHECKING:
    from bot.trainings.catalogue import Catalogue
    from bot.trainings.news import Picture
    from bot.tutor.lab.runs import Run


AGAIN = {
    View.SWEEP: "Press New seed. Does the picture stay the same with other points?",
    View.COMPARE: "Press New seed. Is the better one still better with other points?",
}


def whole_scene(run: Run, pictures: tuple[Picture, ...], catalogue: Catalogue) -> RunScene:
    """Return the scene of a finished run. `pictures` may be empty: old ones are deleted."""
    task = run.task
    if task.view in {View.SWEEP, View.COMPARE}:
        return _several(run, task, pictures)
    diagnosis = diagnosis_of(task, 0, run.numbers[0], catalogue)
    return RunScene(
        run=run.id,
        title=title_of(run),
        settings=settings_of(task.spec),
        headline=diagnosis.headline,
        explanation=diagnosis.cause,
        next_step=diagnosis.next_step,
        table=table_text(summary_rows(run.numbers[0])),
        pictures=pictures,
        question=_question(task),
        takeaway=_takeaway(task),
        verdict=_verdict(run),
    )


def numbers_scene(run: Run) -> TextScene:
    """Return all numbers of a finished run, enough to answer any question without the picture."""
    task = run.task
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
        explanation=words,
        next_step=AGAIN[task.view],
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
    return verdict(CurveShape(run.wanted.predicted), run.wanted.sure or 0, happened, run.score)
