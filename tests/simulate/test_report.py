"""The report of a simulation, as a table and as JSON, and the command around it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.simulate.report import FaultRow, SimulationReport, to_json, to_table
from bot.simulate.simulation import FaultsWanted, orders_of

GOOD = FaultRow("kills", "lesson", 3, 3, "all rows", 40)


def report(*rows: FaultRow) -> SimulationReport:
    return SimulationReport({"kills": 3, "seed": 7}, rows, 1.0, {"sqlite": "3"})


@pytest.mark.parametrize(
    ("row", "held"),
    [
        (GOOD, True),
        (FaultRow("kills", "lesson", 3, 2, "all rows"), False),
        (FaultRow("kills", "lesson", 3, 3, "all rows", lost=1), False),
        (FaultRow("kills", "lesson", 3, 3, "all rows", doubled=1), False),
        (FaultRow("power", "NORMAL", 3, 1, "all rows", lost=9, control=True), True),
        (FaultRow("power", "NORMAL", 3, 3, "all rows", control=True), False),
    ],
)
def test_a_report_holds_if_all_was_survived_and_a_control_was_not(
    row: FaultRow, held: bool
) -> None:
    assert report(GOOD, row).held is held


def test_the_table_names_the_seed_the_counts_and_what_failed() -> None:
    bad = FaultRow("kills", "notes", 2, 1, "all rows", 5, 1, 0, ("note 1 is lost",))
    table = to_table(report(GOOD, bad))
    assert table.startswith("nudge simulate --kills 3 --seed 7")
    assert "! note 1 is lost" in table
    assert table.endswith("faults tried 5, survived 4, lost 1, doubled 0")
    assert table.count("checked: all rows") == 1


def test_what_was_not_tried_is_not_said_to_hold_and_nothing_is_summed_up_twice() -> None:
    other = FaultRow("the same kills", "before a commit", 3, 3, "all rows", again=True)
    table = to_table(report(GOOD, FaultRow("kills", "notes", 0, 0, "all rows"), other))
    assert "not tried: notes" in table
    assert table.count(" held") == 2
    assert table.endswith("faults tried 3, survived 3, lost 0, doubled 0")


def test_the_json_is_one_object() -> None:
    whole = json.loads(to_json(report(GOOD)))
    assert whole["held"] is True
    assert whole["rows"][0]["acknowledged"] == 40
    assert whole["asked"]["seed"] == 7


def test_the_command_without_anything_to_try_ends_well() -> None:
    nothing = ("--kills", "--power-cuts", "--histories", "--files")
    asked = [word for name in nothing for word in (name, "0")]
    ended = CliRunner().invoke(main, ["simulate", "--no-faults", *asked, "--report"])
    assert ended.exit_code == 0, ended.output
    assert "faults tried 0" in ended.output


def test_progress_says_of_which_process_it_is() -> None:
    wanted = FaultsWanted(3, 0, 1, 0, seed=7, processes=2, faults=False)
    orders = [(order.what, order.times, order.share) for order in orders_of(wanted)]
    assert orders == [
        ("kills", 2, "process 1 of 2"),
        ("kills", 1, "process 2 of 2"),
        ("histories", 1, ""),
    ]


def test_the_help_says_how_long_it_takes() -> None:
    assert "five minutes" in CliRunner().invoke(main, ["simulate", "--help"]).output
