"""What is shown of the course: cards, endings, progress, help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.course.course import Lesson, Term
    from bot.tutor.course.path import LessonPart
    from bot.tutor.lab.runs import Trainings


@dataclass(frozen=True, slots=True)
class CardScene(Scene):
    """One card of a lesson, counted from 1. `jump` is a lesson that a newcomer may jump to."""

    lesson: Lesson
    bookmark: int
    number: int
    jump: Lesson | None = None


@dataclass(frozen=True, slots=True)
class NeedsScene(Scene):
    """The lesson that was asked for builds on others that are not finished."""

    lesson: Lesson
    missing: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class DebriefScene(Scene):
    """The end of a lesson. `bookmark` is None when the lesson itself is not at its end yet."""

    lesson: Lesson
    bookmark: int | None
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class DoneScene(Scene):
    """A finished lesson, and the next one to take."""

    lesson: Lesson
    following: Lesson


@dataclass(frozen=True, slots=True)
class CourseDoneScene(Scene):
    """Every lesson is finished."""

    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class TermScene(Scene):
    """A glossary entry that somebody asked for."""

    term: Term
    lesson: Lesson | None


@dataclass(frozen=True, slots=True)
class WelcomeScene(Scene):
    """The greeting in a channel: what to type first."""


@dataclass(frozen=True, slots=True)
class HelpScene(Scene):
    """What can be done here."""

    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """One line of the progress page. `card` is None outside the cards."""

    lesson: Lesson
    part: LessonPart | None
    card: int | None
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ProgressScene(Scene):
    """All that is remembered about one person's learning."""

    lessons: tuple[LessonProgress, ...]
    rules: tuple[tuple[str, str], ...]
    trainings: Trainings
