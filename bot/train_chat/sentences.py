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
    names = {"{term}": terms, "{a}": terms, "{b}": terms}
    names["{lesson}"] = cycle(lesson.title for lesson in course.lessons)
    names["{number}"] = cycle(("0.3", "4", "0.562", "33"))
    for intent, texts in phrases.intents.items():
        for said in texts:
            text = said.text
            for slot, turns in names.items():
                while slot in text:
                    text = text.replace(slot, next(turns), 1)
            yield MadeSentence(text, intent, said.voice)
    _, *asked = phrases.groups
    ways = [said for group in asked for texts in group.values() for said in texts]
    for said in ways[::EVERY]:
        yield MadeSentence(said.text, Intent.EXPLAIN, said.voice)
