"""The shipped course as its authors may have edited it while the bot was down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.course.cards import Card
from bot.tutor.exercises.questions.single import SingleChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.questions.kind import Question

    Edit = Callable[[Lesson], Lesson]

NEW = Card("A card of later", "It came with an edit.", "of-later", again="It is new.")


def edited(course: Course, lesson: Lesson, *edits: Edit) -> Course:
    """Return the course with one lesson edited, as another revision of it."""
    made = lesson
    for edit in edits:
        made = edit(made)
    made = replace(made, revision=f"{len(edits)}{lesson.revision}"[:16])
    lessons = tuple(made if one.id == lesson.id else one for one in course.lessons)
    return replace(course, lessons=lessons)


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
