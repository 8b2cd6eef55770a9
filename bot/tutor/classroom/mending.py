"""What mends a misconception: the card that answers name, and the questions that can show it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.tutor.course.walking import misconceptions_in, values_in
from bot.tutor.exercises.history import item_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.questions.kind import Question


def card_for(course: Course, misconception_id: str) -> tuple[Lesson, Card] | None:
    """Return the card that most wrong answers of this misconception name, with its lesson.

    An answer names its own card, else that of its question. Of cards that are named equally often
    it is the earliest in the course; None where none is named.
    """
    named = Counter(
        (lesson.id, card)
        for lesson in course.lessons
        for question in lesson.questions
        for card in _cards_named(question, misconception_id)
    )
    cards = [(lesson, card) for lesson in course.lessons for card in lesson.cards]
    known = [one for one in cards if (one[0].id, one[1].id) in named]
    return max(known, key=lambda one: named[one[0].id, one[1].id], default=None)


def questions_about(course: Course, misconception_id: str) -> tuple[str, ...]:
    """Return the questions whose wrong answers can show it, as "lesson/question", in order."""
    return tuple(
        item_of(lesson.id, question.id)
        for lesson in course.lessons
        for question in lesson.questions
        if misconception_id in misconceptions_in(question.task)
    )


def _cards_named(question: Question, misconception_id: str) -> Iterator[str]:
    for answer in values_in(question.task):
        if getattr(answer, "misconception", None) == misconception_id:
            yield getattr(answer, "card", "") or question.card
