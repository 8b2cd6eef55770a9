"""A trial, which nobody waits for, makes way for what people wait for."""

from __future__ import annotations

from bot.trainings.news import Waiting
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from tests.jobs.listening import QUICK, Listener
from tests.jobs.played_line import DONE, PlayedLine


def trial_of(spec: TrainingSpec) -> Task:
    return Task(View.TRY, (Variant("", spec), Variant("longer", spec)))


def test_a_trial_waits_until_nobody_else_does_and_leaves_a_place(played: PlayedLine) -> None:
    played.places = 2
    listeners = [Listener() for _ in range(5)]
    tasks = [trial_of(TrainingSpec()), QUICK, trial_of(TrainingSpec()), QUICK, QUICK]
    for run, (task, listener) in enumerate(zip(tasks, listeners, strict=True), 1):
        played.submit(run, task, None, listener)
    first = played.next()
    second = played.next()
    order = [first.run, second.run]
    for launched in (first, second):
        launched.end()
    for _ in range(3):
        launched = played.next()
        order.append(launched.run)
        launched.end()
    assert order[-1] == 3
    assert all(listener.outcome() == DONE for listener in listeners)


def test_trials_are_not_among_those_who_are_before_somebody(played: PlayedLine) -> None:
    waiting = Listener()
    played.submit(1, QUICK, None, Listener())
    running = played.next()
    for run in (2, 3):
        played.submit(run, trial_of(TrainingSpec()), None, Listener())
    played.submit(4, QUICK, None, waiting)
    assert waiting.first(Waiting) == Waiting(1)
    running.end()
    assert played.next().run == 4
