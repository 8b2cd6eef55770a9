"""A lesson that somebody is to finish by a time, as `/progress` tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class DueLesson:
    """`lesson` is its id. Its card stands in this channel; `begun` says that they pressed Begin."""

    lesson: str
    due_at: datetime
    guild: int
    channel: int
    message: int
    begun: bool
