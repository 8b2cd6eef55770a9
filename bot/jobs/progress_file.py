"""How far a training is, in a file of its own: a worker replaces it, the bot reads it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.trainings.news import Progress

if TYPE_CHECKING:
    from pathlib import Path


def write_progress(file: Path, progress: Progress) -> None:
    """Replace the file in one step, so that no reader sees half of it."""
    new = file.with_name(f"{file.name}.new")
    new.write_text(json.dumps(asdict(progress)), encoding="utf-8")
    new.replace(file)


def read_progress(file: Path) -> Progress | None:
    """Return what was written last, or None when nothing was."""
    try:
        return Progress(**json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
