"""Trainings to store: what is asked for, and what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trainings.news import Outcome, Picture
from bot.trainings.numbers import RunNumbers
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.lab.caps import Caps
from bot.tutor.lab.runs import Run, WantedRun
from bot.tutor.people import Press

if TYPE_CHECKING:
    from bot.store.lab.runs import Runs

TASK = Task(
    View.SWEEP, (Variant("rate 0,1 “é 漢”", TrainingSpec(hidden=(8, 4), learning_rate=0.1)),)
)
WANTED = WantedRun(TASK)
NUMBERS = RunNumbers(
    epochs=(0, 1, 2),
    train_loss=(0.6931471805599453, 0.1 + 0.2, 1e-300),
    test_loss=(0.7, 0.5, 0.6),
    sizes=(2, 8, 4, 1),
    parameters=65,
    counts=(140, 0, 60),
    baseline_loss=0.693,
    train_accuracy=(0.5, 0.75, 1.0),
    test_accuracy=(0.5, 0.7, 0.6),
    classes=("Ja", "Nein"),
    confusion=((20, 10), (5, 25)),
    dead_units=0.25,
    diverged=True,
    kept_epoch=1,
    steps=2,
    seconds=0.125,
)
PLOT = Picture("training.png", b"\x89PNG\x00\xff" * 9, "The loss falls from 0.69 to 0.")
FILM = Picture("training.gif", b"GIF89a\x00", "The border bends — slowly.")
OUTCOME = Outcome((NUMBERS,), (PLOT, FILM), 0.5)


async def begun(runs: Runs, press: Press, wanted: WantedRun = WANTED) -> Run:
    """Begin a training that must be taken."""
    run = await runs.begin(press, wanted, Caps(in_server=10))
    assert isinstance(run, Run)
    return run


async def done(
    runs: Runs, press: Press, wanted: WantedRun = WANTED, score: float | None = None
) -> Run:
    run = await begun(runs, press, wanted)
    assert await runs.finish(run, OUTCOME, score)
    return run
