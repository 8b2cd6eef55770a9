from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import StatementError

from bot.tutor.records import Press, Run
from tests.store.building import rows

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.runs import Runs

ANA, BEN = 1, 2
SPEC = {"data": "moons", "hidden": (8, 4), "learning_rate": 0.5}


async def test_a_training_begins_once_for_each_press(runs: Runs, path: Path) -> None:
    run = await runs.begin(Press(1, ANA, guild=3), SPEC)
    assert run == Run(1, ANA)
    assert await runs.begin(Press(1, ANA, guild=3), SPEC) is None
    assert rows(path, "SELECT spec, state FROM run") == [
        ('{"data": "moons", "hidden": [8, 4], "learning_rate": 0.5}', "running")
    ]


async def test_finished_trainings_are_counted_and_failed_ones_are_not(runs: Runs) -> None:
    begun = [await runs.begin(Press(n, ANA), SPEC) for n in range(3)]
    ids = [run.id for run in begun if run is not None]
    await runs.finish(ids[0], {"train_loss": 0.1})
    await runs.fail(ids[1], "It took too long.")
    assert await runs.count(ANA) == 1
    assert await runs.count(BEN) == 0


async def test_a_training_ends_once(runs: Runs, path: Path) -> None:
    run = await runs.begin(Press(1, ANA), SPEC)
    assert run is not None
    await runs.finish(run.id, {"train_loss": 0.1})
    await runs.fail(run.id, "Too late.")
    await runs.finish(run.id, {"train_loss": 0.2})
    assert rows(path, "SELECT state, numbers, reason FROM run") == [
        ("done", '{"train_loss": 0.1}', None)
    ]


async def test_a_number_that_is_none_is_refused(runs: Runs) -> None:
    run = await runs.begin(Press(1, ANA), SPEC)
    assert run is not None
    with pytest.raises(StatementError, match="JSON"):
        await runs.finish(run.id, {"train_loss": float("nan")})
    assert await runs.count(ANA) == 0
