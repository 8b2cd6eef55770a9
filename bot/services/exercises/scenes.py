"""What is shown of an exercise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.trainings.news import Picture
    from bot.tutor.course.cards import Card
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


class Purpose(StrEnum):
    """What an attempt at questions is for."""

    CHECKPOINT = "checkpoint"
    PRACTICE = "practice"
    MISTAKES = "mistakes"


@dataclass(frozen=True, slots=True)
class Help:
    """What helps with a question.

    `hints` are those seen, `more` how many are left to ask for. `step` is what the step asks that
    is open, "" for none, and `is_last` says that it is answered as the question itself; `found`
    tells the steps that are done, and `heard` what to make of the last reply to one. `card` is
    what mends the reply that was judged, if anything.
    """

    hints: tuple[str, ...] = ()
    more: int = 0
    can_split: bool = False
    step: str = ""
    is_last: bool = False
    found: tuple[str, ...] = ()
    heard: str = ""
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class QuestionScene(Scene):
    """A question: `stem` and `asked` are what this person is shown, out of what was drawn for them.

    `lesson` is that of the question. `verdict` is that of the reply that was just judged, `said`
    this reply; both are None before one. `ending` tells the right answer and explains it, "" while
    the question is open, and then `right_ids` are the right ones among options of which one is
    chosen. `picked` holds the letters that were picked so far and not yet sent.
    `pictures` are those of the options, in the order shown; () where there are none, or none could
    be drawn.
    """

    lesson: Lesson
    question: Question
    number: int
    attempt: int
    mark: str
    state: QuestionsState
    stem: str
    asked: Input
    purpose: Purpose
    help: Help
    verdict: Verdict | None = None
    said: Reply | None = None
    ending: str = ""
    right_ids: frozenset[str] = frozenset()
    picked: str = ""
    confidence: int | None = None
    note: str = ""
    pictures: tuple[Picture, ...] = ()

    @property
    def closed(self) -> bool:
        return self.question.id in self.state.closed


@dataclass(frozen=True, slots=True)
class MendingScene(Scene):
    """The card of a lesson that mends the answer given in an attempt, to be read in place.

    `told` is the line of what fits its try, "" where nothing does. `pictures` is what it shows;
    `undrawn` says that there is a picture which could not be drawn.
    """

    lesson: Lesson
    card: Card
    attempt: int
    told: str = ""
    pictures: tuple[Picture, ...] = ()
    undrawn: bool = False
