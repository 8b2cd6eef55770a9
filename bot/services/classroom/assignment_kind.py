"""An assignment as a thing to do together: what its card shows to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.scene import Scene
from bot.tutor.classroom.assignments import (
    ASSIGNMENT,
    BEGUN,
    FINISHED,
    is_taken_back,
    lesson_of,
    people_with,
)

if TYPE_CHECKING:
    from datetime import datetime

    from bot.tutor.classroom.assignments import AssignedLesson
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering


@dataclass(frozen=True, slots=True)
class AssignmentScene(Scene):
    """A lesson that is due, how many have begun it, and in the end how many had finished it.

    `finished` is None before it is over.
    """

    gathering: int
    lesson: AssignedLesson
    due_at: datetime | None
    begun: int
    finished: int | None = None
    taken_back: bool = False


def assignment_scene(gathering: Gathering, attempts: tuple[Attempt, ...]) -> AssignmentScene:
    finished = len(people_with(FINISHED, attempts)) if not gathering.takes_answers else None
    return AssignmentScene(
        gathering=gathering.id,
        lesson=lesson_of(gathering),
        due_at=gathering.due_at,
        begun=len(people_with(BEGUN, attempts)),
        finished=finished,
        taken_back=is_taken_back(attempts),
    )


def _no_score(_: Attempt) -> None:
    """Return none: what counts is done in the lesson itself."""


ASSIGNMENTS = GatheringKind(ASSIGNMENT, _no_score, assignment_scene)
