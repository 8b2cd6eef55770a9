"""Puts a mind together out of what was trained and the course as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.conversation.answers.doubts import mending_cards
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.mind import DOUBT, MARKS, Gate, Mind, evidence_of
from bot.tutor.conversation.network.network import TalkNetwork
from bot.tutor.conversation.search.index import Text, built
from bot.tutor.conversation.search.terms import names_of
from bot.tutor.conversation.words import cut, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.tutor.conversation.network.file import TrainedTalk
    from bot.tutor.conversation.search.terms import TalkNames
    from bot.tutor.course.course import Course


def mind_of(course: Course, talk: TrainedTalk) -> Mind:
    """Build a mind for a course, which may have been edited since: its cards are read anew."""
    names = names_of(course, talk.words)
    there = targets_in(course)
    ways = (
        Text(tuple(words.split()), target)
        for target, words in talk.texts
        if target[0] in MARKS or target in there
    )
    index = built((*ways, *texts_in(course, names)))
    mending = {
        DOUBT + idea: tuple(f"{lesson}/{card}" for lesson, card in cards)
        for idea, cards in mending_cards(course).items()
    }
    return Mind(
        names,
        index,
        intents=talk.intents,
        cards=talk.cards,
        gate=Gate(talk.gate[:-1], talk.gate[-1]),
        there=there,
        mending=mending,
        taught=taught_in(course),
        refuse=talk.refuse,
        sure=talk.sure,
    )


def untrained(course: Course) -> Mind:
    """Build a mind that knows the course's texts and has learned nothing: it asks back always."""
    names = names_of(course, course_words(course))
    nothing = TalkNetwork(tuple(Intent), {}, memoryview(b"").cast("b"), (0.0,) * len(Intent), 1.0)
    index = built(texts_in(course, names))
    gate = Gate((0.0,) * len(evidence_of((), {}, {}, (index, names))), -1.0)
    taught = taught_in(course)
    return Mind(names, index, nothing, nothing, gate, targets_in(course), taught=taught)


def taught_in(course: Course) -> dict[str, str]:
    return {term.id: f"{term.lesson}/{term.card}" for term in course.glossary if term.card}


def targets_in(course: Course) -> frozenset[str]:
    return frozenset(f"{one.id}/{card.id}" for one in course.lessons for card in one.cards)


def texts_in(course: Course, names: TalkNames) -> Iterator[Text]:
    """Yield what the cards and the glossary say, each with its card."""
    for target, text in _passages(course):
        yield Text(tuple(names.spelled(words_of(cut(text)))), target)


def course_words(course: Course) -> Iterable[str]:
    """Return the words of all cards: those are spelled right."""
    return {word for _, text in _passages(course) for word in words_of(cut(text))}


def _passages(course: Course) -> Iterator[tuple[str, str]]:
    for lesson in course.lessons:
        for card in lesson.cards:
            target = f"{lesson.id}/{card.id}"
            yield from ((target, text) for text in (card.then, card.again) if text)
            yield target, f"{card.title} {card.text}"
    for term in course.glossary:
        if term.card:
            yield f"{term.lesson}/{term.card}", f"{term.name} {term.definition}"
