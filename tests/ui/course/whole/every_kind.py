"""The kinds of tries and of questions of a course, by the names under which pupils meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.course.cards import ChoiceTry

if TYPE_CHECKING:
    from bot.tutor.course.course import Course


def every_kind(course: Course) -> set[str]:
    """Name every kind of try and of question that a course has."""
    tries = {
        "number" if not isinstance(card.tried, ChoiceTry) else _choice(card.tried)
        for lesson in course.lessons
        for card in lesson.cards
        if card.tried is not None
    }
    asked = {question.kind for lesson in course.lessons for question in lesson.questions}
    return {f"try: {kind}" for kind in tries} | {f"question: {kind}" for kind in asked}


def _choice(tried: ChoiceTry) -> str:
    return "belief" if tried.belief else "choice"
