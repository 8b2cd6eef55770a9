"""An odd file named .env is refused in one sentence, and one that is fine or missing is read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bot.operating import LARGEST_ENV, CommandError, check_env_file


def test_f16_no_env_file_and_a_folder_of_this_name_are_no_faults(tmp_path: Path) -> None:
    check_env_file(tmp_path / ".env")
    (tmp_path / ".env").mkdir()
    check_env_file(tmp_path / ".env")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as on POSIX")
def test_f16_a_pipe_a_device_a_loop_or_a_huge_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    pipe, device, loop, huge = (tmp_path / name for name in ("pipe", "device", "loop", "huge"))
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    loop.symlink_to(loop)
    with huge.open("wb") as file:
        file.truncate(LARGEST_ENV + 1)
    for path, said in (
        (pipe, "no plain file"),
        (device, "no plain file"),
        (loop, "cannot be read"),
        (huge, "larger than 1 MB"),
    ):
        with pytest.raises(CommandError, match=said):
            check_env_file(path)
