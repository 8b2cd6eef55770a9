"""What a person thought first, on cards that ask what they believe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.tries import LOOK
from bot.tutor.exercises.attempts import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt


@dataclass(frozen=True, slots=True)
class Belief:
    """What a person was asked to believe, and what they thought."""

    asked: str
    thought: str


def beliefs_in(course: Course, attempts: Iterable[Attempt]) -> tuple[Belief, ...]:
    """Return what the person thought first, lesson by lesson, of cards that ask for a belief."""
    thought: dict[tuple[str, str], str] = {}
    for attempt in attempts:
        for entry in attempt.entries:
            if entry.kind == EntryKind.TRY and entry.choice != LOOK:
                thought.setdefault((attempt.lesson, entry.item), entry.choice)
    return tuple(
        Belief(card.tried.ask, answer.text)
        for lesson in course.lessons
        for card in lesson.cards
        if isinstance(card.tried, ChoiceTry) and card.tried.belief
        for answer in card.tried.answers
        if thought.get((lesson.id, card.id)) == answer.id
    )
