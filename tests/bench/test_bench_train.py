"""That the measurement runs and says everything; how fast anything is depends on the machine."""

from __future__ import annotations

import importlib.util
import json
import shutil

import numpy as np
import pytest
from click.testing import CliRunner

from bot.bench.commands import bench
from bot.bench.races import Race, moons, three_classes
from bot.bench.report import Report, Row, from_json, to_json, to_table
from bot.bench.rivals.c_loop import CLoop, flat
from bot.bench.rivals.loops import c_loop
from bot.neural.engine.tape import Tape
from bot.neural.parts.shipped import SHIPPED

TASKS = 5  # of one network; two sweeps and a whole job come after them
RIVALS = {
    "scikit-learn MLPClassifier": "sklearn",
    "PyTorch eager": "torch",
    "PyTorch fused Adam": "torch",
    "numba loop": "numba",
}


@pytest.fixture(scope="module")
def measured() -> Report:
    outcome = CliRunner().invoke(bench, ["train", "--quick", "--json"], catch_exceptions=False)
    assert outcome.exit_code == 0
    return from_json(outcome.stdout)


@pytest.mark.nightly
def test_every_task_is_measured_for_ours_and_for_the_plain_loop(measured: Report) -> None:
    names = [row.name for row in measured.rows]
    assert names.count("tape") == names.count("plain numpy loop") == TASKS
    assert names.count("sweep") == names.count("tapes one after another") == 2
    assert names.count("train and draw") == 1
    assert all(row.value > 0.0 for row in measured.rows)


@pytest.mark.nightly
def test_whoever_is_absent_is_named_and_everybody_else_is_measured(measured: Report) -> None:
    names = [row.name for row in measured.rows]
    absent = " ".join(measured.absent)
    for name, module in RIVALS.items():
        there = importlib.util.find_spec(module) is not None
        assert names.count(name) == TASKS * there
        assert (name.split()[0].lower().replace("py", "") in absent) is not there
    assert ("C compiler" in absent) is (shutil.which("cc") is None)
    assert measured.versions["numpy"]


@pytest.mark.parametrize("race", [moons(0), three_classes(0)], ids=lambda race: race.name)
def test_the_c_loop_trains_the_very_network_that_it_is_compared_with(race: Race) -> None:
    loop, tape = c_loop(race, networks=2), Tape(race.spec, race.prepared, race.network, SHIPPED)
    assert (loop is None) is (shutil.which("cc") is None)
    if loop is None:
        return
    loop(20)
    for _ in range(20):
        tape.epoch()
    assert isinstance(loop, CLoop)
    for weights in loop.weights:
        np.testing.assert_allclose(weights, flat(tape.network), atol=1e-4)


@pytest.mark.nightly
def test_parity_names_pytorch_where_it_is_absent_and_holds_where_it_is_there() -> None:
    outcome = CliRunner().invoke(bench, ["train", "--parity", "--json"], catch_exceptions=False)
    report = from_json(outcome.stdout)
    assert bool(report.rows) is (importlib.util.find_spec("torch") is not None)
    assert report.rows or "torch is not installed" in report.absent
    assert all(row.met for row in report.rows)


@pytest.mark.parametrize(
    ("row", "met"),
    [
        (Row("task", "name", 5.0, "µs"), None),
        (Row("task", "name", 5.0, "µs", ratio=12.0, at_least=12.0), True),
        (Row("task", "name", 50.0, "µs", ratio=11.9, at_least=12.0), False),
        (Row("task", "name", 1e-12, "largest", at_most=1e-9), True),
        (Row("task", "name", 1e-8, "largest", at_most=1e-9), False),
    ],
)
def test_a_goal_bounds_the_ratio_or_else_the_value(row: Row, met: bool | None) -> None:
    assert row.met is met


def test_the_table_shows_goals_and_what_is_absent() -> None:
    rows = (
        Row("one step", "tape", 10.0, "µs"),
        Row("one step", "rival", 150.0, "µs", 15.0, at_least=12.0),
        Row("one step", "other", 20.0, "µs", 2.0, at_least=5.0),
    )
    report = Report(rows, ("torch is not installed",), {"numpy": "2.4"})
    lines = to_table(report).splitlines()
    assert lines[0] == "one step"
    assert "15.00x  goal: at least 12" in lines[2]
    assert lines[2].endswith(" met")
    assert lines[3].endswith("NOT MET")
    assert lines[-1] == "absent: torch is not installed"
    assert from_json(to_json(report)) == report
    assert [row["met"] for row in json.loads(to_json(report))["rows"]] == [None, True, False]
