"""What is shown of a person and to a person who looks around: progress, words, cards, notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from bot.trainings.news import Picture
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Lesson, Term
    from bot.tutor.course.due import DueLesson
    from bot.tutor.course.figures import Figure, ShownOn
    from bot.tutor.course.ideas import Idea
    from bot.tutor.course.notebook import Note, NotebookPage
    from bot.tutor.course.path import LessonPart
    from bot.tutor.course.record import Count
    from bot.tutor.course.tries import TryTold
    from bot.tutor.lab.runs import Trainings


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """One line of the progress page. `card` is None outside the cards.

    `checkpoint` is None before the first one came to its end; `met` says that the lesson is passed.
    """

    lesson: Lesson
    part: LessonPart | None
    card: int | None
    checkpoint: Count | None = None
    met: bool = False


@dataclass(frozen=True, slots=True)
class AssignedLine:
    """A lesson that is due; None for one that is being mended. `finished` is by that person."""

    due: DueLesson
    lesson: Lesson | None
    finished: bool


@dataclass(frozen=True, slots=True)
class ProgressScene(Scene):
    """Where one person stands. `figures` are the numbers that are shown.

    `to_practise` is the lesson to practise, if any was asked about; `mistakes` counts what is to be
    done again. `picture` is None where there is nothing to draw yet; `undrawn` says that it could
    not be drawn. `due` are the lessons that are due next, and `more_due` counts the others.
    """

    lessons: tuple[LessonProgress, ...]
    ideas: tuple[Idea, ...]
    figures: tuple[Figure, ...]
    trainings: Trainings
    to_practise: Lesson | None = None
    mistakes: int = 0
    picture: Picture | None = None
    undrawn: bool = False
    due: tuple[AssignedLine, ...] = ()
    more_due: int = 0

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return () if self.picture is None else (self.picture,)

    @property
    def begun(self) -> bool:
        return any(line.part is not None for line in self.lessons)


@dataclass(frozen=True, slots=True)
class HowScene(Scene):
    """How the numbers on a card are computed. `about` is a lesson, or an attempt at mistakes."""

    shown_on: ShownOn
    about: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class TermScene(Scene):
    """A glossary entry. `card` is the one that teaches it; `asked` says that a question does."""

    term: Term
    lesson: Lesson | None
    card: Card | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True)
class GlossaryScene(Scene):
    """All words, lesson by lesson. Those of a lesson that is off stand under None."""

    words: tuple[tuple[Lesson | None, tuple[Term, ...]], ...]


class Telling(StrEnum):
    """How a card is told to somebody who only looks: as it stands for them, whole, another way."""

    OPEN = "open"
    WHOLE = "whole"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class LookScene(Scene):
    """A card that is read without moving a bookmark.

    `told` is what the person tried, or what fits; None while the card waits for their try. `asked`
    says that there is a question about it.
    """

    lesson: Lesson
    card: Card
    telling: Telling
    told: TryTold | None = None
    asked: bool = False
    picture: Picture | None = None
    undrawn: bool = False

    @property
    def waits(self) -> bool:
        """Whether the point is not told yet, for the person may want to think first."""
        return self.card.tried is not None and self.told is None

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return () if self.picture is None else (self.picture,)


@dataclass(frozen=True, slots=True)
class NotebookScene(Scene):
    """A page of somebody's notebook."""

    page: NotebookPage
    told: str = ""


@dataclass(frozen=True, slots=True)
class NoteScene(Scene):
    """A note that somebody is about to delete, and the page that they came from."""

    note: Note
    page: int
