"""What is offered where a message was not clear: what was seen in it, and wishes to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.conversation.scenes import OffersScene
from bot.tutor.conversation.wish import offers_of
from bot.tutor.text import listed

if TYPE_CHECKING:
    from bot.tutor.conversation.meaning.meaning import Meaning
    from bot.tutor.course.course import Course


def offers_for(course: Course, meaning: Meaning) -> OffersScene:
    """Say what was understood, and let the person choose."""
    names = [term.name for term in course.glossary if term.id in meaning.terms]
    seen = f"I see **{listed(names[:2])}** in that" if names else "I am not sure what you mean"
    wishes = offers_of(meaning)
    titles = {wish.card: _title(course, wish.card) for wish in wishes if wish.card}
    return OffersScene(f"{seen}. Is it one of these?", wishes, titles)


def _title(course: Course, card: str) -> str:
    lesson_id, _, card_id = card.partition("/")
    lesson = course.lesson(lesson_id)
    found = lesson.card(card_id) if lesson is not None else None
    return "" if found is None else found.title
