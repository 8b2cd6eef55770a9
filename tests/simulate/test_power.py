"""The power fails in the middle of the real store's writes."""

from __future__ import annotations

from random import Random

import pytest

from bot.simulate.cuts import SECTOR, after_cut
from bot.simulate.disk import DiskEvent
from bot.simulate.power import CutCount, cut_power, power_rows

FILE = "nudge.sqlite3"
OLD, NEW = b"o" * 4 * SECTOR, b"n" * 4 * SECTOR
WRITTEN = DiskEvent("write", FILE, 0, NEW)


def ignored(_words: str) -> None: ...


def images(*events: DiskEvent) -> set[bytes]:
    return {after_cut({FILE: OLD}, events, Random(seed))[FILE] for seed in range(40)}


def test_what_was_waited_for_is_on_the_disk() -> None:
    assert images(WRITTEN, DiskEvent("sync", FILE)) == {NEW}


def test_of_what_nobody_waited_for_any_sector_may_be_missing() -> None:
    found = images(WRITTEN)
    assert {OLD, NEW} < found
    assert any(OLD[:SECTOR] in image and NEW[:SECTOR] in image for image in found)


def test_a_file_that_was_deleted_may_be_found_again() -> None:
    found = [after_cut({FILE: OLD}, [DiskEvent("delete", FILE)], Random(k)) for k in range(40)]
    assert {FILE in files for files in found} == {True, False}


def test_a_file_whose_deletion_was_waited_for_is_gone() -> None:
    deleted = DiskEvent("delete", FILE, 1)
    assert [after_cut({FILE: OLD}, [deleted], Random(k)) for k in range(9)] == [{}] * 9


@pytest.mark.parametrize("cuts", [20, pytest.param(300, marks=pytest.mark.nightly)])
def test_no_acknowledged_answer_is_lost_when_the_power_fails(cuts: int) -> None:
    count = cut_power(cuts, "3", "FULL", ignored)
    assert count.left_out == ""
    assert (count.cuts, count.failures, count.lost) == (cuts, [], 0)
    assert count.acknowledged > cuts


def test_a_store_that_does_not_wait_for_the_disk_is_seen_to_lose_answers() -> None:
    control = cut_power(15, "3", "NORMAL", ignored)
    [row] = power_rows(CutCount(), control)
    assert row.lost > 0
    assert row.held
