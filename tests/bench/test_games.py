"""That the measurement of a group's game runs, and what it must not show."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bot.bench.commands import bench
from bot.bench.report import from_json


@pytest.mark.nightly
def test_thirty_lock_at_once_and_are_revealed_once() -> None:
    outcome = CliRunner().invoke(bench, ["games", "--quick", "--json"], catch_exceptions=False)
    assert outcome.exit_code == 0
    rows = [row for row in from_json(outcome.stdout).rows if row.unit != "ms"]
    assert len(rows) == 3
    assert all(row.met for row in rows)
