from __future__ import annotations

import os
import random
import signal
import time
from typing import TYPE_CHECKING

import pytest

from bot.store.sqlite.health import fault_in
from tests.store.building import SPAWN, finish, rows
from tests.store.killed_writers import raise_children

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

KILLS = [6, pytest.param(30, marks=pytest.mark.nightly)]


def acknowledged_until_killed(pipe: Connection, chance: random.Random) -> set[tuple[int, int]]:
    """Let one child write for a while, kill it, and return every answer it was promised."""
    child: int = pipe.recv()
    promised: set[tuple[int, int]] = {pipe.recv() for _ in range(chance.randrange(1, 60))}
    time.sleep(chance.uniform(0, 0.004))
    os.kill(child, signal.SIGKILL)
    promised.update(iter(pipe.recv, None))
    return promised


@pytest.mark.parametrize("kills", KILLS)
def test_no_acknowledged_answer_is_lost_when_the_bot_is_killed(path: Path, kills: int) -> None:
    chance = random.Random(4)
    ours, theirs = SPAWN.Pipe()
    parent = SPAWN.Process(target=raise_children, args=(path, theirs, kills))
    parent.start()
    theirs.close()
    promised: set[tuple[int, int]] = set()
    with ours:
        for _ in range(kills):
            promised |= acknowledged_until_killed(ours, chance)
    assert finish([parent]) == [0]
    stored = set(rows(path, "SELECT attempt_id, step FROM entry"))
    assert len(promised) > kills
    assert promised <= stored
    # Nothing torn: steps without a gap, and a note of the press with every entry.
    whole = "SELECT count(*), max(step) + 1 FROM entry GROUP BY attempt_id"
    assert all(steps == last for steps, last in rows(path, whole))
    assert rows(path, "SELECT count(*) FROM press") == [(len(stored),)]
    assert fault_in(path) is None
