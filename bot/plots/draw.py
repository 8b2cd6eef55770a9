"""From finished trainings to pictures with alt text: PNGs, and a GIF to watch one learn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from bot.plots.accounts import account_of
from bot.plots.animation import film
from bot.plots.comparison import two_over_each_other
from bot.plots.many import many_together
from bot.plots.surface import surface_of
from bot.plots.sweep import MOST_PANELS, few_side_by_side
from bot.plots.swept_dial import dial_of
from bot.plots.training import (
    Sketch,
    Story,
    losses_alone,
    losses_and_matrix,
    losses_and_plane,
)
from bot.trainings.news import SKETCHED, Picture
from bot.trainings.spec import shape
from bot.trainings.task import View
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
    surface = surface_of(history)
    story, account = _story(task, history), account_of(history)
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
    return losses_and_matrix(story) if story.account.numbers.confusion else losses_alone(story)


def _story(task: Task, history: History) -> Story:
    heading = _heading(task, history.spec, history.numbers.sizes)
    return Story(heading, _measure(history), account_of(history))


def _sketched(story: Story, predicted: CurveShape) -> Sketch:
    return Sketch(CLAUSES[predicted], sketch(predicted, story.account.numbers.test_loss[0]))


def _heading(task: Task, spec: TrainingSpec, sizes: tuple[int, ...]) -> str:
    rate = np.format_float_positional(spec.learning_rate, trim="-")
    name = task.title or spec.data
    return f"{name} · network {shape(sizes)} · learning rate {rate} · seed {spec.start_seed}"


def _measure(history: History) -> str:
    return f"loss ({history.recipe.loss.facts.called})"


def _draw_sweep(task: Task, histories: Sequence[History]) -> Picture:
    accounts = list(map(account_of, histories))
    labels = [variant.label for variant in task.variants]
    measure = _shared_measure(histories)
    if len(accounts) <= MOST_PANELS:
        data = few_side_by_side(task.title, measure, labels, accounts)
    else:
        data = many_together(task.title, measure, dial_of(task.variants), accounts)
    alt_text = describe_sweep(list(zip(labels, accounts, strict=True)))
    return Picture("sweep.png", data, alt_text)


def compare(task: Task, histories: Sequence[History]) -> tuple[Picture, ...]:
    """Draw the losses of a COMPARE task's two runs in one panel, 800 x 560 pixels.

    `histories` are in the order of the task's variants.
    """
    one, other = map(account_of, histories)
    a_name, b_name = (variant.label for variant in task.variants)
    measure = _shared_measure(histories)
    data = two_over_each_other(measure, (a_name, b_name), (one, other))
    return (Picture("compare.png", data, describe_comparison(a_name, one, b_name, other)),)


def _shared_measure(histories: Sequence[History]) -> str:
    kinds = list(dict.fromkeys(_measure(history) for history in histories))
    return kinds[0] if len(kinds) == 1 else f"loss (of {len(kinds)} kinds)"


def animate(task: Task, history: History, frames: Sequence[Frame]) -> tuple[Picture, ...]:
    """Show a training as a GIF: the plane and the losses as they were at the epoch of each frame.

    `frames` come from `bot.plots.surface.frame_of`, in order of their epochs; at least one. The
    last one is shown longer. The GIF has 800 x 400 pixels, or 440 x 400 where the points do not lie
    on a plane.
    """
    data = film(_story(task, history), surface_of(history), frames)
    alt_text = describe_watch(account_of(history))
    return (Picture("watch.gif", data, alt_text),)
