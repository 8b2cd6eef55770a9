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
    cards = {wish.card: course.card_named(wish.card) for wish in wishes if wish.card}
    titles = {name: card.title for name, card in cards.items() if card is not None}
    return OffersScene(f"{seen}. Is it one of these?", wishes, titles)
