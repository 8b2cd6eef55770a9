"""Where a person is in a lesson."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A person's place in one lesson.

    `card` counts from 1; one past the last card means that the cards are read. `furthest` is the
    highest card so far. `person` is the owner's Discord id.
    """

    id: int
    person: int
    lesson: str
    card: int
    furthest: int
    touched_at: datetime
    finished_at: datetime | None
