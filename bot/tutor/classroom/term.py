"""The term of a class: what is kept of it, in counts, and goes at its end."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.classroom.answers import POST
from bot.tutor.classroom.assignments import ASSIGNMENT
from bot.tutor.classroom.dealing import CLASS_GROUPS

LESSON_TOGETHER = "lesson-together"
"""The kind of gathering in which a group takes a lesson."""
TERM_KINDS = (POST, LESSON_TOGETHER, ASSIGNMENT, CLASS_GROUPS)
"""The kinds of gatherings that belong to a term."""


@dataclass(frozen=True, slots=True)
class ClassTerm:
    """What is kept about the class of a server.

    `gatherings` counts them by kind, `entries` what people entered in those of each kind. `last` is
    the id of the newest one, 0 without one. `is_set_up` says whether it was ever set up.
    """

    gatherings: dict[str, int]
    entries: dict[str, int]
    last: int
    is_set_up: bool

    @property
    def is_empty(self) -> bool:
        return not self.gatherings and not self.is_set_up
