"""The command line in a child process, without this one's token."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def surroundings(**environment: str) -> dict[str, str]:
    """Return this process's environment for a child, without its token, and with one worker."""
    kept = dict(os.environ)  # noqa: TID251 - a child needs its PATH
    kept.pop("DISCORD_TOKEN", None)
    return {**kept, "PYTHONPATH": str(ROOT), "NUDGE_TRAINING_WORKERS": "1", **environment}


def nudge(
    *arguments: str, folder: Path, code: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a child process."""
    start = code or "from bot.__main__ import main; main(prog_name='nudge')"
    return subprocess.run(
        [sys.executable, "-c", start, *arguments],
        cwd=folder,
        env=surroundings(**environment),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
