"""The examples that both networks learn from, out of the content files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.made import taught_in
from bot.tutor.conversation.meaning.mind import DOUBT, FIXED
from bot.tutor.conversation.search.terms import LESSON, TERM
from bot.tutor.conversation.words import NUMBER, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.conversation.phrases import Phrases, SaidPhrase
    from bot.tutor.conversation.search.terms import TalkNames
    from bot.tutor.course.course import Course

SLOTS = {"{term}": TERM, "{a}": TERM, "{b}": TERM, "{lesson}": LESSON, "{number}": NUMBER}
WAY_COUNTS = 0.15
"""How much a way of asking counts as an example of "explain", beside a phrase."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as its words, the class it belongs to, who wrote it, how much it counts."""

    words: tuple[str, ...]
    name: str
    voice: str
    count: float = 1.0


def intent_examples(phrases: Phrases, names: TalkNames) -> Iterator[Example]:
    for name, texts in phrases.intents.items():
        for said in texts:
            yield Example(tuple(signed(said.text, names)), name, said.voice)
    for said in (each for texts in phrases.ways.values() for each in texts):
        yield Example(tuple(signed(said.text, names)), Intent.EXPLAIN, said.voice, WAY_COUNTS)


def card_examples(phrases: Phrases, names: TalkNames, course: Course) -> Iterator[Example]:
    """Yield each way of asking with where it leads: a card, a fixed answer, a misconception."""
    cards = taught_in(course)
    for key, texts in phrases.ways.items():
        yield from _leading(texts, cards.get(key, key), names)
    for key, texts in phrases.doubts.items():
        yield from _leading(texts, DOUBT + key, names)
    for key, texts in phrases.asked.items():
        yield from _leading(texts, FIXED + key, names)


def signed(text: str, names: TalkNames) -> list[str]:
    """Return the words of a phrase with its slots and its terms as signs."""
    for slot, sign in SLOTS.items():
        text = text.replace(slot, f" {sign} ")
    return names.signs(names.spelled(words_of(text)))


def _leading(texts: tuple[SaidPhrase, ...], target: str, names: TalkNames) -> Iterator[Example]:
    for said in texts:
        yield Example(tuple(names.spelled(words_of(said.text))), target, said.voice)
