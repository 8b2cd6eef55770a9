"""Which pictures a course shows, so that they can be drawn before anybody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.questions.plot import PlotTask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.pictures.kind import PictureSpec


def pictures_of(course: Course) -> tuple[PictureSpec, ...]:
    """Return the pictures of all cards and questions, each once, as people meet them."""
    return tuple(dict.fromkeys(spec for lesson in course.lessons for spec in _of_lesson(lesson)))


def _of_lesson(lesson: Lesson) -> Iterator[PictureSpec]:
    for card in (*lesson.cards, lesson.debrief):
        yield from _of_card(card)
    for question in lesson.questions:
        if isinstance(question.task, PlotTask):
            yield from question.task.pictures()


def _of_card(card: Card) -> Iterator[PictureSpec]:
    shown = (card.picture.before, card.picture.after) if card.picture is not None else ()
    yield from (spec for spec in shown if spec is not None)
    if card.hands_on is not None:
        first = card.hands_on.task.view(card.hands_on.task.begin()).picture
        if first is not None:
            yield first
