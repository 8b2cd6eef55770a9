"""kill -9 of the whole bot in mid-training: the next one finishes it in the old message, once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]


def bot_in(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ui.killed_trainer", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_when_ready(folder: Path, after: float) -> None:
    with bot_in(folder) as bot:
        lines: Iterator[str] = iter(bot.stdout or ())
        assert next(lines) == "ready\n"
        time.sleep(after)
        bot.kill()
        assert list(lines) == [], "it was killed before its picture"


@pytest.mark.nightly
@pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")
def test_a_training_that_was_killed_twice_is_finished_by_the_third_bot(tmp_path: Path) -> None:
    kill_when_ready(tmp_path, after=0.0)
    kill_when_ready(tmp_path, after=0.3)
    with bot_in(tmp_path) as bot:
        said, _ = bot.communicate(timeout=90)
    assert said == "ready\ndone\n"
    with closing(sqlite3.connect(tmp_path / "nudge.sqlite3")) as database:
        runs = database.execute("SELECT state, attempt, shown FROM run").fetchall()
        pictures = database.execute("SELECT count(*) FROM run_picture").fetchone()
    assert runs == [("done", 3, 1)]
    assert pictures == (1,)
