"""Where the course lies that comes with Nudge."""

from pathlib import Path

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
