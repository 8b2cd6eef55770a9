"""The shipped course as its authors may have edited it while the bot was down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.content.course import load_course
from bot.tutor.course.cards import Card
from bot.tutor.exercises.questions.single import SingleChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bot.content.problems import LessonProblem
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.course.kinds import LessonKinds
    from bot.tutor.data.table import DataTable
    from bot.tutor.exercises.questions.kind import Question

    Edit = Callable[[Lesson], Lesson]

NEW = Card("A card of later", "It came with an edit.", "of-later", again="It is new.")


@dataclass
class EditedCourse:
    """Stands in for `load_course`: reads the files once, then edits the lesson of this id."""

    lesson: str = ""
    edits: list[Edit] = field(default_factory=list)
    read: list[tuple[Course, tuple[LessonProblem, ...]]] = field(default_factory=list)

    def __call__(
        self, root: Path, kinds: LessonKinds, tables: Mapping[str, DataTable]
    ) -> tuple[Course, tuple[LessonProblem, ...]]:
        if not self.read:
            self.read.append(load_course(root, kinds, tables))
        course, problems = self.read[0]
        lessons = tuple(map(self._edited, course.lessons))
        return replace(course, lessons=lessons), problems

    def _edited(self, lesson: Lesson) -> Lesson:
        if lesson.id != self.lesson:
            return lesson
        for edit in self.edits:
            lesson = edit(lesson)
        return replace(lesson, revision=f"{len(self.edits)}{lesson.revision}"[:16])


def with_card_before(place: int) -> Edit:
    """Put a new card before the card at this place, counted from 1."""
    at = place - 1
    return lambda lesson: replace(lesson, cards=(*lesson.cards[:at], NEW, *lesson.cards[at:]))


def without_card(card_id: str) -> Edit:
    return lambda lesson: replace(
        lesson, cards=tuple(card for card in lesson.cards if card.id != card_id)
    )


def with_titled(card_id: str, title: str) -> Edit:
    return lambda lesson: replace(
        lesson,
        cards=tuple(
            replace(card, title=title) if card.id == card_id else card for card in lesson.cards
        ),
    )


def with_question(question_id: str, change: Callable[[SingleChoice], SingleChoice]) -> Edit:
    """Change the options of one question that has one right option."""

    def changed(question: Question) -> Question:
        if question.id != question_id or not isinstance(question.task, SingleChoice):
            return question
        return replace(question, task=change(question.task))

    return lambda lesson: replace(lesson, questions=tuple(map(changed, lesson.questions)))


def with_key(option_id: str) -> Callable[[SingleChoice], SingleChoice]:
    """Make another option the right one."""
    return lambda task: SingleChoice(
        tuple(replace(option, right=option.id == option_id) for option in task.options)
    )


def without_option(option_id: str) -> Callable[[SingleChoice], SingleChoice]:
    return lambda task: SingleChoice(
        tuple(option for option in task.options if option.id != option_id)
    )
