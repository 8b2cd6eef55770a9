"""Draws the loss curves of one training, or of several in small panels on one scale."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.plots.labels import rounded_up
from bot.plots.lessons.trainings import numbers_by_name
from bot.plots.lessons.words import heading_of
from bot.plots.losses import LOWEST_SHOWN, scale_of
from bot.plots.sweep import few_side_by_side
from bot.plots.training import Story, losses_alone
from bot.trainings.news import Picture
from bot.tutor.lab.report.alt_text import describe, describe_sweep, describe_training_losses
from bot.tutor.pictures.kind import DrawnPicture
from bot.tutor.pictures.losses import LossesPicture

if TYPE_CHECKING:
    from bot.neural.training import History
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.plots.losses import LossScale
    from bot.trainings.numbers import RunNumbers


def draw_losses(spec: LossesPicture, trainings: LessonTrainings) -> DrawnPicture:
    """Draw 800 x 500 pixels for one training; for several, 800 wide with two panels in a row."""
    named = [
        (name, trainings.of(trained, spec.task.shipped).history) for name, trained in spec.shown
    ]
    runs = [(name, history.numbers) for name, history in named]
    scale = _scale(spec, trainings)
    if len(named) == 1:
        [(name, history)] = named
        heading = "" if spec.anonymous else heading_of(spec.task.title, name)
        story = Story(heading, _measure([history]), history.numbers, test=spec.test)
        data, numbers = losses_alone(story, scale), numbers_by_name(history.numbers)
    else:
        data = _panels(spec, named, scale)
        numbers = {
            f"{name}, {what}": number
            for name, run in runs
            for what, number in numbers_by_name(run).items()
        }
    return DrawnPicture(Picture("picture.png", data, _alt_text(spec, named)), numbers)


def _panels(spec: LossesPicture, named: list[tuple[str, History]], scale: LossScale) -> bytes:
    labels = [name if spec.hidden or not spec.anonymous else "" for name, _ in named]
    histories = [history for _, history in named]
    heading = "" if spec.anonymous else heading_of(spec.task.title)
    runs = [history.numbers for history in histories]
    return few_side_by_side(heading, _measure(histories), labels, runs, scale, spec.test)


def _measure(histories: list[History]) -> str:
    called = {history.recipe.loss.facts.called for history in histories}
    return f"loss ({called.pop() if len(called) == 1 else 'of several kinds'})"


def _scale(spec: LossesPicture, trainings: LessonTrainings) -> LossScale:
    """Find the scale that fits this picture and those beside it.

    A logarithmic one ends a little below where trainings end: what dips deeper for a moment would
    leave the rest no room.
    """
    runs = [
        _drawn(trainings.of(trained, one.task.shipped).history.numbers, one.test)
        for one in (spec, *spec.beside)
        if isinstance(one, LossesPicture)
        for _, trained in one.shown
    ]
    scale = scale_of(runs)
    if not scale.logarithmic:
        return scale
    end = min(min(run.train_loss[-1], run.test_loss[-1]) for run in runs)
    low = 1 / rounded_up(2 / max(end, LOWEST_SHOWN), (1.0, 2.0, 5.0))
    return replace(scale, low=max(scale.low, low))


def _drawn(run: RunNumbers, test: bool) -> RunNumbers:
    """Return a run in which only those losses count that are drawn."""
    return run if test else replace(run, test_loss=run.train_loss, validation_loss=())


def _alt_text(spec: LossesPicture, named: list[tuple[str, History]]) -> str:
    runs = [(name, history.numbers) for name, history in named]
    if spec.anonymous and not spec.hidden:
        runs = [(f"panel {place + 1}", run) for place, (_, run) in enumerate(runs)]
    if not spec.test:
        return describe_training_losses(runs if len(runs) > 1 else [("", runs[0][1])])
    if len(runs) > 1:
        return describe_sweep(runs)
    [(_, history)] = named
    return describe(history.numbers, batches=bool(history.spec.batch))
