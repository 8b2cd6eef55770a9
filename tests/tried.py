"""Made-up outcomes of a training that did not learn, and of trying changes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.trainings.news import Outcome
from tests.fakes import made_up_outcome

if TYPE_CHECKING:
    from bot.trainings.task import Task


def settled_outcome() -> Outcome:
    """Return the outcome of a training that went flat too high, so that changes are tried."""
    outcome = made_up_outcome()
    flat = replace(outcome.runs[0], train_loss=(0.7, 0.4, 0.4), test_loss=(0.7, 0.4, 0.4))
    return replace(outcome, runs=(flat,))


def tried_outcome(task: Task, **helps: float) -> Outcome:
    """Return the outcome of a trial: 0.4 as it is, and with each change but those that help."""
    losses = tuple(helps.get(v.label.replace("-", "_"), 0.4) for v in task.variants)
    return Outcome((), (), 0.1, losses, 1000)
