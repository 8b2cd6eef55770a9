"""What a person is shown next, as plain values; `ui` turns each of them into a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.trainings.news import Picture, Progress, Waiting
    from bot.tutor.attempts import Activity
    from bot.tutor.course import Lesson, Term
    from bot.tutor.game import Game, GameState, Label, Sentence
    from bot.tutor.matching import MatchingExercise, MatchingState
    from bot.tutor.path import Part
    from bot.tutor.questions import Option, Question, QuestionsState
    from bot.tutor.records import OwnTable, Trainings


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
    trainings: Trainings


@dataclass(frozen=True, slots=True)
class RunWaitScene:
    """A training on its way: its place in the line, or how far it is. None before either."""

    run: int
    title: str
    news: Waiting | Progress | None = None


@dataclass(frozen=True, slots=True)
class RunFailedScene:
    """A training that gave no result, in words."""

    run: int
    words: str


@dataclass(frozen=True, slots=True)
class RunScene:
    """A finished training. `title` says what was trained, `settings` what else was set.

    `question` is what its lab asks and `takeaway` what it teaches, empty without one. `reading`
    tells this very run, `following` the next experiment. `verdict` is about the prediction.
    `table` has at most 34 columns. `single` says whether it is one training; only then can it be
    watched or given other dials.
    """

    run: int
    title: str
    settings: str
    headline: str
    reading: str
    following: str
    table: str
    pictures: tuple[Picture, ...]
    question: str = ""
    takeaway: str = ""
    verdict: str = ""
    single: bool = True


@dataclass(frozen=True, slots=True)
class TextScene:
    """A title and a block of text of fixed width, such as all numbers of a run."""

    title: str
    text: str
    run: int


@dataclass(frozen=True, slots=True)
class FilesScene:
    """Files to take home, with what to do with them."""

    words: str
    files: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class TablesScene:
    """People's own data that can be used here. `note` is what was just done."""

    tables: tuple[OwnTable, ...]
    person: int
    note: str = ""


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
    | RunWaitScene
    | RunFailedScene
    | RunScene
    | TextScene
    | TablesScene
)
