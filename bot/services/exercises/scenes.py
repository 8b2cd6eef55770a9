"""What is shown of an exercise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.tutor.course.course import Lesson
    from bot.tutor.exercises.matching import MatchingExercise, MatchingState
    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Question, Verdict
    from bot.tutor.exercises.questions.state import QuestionsState
    from bot.tutor.exercises.replies import Reply


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
    """A question: `stem` and `asked` are what this person is shown, out of what was drawn for them.

    `verdict` is that of the reply that was just judged, `said` this reply; both are None before
    one. `ending` tells the right answer and explains it, "" while the question is open. `picked`
    holds the letters that were picked so far and not yet sent.
    """

    lesson: Lesson
    question: Question
    number: int
    attempt: int
    mark: str
    state: QuestionsState
    stem: str
    asked: Input
    verdict: Verdict | None = None
    said: Reply | None = None
    ending: str = ""
    picked: str = ""
    confidence: int | None = None
    note: str = ""

    @property
    def closed(self) -> bool:
        return self.question.id in self.state.closed
