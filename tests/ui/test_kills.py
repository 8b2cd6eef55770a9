"""kill -9 of the whole bot, again and again: what was told is stored, and stored once."""

from __future__ import annotations

import math
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = [4, pytest.param(50, marks=pytest.mark.nightly)]
ROOT = Path(__file__).resolve().parents[2]

Told = list[tuple[int, int, int]]


def until_killed(lines: Iterator[str], chance: random.Random) -> Told:
    """Let one bot play for a moment, kill it, and return what it told: press, attempt, step."""
    bot, end = int(next(lines).removeprefix("born")), math.inf
    told: Told = []
    for line in lines:
        if line.startswith("died"):
            assert line == f"died {-signal.SIGKILL}\n"
            break
        if line == "ready\n":
            end = time.monotonic() + chance.random() * 0.2
        else:
            press, attempt, step = map(int, line.split()[1:])
            told.append((press, attempt, step))
        if time.monotonic() > end:
            os.kill(bot, signal.SIGKILL)
            end = math.inf
    return told


@pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")
@pytest.mark.parametrize("kills", KILLS)
def test_kills_of_the_whole_bot_lose_no_answer_that_was_told(tmp_path: Path, kills: int) -> None:
    chance = random.Random(9)
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.killed_player", str(tmp_path), str(kills)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    with parent, parent.stdout as lines:
        told = [answer for _ in range(kills) for answer in until_killed(lines, chance)]
    assert parent.returncode == 0
    with closing(sqlite3.connect(tmp_path / "nudge.sqlite3")) as database:
        stored = {row[0] for row in database.execute("SELECT interaction_id FROM press")}
        steps = Counter(row[0] for row in database.execute("SELECT attempt_id FROM entry"))
        rules = database.execute(
            "SELECT count(*), (SELECT count(*) FROM attempt WHERE score IS NOT NULL) FROM rule"
        ).fetchone()
    assert len(told) > kills
    assert [press for press, _, _ in told if press not in stored] == []
    assert [(a, step) for _, a, step in told if steps[a] < step] == []
    assert len({press for press, _, _ in told}) == len(told)
    assert rules[0] == rules[1], "a game is closed if and only if its rule is kept"
