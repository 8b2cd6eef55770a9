"""What a training begins with: what suits its data, or an earlier training as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.services.lab.chosen_data import ChosenData
from bot.trainings.data_sets import OWN
from bot.trainings.spec import CAREFUL, CHANCE, EVEN, PLAIN, TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.data.table import DataTable
from bot.tutor.lab.runs import Run, RunState, WantedRun

NOW = datetime(2026, 11, 27, tzinfo=UTC)
TABLE = DataTable("mine", ("a", "b") * 4, ("x", "y"), ((1.0, 2.0),) * 8)
OLD = TrainingSpec(data=OWN, learning_rate=0.3, hidden=(7,))


def run_of(spec: TrainingSpec, table: int | None = None, shipped: str = "") -> Run:
    task = Task(View.TRAIN, (Variant("", spec),), shipped=shipped)
    wanted = WantedRun(task, table, False, "", None)
    return Run(1, 2, None, wanted, RunState.DONE, 1, None, None, (), "", None, NOW)


def test_without_an_earlier_training_it_is_what_suits_the_data() -> None:
    assert ChosenData().base(None) is None
    own, shipped = ChosenData(TABLE, own=5).base(None), ChosenData(TABLE, "mine").base(None)
    assert own is not None
    assert shipped is not None
    assert (own.split, own.scaling, own.data) == (EVEN, CAREFUL, OWN)
    assert (shipped.split, shipped.scaling, shipped.data) == (CHANCE, PLAIN, OWN)


def test_an_old_training_on_the_same_table_goes_on_as_it_was() -> None:
    assert ChosenData(TABLE, own=5).base(run_of(OLD, table=5)) == OLD
    assert ChosenData(TABLE, "mine").base(run_of(OLD, shipped="mine")) == OLD
    assert ChosenData().base(run_of(TrainingSpec(hidden=(3,)))) == TrainingSpec(hidden=(3,))


def test_on_another_table_it_is_split_and_scaled_as_that_one_needs() -> None:
    careful = replace(OLD, split=EVEN, scaling=CAREFUL)
    assert ChosenData(TABLE, own=6).base(run_of(OLD, table=5)) == careful
    assert ChosenData(TABLE, own=6).base(run_of(OLD, shipped="mine")) == careful
    assert ChosenData(TABLE, "mine").base(run_of(careful, table=5)) == OLD
    from_moons = ChosenData(TABLE, own=6).base(run_of(TrainingSpec(hidden=(3,))))
    assert from_moons == ChosenData(TABLE, own=6).base(None)
