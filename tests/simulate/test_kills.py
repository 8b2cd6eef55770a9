"""Whole bots are killed in every activity; a bug that loses an answer is found."""

from __future__ import annotations

import sys

import pytest

from bot.simulate.activities import ACTIVITIES
from bot.simulate.kills import kill_bots, kill_rows
from bot.simulate.moments import BEFORE_COMMIT, OFTEN

PLANTED = "tests.simulate.planted:acknowledge_too_early"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")


def ignored(_words: str) -> None: ...


@pytest.mark.parametrize("kills", [3, pytest.param(60, marks=pytest.mark.nightly)])
def test_what_was_acknowledged_is_there_once_after_every_kill(kills: int) -> None:
    count = kill_bots(kills, "9", ignored)
    rows = [row for row in kill_rows(count) if row.fault in (*ACTIVITIES, *OFTEN)]
    assert [row.failures for row in rows if not row.held] == []
    assert count.tried.total() == kills
    assert count.stored.total() > 0
    assert count.early == 0


@pytest.mark.nightly
def test_every_activity_is_killed_and_stores_something() -> None:
    count = kill_bots(3 * len(ACTIVITIES), "2", ignored)
    tried = {activity for activity, _ in count.tried}
    stored = {activity for (activity, _), number in count.stored.items() if number}
    assert tried == set(ACTIVITIES)
    assert len(stored) > len(ACTIVITIES) * 3 / 4


def test_an_answer_that_is_told_before_its_commit_is_found() -> None:
    count = kill_bots(5, "1", ignored, PLANTED, {BEFORE_COMMIT: 1})
    assert count.lost.total() > 0
    assert any("lost" in one for failures in count.failures.values() for one in failures)
