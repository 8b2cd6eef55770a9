"""All passages of a course that an answer may be taken from, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.classroom.mending import card_for
from bot.tutor.course.cards import ChoiceTry, NumberTry
from bot.tutor.course.tries import PRAISE
from bot.tutor.course.walking import values_in
from bot.tutor.exercises.history import item_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.course.cards import Card, Try
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.questions.kind import Question


class PassageKind(StrEnum):
    TEXT = "text"
    THEN = "then"
    AGAIN = "again"
    DEFINITION = "definition"
    TRY = "try"
    SLIP = "slip"
    EXPLANATION = "explanation"
    OPTION = "option"
    PAIR = "pair"
    TRUTH = "truth"


OF_CARDS = frozenset({PassageKind.TEXT, PassageKind.THEN, PassageKind.AGAIN, PassageKind.TRY})
"""What everybody may read on a card, whatever they answered."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the course, and the lesson and card that it belongs to; "" for no card.

    `question` names that of which it is told, as "lesson/question": only somebody who has answered
    it may hear this. `about` is the id of a term, of a misconception, or of a pair ("a+b").
    """

    text: str
    lesson: str
    card: str
    kind: PassageKind
    question: str = ""
    about: str = ""


def passages_of(course: Course) -> tuple[Passage, ...]:
    """Return all passages, in the order of the lessons; texts with gaps for numbers are left out.

    Lines to other answers of a try are of their own kind: they speak to who gave that answer.
    """
    found = (*_of_lessons(course), *_of_reference(course))
    return tuple(one for one in found if one.text and "{" not in one.text)


def _of_lessons(course: Course) -> Iterator[Passage]:
    for lesson in course.lessons:
        for card in lesson.cards:
            yield from _of_card(lesson, card)
        yield from _of_pairs(course, lesson)
        for question in lesson.questions:
            yield from _of_question(lesson, question)


def _of_card(lesson: Lesson, card: Card) -> Iterator[Passage]:
    yield Passage(card.text, lesson.id, card.id, PassageKind.TEXT)
    yield Passage(card.then, lesson.id, card.id, PassageKind.THEN)
    yield Passage(card.again, lesson.id, card.id, PassageKind.AGAIN)
    fitting, others = _lines(card.tried)
    said = PRAISE.sub("", fitting)
    said = f"{said[:1].upper()}{said[1:]}"
    yield Passage(said, lesson.id, card.id, PassageKind.TRY)
    for line in others:
        yield Passage(line, lesson.id, card.id, PassageKind.SLIP)


def _lines(tried: Try | None) -> tuple[str, tuple[str, ...]]:
    """Return the line to what fits, and those to all other answers."""
    if isinstance(tried, NumberTry):
        return tried.fits, (tried.other, *(slip.feedback for slip in tried.wrong))
    if isinstance(tried, ChoiceTry):
        fitting = next((one.feedback for one in tried.answers if one.fits), "")
        return fitting, tuple(one.feedback for one in tried.answers if not one.fits)
    return "", ()


def _of_question(lesson: Lesson, question: Question) -> Iterator[Passage]:
    name = item_of(lesson.id, question.id)
    place = lesson.id, question.card
    yield Passage(question.explanation, *place, PassageKind.EXPLANATION, name)
    for value in values_in(question.task):
        feedback = getattr(value, "feedback", "")
        if isinstance(feedback, str):
            card = getattr(value, "card", "") or question.card
            yield Passage(feedback, lesson.id, card, PassageKind.OPTION, name)


def _of_pairs(course: Course, lesson: Lesson) -> Iterator[Passage]:
    if lesson.matching is None:
        return
    cards = {term.id: term.card for term in course.glossary if term.lesson == lesson.id}
    for (one, other), text in lesson.matching.confusions.items():
        card = cards.get(one) or cards.get(other) or ""
        yield Passage(text, lesson.id, card, PassageKind.PAIR, about=f"{one}+{other}")


def _of_reference(course: Course) -> Iterator[Passage]:
    for term in course.glossary:
        place = term.lesson, term.card
        yield Passage(term.definition, *place, PassageKind.DEFINITION, about=term.id)
    for idea in course.misconceptions:
        found = card_for(course, idea.id)
        lesson, card = (found[0].id, found[1].id) if found else ("", "")
        yield Passage(idea.truth, lesson, card, PassageKind.TRUTH, about=idea.id)
