"""Commands of an operator are killed at any moment."""

from __future__ import annotations

import sys

import pytest

from bot.simulate.files import COMMANDS, file_rows, kill_commands

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")
KILLS = [3, pytest.param(60, marks=pytest.mark.nightly)]


def ignored(_words: str) -> None: ...


@pytest.mark.parametrize("kills", KILLS)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_the_old_content_or_the_new(name: str, kills: int) -> None:
    count = kill_commands(name, kills, "4", ignored)
    [row] = file_rows(count)
    assert row.tried == kills
    assert row.lost == 0, row.failures
