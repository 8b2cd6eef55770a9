"""What is shown of an exercise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.tutor.course.course import Lesson
    from bot.tutor.exercises.matching import MatchingExercise, MatchingState
    from bot.tutor.exercises.questions import Option, Question, QuestionsState


@dataclass(frozen=True, slots=True)
class MatchingScene(Scene):
    """The matching exercise. `term` is the one picked and not yet matched.

    `mark` is what `bot.tutor.exercises.attempts.mark_of` returns for this state.
    """

    lesson: Lesson
    exercise: MatchingExercise
    attempt: int
    mark: str
    state: MatchingState
    term: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuestionScene(Scene):
    """A question. `chosen` is the option that was just judged, None before an answer."""

    lesson: Lesson
    question: Question
    number: int
    attempt: int
    mark: str
    state: QuestionsState
    chosen: Option | None = None
    confidence: int | None = None
    note: str = ""
