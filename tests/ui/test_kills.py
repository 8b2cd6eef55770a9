"""kill -9 of the whole bot, again and again: what was told is stored, and stored once."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

KILLS = 50
ROOT = Path(__file__).resolve().parents[2]


def live_and_die(folder: Path) -> list[tuple[int, int, int]]:
    """Let a bot play for a moment, kill it, and return what it told: press, attempt, step."""
    bot = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.mortal", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert bot.stdout is not None
    told: list[tuple[int, int, int]] = []
    end = float("inf")
    with bot, bot.stdout:
        for line in bot.stdout:
            if line == "ready\n":
                end = time.monotonic() + random.random() * 0.2
            elif line.startswith("told") and line.endswith("\n"):
                press, attempt, step = map(int, line.split()[1:])
                told.append((press, attempt, step))
            if time.monotonic() > end:
                bot.send_signal(signal.SIGKILL)
                end = float("inf")
    assert bot.returncode == -signal.SIGKILL
    return told


def test_fifty_kills_of_the_whole_bot_lose_no_answer_that_was_told(tmp_path: Path) -> None:
    told = [answer for _ in range(KILLS) for answer in live_and_die(tmp_path)]
    with closing(sqlite3.connect(tmp_path / "nudge.sqlite3")) as database:
        stored = {row[0] for row in database.execute("SELECT interaction_id FROM press")}
        steps = Counter(row[0] for row in database.execute("SELECT attempt_id FROM entry"))
        rules = database.execute(
            "SELECT count(*), (SELECT count(*) FROM attempt WHERE score IS NOT NULL) FROM rule"
        ).fetchone()
    assert len(told) > KILLS
    assert [press for press, _, _ in told if press not in stored] == []
    assert [(a, step) for _, a, step in told if steps[a] < step] == []
    assert len({press for press, _, _ in told}) == len(told)
    assert rules[0] == rules[1], "a game is closed if and only if its rule is kept"
