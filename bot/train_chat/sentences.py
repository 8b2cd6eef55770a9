"""Whole sentences out of phrases: the gate and the thresholds need what a message looks like."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.conversation.phrases import Phrases
    from bot.tutor.course.course import Course

EVERY = 3
"""Of the ways of asking, one in so many is looked at: there are enough of them."""


@dataclass(frozen=True, slots=True)
class MadeSentence:
    text: str
    intent: str
    voice: str


def sentences_of(phrases: Phrases, course: Course) -> Iterator[MadeSentence]:
    """Yield each phrase with its slots filled by turns, and some of the ways of asking."""
    terms = cycle(term.name for term in course.glossary)
    lessons = cycle(lesson.title for lesson in course.lessons)
    numbers = cycle(("0.3", "4", "0.562", "33"))
    for intent, texts in phrases.intents.items():
        for said in texts:
            text = said.text
            for slot, names in (
                *(("{term}", terms), ("{a}", terms), ("{b}", terms)),
                ("{lesson}", lessons),
                ("{number}", numbers),
            ):
                while slot in text:
                    text = text.replace(slot, next(names), 1)
            yield MadeSentence(text, intent, said.voice)
    asked = (phrases.ways, phrases.doubts, phrases.asked)
    ways = [said for group in asked for texts in group.values() for said in texts]
    for said in ways[::EVERY]:
        yield MadeSentence(said.text, Intent.EXPLAIN, said.voice)
