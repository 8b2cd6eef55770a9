"""`nudge bench plot` measures every picture it has a goal for."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bot.bench.commands import bench
from bot.bench.report import from_json


@pytest.mark.nightly
def test_one_round_gives_a_row_for_every_goal() -> None:
    done = CliRunner().invoke(bench, ["plot", "--quick", "--json"], catch_exceptions=False)
    rows = from_json(done.stdout).rows
    goals = [(row.at_least, row.at_most) for row in rows if row.met is not None]
    assert goals == [(2.5, None), (1.5, None), (15.0, None), (None, 0.6), (None, 10.0)]
    assert all(row.value > 0 for row in rows)
    [count] = [row.value for row in rows if row.name == "how many"]
    assert count >= 59  # there are as many cards
