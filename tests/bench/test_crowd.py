"""That the measurement of a crowd runs, and that it would see more edits than Discord allows."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bot.bench.commands import bench
from bot.bench.crowd import busiest
from bot.bench.report import from_json


@pytest.mark.nightly
def test_nothing_is_lost_or_doubled_and_edits_stay_within_the_limit() -> None:
    outcome = CliRunner().invoke(bench, ["crowd", "--quick", "--json"], catch_exceptions=False)
    assert outcome.exit_code == 0
    rows = {row.name: row for row in from_json(outcome.stdout).rows}
    assert rows["answers lost, doubled or not shown"].met
    assert rows["edits within 5 s, at most"].met


@pytest.mark.parametrize(
    ("edits", "most"), [((), 0), ((1.0,), 1), ((0.0, 2.0, 4.9, 5.0, 6.0), 4), ((0.0, 5.0, 10.0), 1)]
)
def test_the_busiest_window_is_found(edits: tuple[float, ...], most: int) -> None:
    assert busiest(edits) == most
