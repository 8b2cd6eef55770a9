"""What a person is shown next, as plain values; `ui` turns each of them into a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.tutor.attempts import Activity
    from bot.tutor.course import Lesson, Term
    from bot.tutor.game import Game, GameState, Label, Sentence
    from bot.tutor.matching import MatchingExercise, MatchingState
    from bot.tutor.path import Part
    from bot.tutor.questions import Option, Question, QuestionsState


@dataclass(frozen=True, slots=True)
class CardScene:
    """One card of a lesson. `jump` is a lesson a newcomer may jump to instead."""

    lesson: Lesson
    reading: int
    number: int
    jump: Lesson | None = None


@dataclass(frozen=True, slots=True)
class NeedsScene:
    """The lesson that was asked for builds on others that are not finished."""

    lesson: Lesson
    missing: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class MatchingScene:
    """The matching exercise. `term` is the one picked and not yet matched."""

    lesson: Lesson
    exercise: MatchingExercise
    attempt: int
    mark: str
    state: MatchingState
    term: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuestionScene:
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


@dataclass(frozen=True, slots=True)
class GameScene:
    """The prediction game. `judged` is the sentence that was just predicted, as `predicted`."""

    lesson: Lesson
    game: Game
    attempt: int
    mark: str
    state: GameState
    judged: Sentence | None = None
    predicted: Label | None = None
    said: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DebriefScene:
    """The end of a lesson. `reading` is None when the lesson itself is not at its end yet."""

    lesson: Lesson
    reading: int | None
    scores: dict[Activity, float]


@dataclass(frozen=True, slots=True)
class DoneScene:
    """A finished lesson, and the next one to take."""

    lesson: Lesson
    following: Lesson


@dataclass(frozen=True, slots=True)
class CourseDoneScene:
    """Every lesson is finished."""

    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class TermScene:
    """A glossary entry that somebody asked for."""

    term: Term
    lesson: Lesson | None


@dataclass(frozen=True, slots=True)
class WelcomeScene:
    """The greeting in a channel: what to type first."""


@dataclass(frozen=True, slots=True)
class HelpScene:
    """What can be done here."""

    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """One line of the progress page. `card` is None outside the cards."""

    lesson: Lesson
    part: Part | None
    card: int | None
    scores: dict[Activity, float]


@dataclass(frozen=True, slots=True)
class ProgressScene:
    """All that is remembered about one person's learning."""

    lessons: tuple[LessonProgress, ...]
    rules: tuple[tuple[str, str], ...]
    trainings: int


@dataclass(frozen=True, slots=True)
class TrainingScene:
    """A finished training: the picture (PNG), its alt text, the numbers and one reading of it.

    `dials` are data, hidden layers, learning rate, epochs and seed, as one would type them.
    """

    title: str
    dials: tuple[str, str, str, str, str]
    picture: bytes
    alt_text: str
    reading: str
    numbers: tuple[tuple[str, str], ...]


Scene = (
    CardScene
    | NeedsScene
    | MatchingScene
    | QuestionScene
    | GameScene
    | DebriefScene
    | DoneScene
    | CourseDoneScene
    | TermScene
    | WelcomeScene
    | HelpScene
    | ProgressScene
    | TrainingScene
)
