"""kill -9 of the whole bot while a class answers and an instructor closes: what was told counts."""

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

ROOT = Path(__file__).resolve().parents[3]
ANSWERED = (
    "SELECT a.gathering_id, l.discord_id FROM entry e JOIN attempt a ON a.id = e.attempt_id "
    "JOIN learner l ON l.id = e.author_id WHERE e.kind = 'answer'"
)
POSTS = "SELECT id, phase, closed_at FROM gathering ORDER BY id"
CLOSING = -1


def until_it_ends(lines: Iterator[str], chance: random.Random, *, last: bool) -> list[list[int]]:
    """Let one bot live for a moment, or to its end; return what it told: post, person, press."""
    bot, end = int(next(lines).removeprefix("born")), math.inf
    told: list[list[int]] = []
    for line in lines:
        if line.startswith("died"):
            assert line == f"died {0 if last else -signal.SIGKILL}\n"
            break
        if line == "ready\n" and not last:
            end = time.monotonic() + chance.random() * 0.8
        if line.startswith("told"):
            told.append([int(word) for word in line.split()[1:]])
        if time.monotonic() > end:
            os.kill(bot, signal.SIGKILL)
            end = math.inf
    return told


@pytest.mark.nightly
@pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")
@pytest.mark.parametrize("kills", [20])
def test_what_was_told_counts_once_and_every_post_comes_to_its_end(
    tmp_path: Path, kills: int
) -> None:
    chance = random.Random(9)
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.classroom.killed_class", str(tmp_path), str(kills)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    with parent, parent.stdout as lines:
        lives = [until_it_ends(lines, chance, last=life == kills) for life in range(kills + 1)]
    assert parent.returncode == 0
    told = [tuple(each) for life in lives for each in life]
    with closing(sqlite3.connect(tmp_path / "nudge.sqlite3")) as database:
        answered = Counter(database.execute(ANSWERED).fetchall())
        posts = database.execute(POSTS).fetchall()
        stored = {row[0] for row in database.execute("SELECT interaction_id FROM press")}
    assert len(told) > kills
    assert len({(post, person) for post, person, _ in told}) == len(told)
    assert [each for each in told if answered[each[:2]] != 1] == []
    assert max(answered.values()) == 1
    assert [press for _, _, press in told if press not in stored] == []
    assert [post for post, phase, at in posts if phase == CLOSING and at is None] == []
    # One whose message was not kept by the simulated Discord is closed by its time, a day later.
    seen = {post for post, _, _ in told}
    assert [post for post, _, at in posts if post in seen and at is None] == []
    assert len(posts) > kills / 4
