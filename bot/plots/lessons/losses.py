"""Draws the loss curves of one training, or of several in rows on one scale."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.plots.accounts import account_of
from bot.plots.labels import rounded_up
from bot.plots.lessons.loss_alt import alt_of_losses
from bot.plots.lessons.loss_panels import LossStory, draw_alone, draw_rows
from bot.plots.lessons.trainings import numbers_by_name
from bot.plots.lessons.words import heading_of
from bot.plots.scale import scale_of
from bot.trainings.news import Picture
from bot.tutor.lab.report.loss_axis import LOWEST_SHOWN
from bot.tutor.pictures.kind import DrawnPicture
from bot.tutor.pictures.losses import LossesPicture

if TYPE_CHECKING:
    from bot.neural.training import History
    from bot.plots.lessons.trainings import LessonTrainings
    from bot.plots.scale import LossScale
    from bot.tutor.lab.account import RunAccount


def draw_losses(spec: LossesPicture, trainings: LessonTrainings) -> DrawnPicture:
    """Draw one training in a large panel, or several in rows; 800 pixels wide."""
    named = [
        (name, trainings.of(trained, spec.task.shipped).history) for name, trained in spec.shown
    ]
    scale = _scale(spec, trainings)
    told = _told(spec, [(name, account_of(history)) for name, history in named])
    measure = _measure([history for _, history in named])
    if len(named) == 1:
        [(name, account)] = told
        heading = "" if spec.anonymous else heading_of(spec.task.title, name)
        story = LossStory(heading, measure, scale, spec.test, spec.marked)
        data, numbers = draw_alone(story, account), numbers_by_name(account.numbers)
    else:
        heading = "" if spec.anonymous else heading_of(spec.task.title)
        story = LossStory(heading, measure, scale, spec.test, spec.marked)
        data = draw_rows(story, told)
        numbers = {
            f"{name}, {what}": number
            for name, history in named
            for what, number in numbers_by_name(history.numbers).items()
        }
    runs = [(name, account.numbers) for name, account in told]
    text = alt_of_losses(runs, scale, test=spec.test, marked=spec.marked)
    return DrawnPicture(Picture("picture.png", data, text), numbers)


def _told(spec: LossesPicture, runs: list[tuple[str, RunAccount]]) -> list[tuple[str, RunAccount]]:
    """Return the runs, numbered where nothing may tell them apart."""
    if not spec.anonymous or (spec.hidden and not spec.revealed):
        return runs
    return [(f"panel {place + 1}", run) for place, (_, run) in enumerate(runs)]


def _measure(histories: list[History]) -> str:
    called = {history.recipe.loss.facts.called for history in histories}
    return f"loss ({called.pop() if len(called) == 1 else 'of several kinds'})"


def _scale(spec: LossesPicture, trainings: LessonTrainings) -> LossScale:
    """Find the scale that fits this picture and those beside it.

    A logarithmic one ends a little below where trainings end: what dips deeper for a moment would
    leave the rest no room.
    """
    accounts = [
        _drawn(account_of(trainings.of(trained, one.task.shipped).history), one.test)
        for one in (spec, *spec.beside)
        if isinstance(one, LossesPicture)
        for _, trained in one.shown
    ]
    scale = scale_of(accounts)
    if not scale.logarithmic:
        return scale
    runs = [account.numbers for account in accounts]
    end = min(min(run.train_loss[-1], run.test_loss[-1]) for run in runs)
    low = 1 / rounded_up(2 / max(end, LOWEST_SHOWN), (1.0, 2.0, 5.0))
    return replace(scale, low=max(scale.low, low))


def _drawn(account: RunAccount, test: bool) -> RunAccount:
    """Return a run in which only those losses count that are drawn."""
    if test:
        return account
    run = account.numbers
    return replace(account, numbers=replace(run, test_loss=run.train_loss, validation_loss=()))
