"""From finished trainings to pictures with alt text: PNGs, and a GIF to watch one learn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from bot.plots.animation import film
from bot.plots.comparison import two_over_each_other
from bot.plots.many import dial_of, many_together
from bot.plots.surface import surface_of
from bot.plots.sweep import MOST_PANELS, few_side_by_side
from bot.plots.training import (
    Sketch,
    Story,
    losses_alone,
    losses_and_matrix,
    losses_and_plane,
)
from bot.trainings.news import SKETCHED, Picture
from bot.trainings.numbers import RunNumbers
from bot.trainings.spec import shape
from bot.trainings.task import View
from bot.tutor.lab.account import RunAccount
from bot.tutor.lab.predictions import CLAUSES, CurveShape, sketch
from bot.tutor.lab.report.alt_text import (
    describe,
    describe_comparison,
    describe_sweep,
    describe_watch,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.neural.training import History
    from bot.plots.surface import Frame, Surface
    from bot.trainings.spec import TrainingSpec
    from bot.trainings.task import Task


def draw(task: Task, histories: Sequence[History]) -> tuple[Picture, ...]:
    """Draw a TRAIN task (one history) or a SWEEP task (one history for each variant).

    Beside the losses of one training stands the plane where the points have two coordinates, else
    the confusion matrix where there are classes: 1000 x 500 pixels, or 800 x 500 for the losses
    alone. A sweep is 800 pixels wide. A predicted curve is drawn over the losses in a second
    picture, named SKETCHED, because only the person who predicted it may see it.
    """
    if task.view is View.SWEEP:
        return (_draw_sweep(task, histories),)
    history = histories[0]
    run = history.numbers
    surface = surface_of(history)
    story, account = _story(task, history, run), _account(history)
    border = surface is not None
    plain = Picture("loss.png", _draw_one(story, surface), describe(account, border=border))
    if not task.predicted:
        return (plain,)
    sketched = _sketched(story, CurveShape(task.predicted))
    alt_text = describe(account, border=border, predicted=sketched.words)
    return plain, Picture(SKETCHED, _draw_one(replace(story, sketch=sketched), surface), alt_text)


def _draw_one(story: Story, surface: Surface | None) -> bytes:
    if surface is not None:
        return losses_and_plane(story, surface)
    return losses_and_matrix(story) if story.run.confusion else losses_alone(story)


def _account(history: History) -> RunAccount:
    recipe = history.recipe
    return RunAccount(history.numbers, history.spec, recipe.activation.facts, recipe.loss.facts)


def _story(task: Task, history: History, run: RunNumbers) -> Story:
    return Story(_heading(task, history.spec, run.sizes), _measure(history), run)


def _sketched(story: Story, predicted: CurveShape) -> Sketch:
    return Sketch(CLAUSES[predicted], sketch(predicted, story.run.test_loss[0]))


def _heading(task: Task, spec: TrainingSpec, sizes: tuple[int, ...]) -> str:
    rate = np.format_float_positional(spec.learning_rate, trim="-")
    name = task.title or spec.data
    return f"{name} · network {shape(sizes)} · learning rate {rate} · seed {spec.start_seed}"


def _measure(history: History) -> str:
    return f"loss ({history.recipe.loss.facts.called})"


def _draw_sweep(task: Task, histories: Sequence[History]) -> Picture:
    runs = [history.numbers for history in histories]
    labels = [variant.label for variant in task.variants]
    labelled = list(zip(labels, map(_account, histories), strict=True))
    measure = _measure(histories[0])
    if len(runs) <= MOST_PANELS:
        data = few_side_by_side(task.title, measure, labels, runs)
    else:
        data = many_together(task.title, measure, dial_of(task.variants), runs)
    return Picture("sweep.png", data, describe_sweep(labelled))


def compare(task: Task, histories: Sequence[History]) -> tuple[Picture, ...]:
    """Draw the losses of a COMPARE task's two runs in one panel, 800 x 560 pixels.

    `histories` are in the order of the task's variants.
    """
    a, b = (history.numbers for history in histories)
    a_name, b_name = (variant.label for variant in task.variants)
    same = len({history.recipe.loss for history in histories}) == 1
    measure = _measure(histories[0]) if same else "loss (of two kinds)"
    data = two_over_each_other(measure, (a_name, b_name), (a, b))
    one, other = map(_account, histories)
    return (Picture("compare.png", data, describe_comparison(a_name, one, b_name, other)),)


def animate(task: Task, history: History, frames: Sequence[Frame]) -> tuple[Picture, ...]:
    """Show a training as a GIF: the plane and the losses as they were at the epoch of each frame.

    `frames` come from `bot.plots.surface.frame_of`, in order of their epochs; at least one. The
    last one is shown longer. The GIF has 800 x 400 pixels, or 440 x 400 where the points do not lie
    on a plane.
    """
    run = history.numbers
    data = film(_story(task, history, run), surface_of(history), frames)
    alt_text = describe_watch(_account(history))
    return (Picture("watch.gif", data, alt_text),)
