"""What the doctor uses of the world outside: a clock, the disk, a worker, the lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class LessonsRead:
    """How many lessons there are, and what is wrong with them, one sentence each."""

    lessons: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DoctorTools:
    """`free` are the bytes that are free where a path lies.

    `train` has a worker started, one step trained, and the worker ended; it raises OSError where
    none starts, and RuntimeError where it cannot train. `lessons` reads lessons in a folder, and
    raises OperatorError where there is no course. `commands` names the commands of this program.
    `unknown` are names that are set and mean nothing, each with the nearest that does, else "".
    """

    now: Callable[[], datetime]
    free: Callable[[Path], int]
    sqlite: Callable[[], tuple[int, int, int]]
    options: Callable[[], frozenset[str]]
    train: Callable[[], None]
    lessons: Callable[[Path], LessonsRead]
    commands: Callable[[Settings], frozenset[str]]
    unknown: Callable[[], tuple[tuple[str, str], ...]]
