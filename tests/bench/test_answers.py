"""That the measurement of answers runs, that each is stored once, and that the course is small."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bot.bench.commands import bench
from bot.bench.report import from_json


@pytest.mark.nightly
def test_nothing_is_lost_or_doubled_and_the_course_stays_small() -> None:
    outcome = CliRunner().invoke(bench, ["answers", "--quick", "--json"], catch_exceptions=False)
    assert outcome.exit_code == 0
    rows = from_json(outcome.stdout).rows
    assert all(row.met for row in rows if row.unit in {"answers", "edits"})
    met = {row.name: row.met for row in rows if row.unit == "MB"}
    assert met == {"in memory, 8 lessons": True, "all": None}
    assert {row.unit for row in rows} >= {"answers", "edits", "ms"}
