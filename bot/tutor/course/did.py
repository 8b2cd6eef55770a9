"""What a person did on the cards of a lesson: what they thought first, and what they found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.course.cards import ChoiceTry
from bot.tutor.exercises.attempts import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt


@dataclass(frozen=True, slots=True)
class Did:
    """How many cards a person answered before the point was made, and how many steps they found."""

    tries: int = 0
    found: int = 0


NOTHING = Did()


@dataclass(frozen=True, slots=True)
class Belief:
    """What a person was asked to believe, and what they thought."""

    asked: str
    thought: str


def did_in(attempts: Iterable[Attempt]) -> Did:
    """Count each card once. A look without an answer is no try."""
    entries = [entry for attempt in attempts for entry in attempt.entries]
    tries = {entry.item for entry in entries if entry.kind == EntryKind.TRY and entry.choice}
    found = {entry.item for entry in entries if entry.kind == EntryKind.HANDS_ON}
    return Did(len(tries), len(found))


def beliefs_in(course: Course, attempts: Iterable[Attempt]) -> tuple[Belief, ...]:
    """Return what the person thought first, lesson by lesson, of cards that ask for a belief."""
    thought: dict[tuple[str, str], str] = {}
    for attempt in attempts:
        for entry in attempt.entries:
            if entry.kind == EntryKind.TRY and entry.choice:
                thought.setdefault((attempt.lesson, entry.item), entry.choice)
    return tuple(
        Belief(card.tried.ask, answer.text)
        for lesson in course.lessons
        for card in lesson.cards
        if isinstance(card.tried, ChoiceTry) and card.tried.belief
        for answer in card.tried.answers
        if thought.get((lesson.id, card.id)) == answer.id
    )
