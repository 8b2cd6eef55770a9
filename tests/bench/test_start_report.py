"""That a start is measured: beside a bare bot, and with answers stored."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bot.bench.commands import bench
from bot.bench.report import from_json


@pytest.mark.nightly
def test_a_start_is_told_beside_a_bare_bot_and_with_answers_stored() -> None:
    asked = ["start", "--quick", "--answers", "200000", "--json"]
    outcome = CliRunner().invoke(bench, asked, catch_exceptions=False)
    assert outcome.exit_code == 0
    rows = {(row.task, row.name): row.value for row in from_json(outcome.stdout).rows}
    task = "200,000 answers stored, after a kill"
    assert rows["from the start of the process", "Nudge: let in by Discord"] > 0
    assert rows[task, "rows forgotten a second"] > 0
    assert 0 < rows[task, "a press meanwhile, 50%"] <= rows[task, "a press meanwhile, 99%"]
