"""What is answered to a question about the subject: extracts of the course, and where they stand.

Nothing here makes up a sentence about the subject; words between extracts are fixed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.tutor.conversation.answers.choosing import (
    MOST,
    Wanted,
    best_extract,
    best_sentence,
    definition_of,
)
from bot.tutor.conversation.answers.stems import content_stems, stems_in
from bot.tutor.conversation.intents import Intent
from bot.tutor.text import capital

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.tutor.conversation.answers.choosing import Extract, Library
    from bot.tutor.conversation.key import Key
    from bot.tutor.course.course import Course, Term

WORTH_ADDING = 80  # characters that must be left for something beside a definition


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What was asked about the subject.

    `cards` are those that teach it, as "lesson/card", the best first; `terms` the ids of glossary
    terms in the message, and `words` all its words. `key` is what would give an open graded
    answer away. `number` and `misconception` are what was found of the kind, else "".
    `lesson` is the one the person is in, which decides between equals alone.
    """

    intent: Intent
    cards: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    key: tuple[Key, ...] = ()
    number: str = ""
    misconception: str = ""
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the course with the cards they come from, as (lesson, card), the nearest first.

    `questions` are those of which something is told that not everybody may hear.
    """

    text: str
    cards: tuple[tuple[str, str], ...]
    questions: frozenset[str] = frozenset()


def told_about(
    course: Course, library: Library, asked: Inquiry, answered: Collection[str] = frozenset()
) -> Quotation | None:
    """Answer what a card or a term teaches; None where there is neither.

    `answered` are the questions whose explanations this person may hear, as "lesson/question".
    """
    term = _term_asked(course, asked)
    place = _place(course, asked, term)
    if place is None:
        return None
    wanted = Wanted(asked.intent, *place, content_stems(asked.words), answered)
    if term is None:
        found = best_extract(library, wanted)
        return None if found is None else told_in([found], place)
    defined = definition_of(library, term.id)
    if defined is None:
        return None
    more = _beside(library, wanted, defined, term)
    named = replace(defined, text=f"**{capital(term.name)}**: {defined.text}")
    return told_in([one for one in (named, more) if one is not None], place)


def told_in(extracts: Iterable[Extract], place: tuple[str, str]) -> Quotation:
    """Put extracts below each other; `place` is the card that they are about."""
    found = list(extracts)
    cards = [(one.passage.lesson, one.passage.card) for one in found if one.passage.card]
    questions = frozenset(one.passage.question for one in found if one.passage.question)
    text = "\n\n".join(one.text for one in found)
    return Quotation(text, tuple(dict.fromkeys([place, *cards])), questions)


def names_of(course: Course, terms: Collection[str]) -> str:
    """Return the names and other spellings of terms, by their ids."""
    asked = (one for one in course.glossary if one.id in terms)
    return "\n".join("\n".join((one.name, *one.aliases)) for one in asked)


def place_in(course: Course, name: str) -> tuple[str, str] | None:
    """Return the lesson and card that "lesson/card" names; None where there is none."""
    lesson_id, _, card_id = name.partition("/")
    lesson = course.lesson(lesson_id)
    known = lesson is not None and card_id and lesson.card(card_id) is not None
    return (lesson_id, card_id) if known else None


def _term_asked(course: Course, asked: Inquiry) -> Term | None:
    """Return the term whose meaning is asked, and nothing beyond it."""
    if asked.intent not in {Intent.DEFINE, Intent.EXPLAIN} or not asked.terms:
        return None
    term = next((one for one in course.glossary if one.id == asked.terms[0]), None)
    if term is None or asked.intent is Intent.DEFINE:
        return term
    names = stems_in(" ".join((term.name, *term.aliases)))
    return term if content_stems(asked.words) <= names else None


def _place(course: Course, asked: Inquiry, term: Term | None) -> tuple[str, str] | None:
    names = [f"{term.lesson}/{term.card}"] if term is not None else []
    names += asked.cards
    names += [f"{one.lesson}/{one.card}" for one in course.glossary if one.id in asked.terms]
    places = (place_in(course, name) for name in names)
    return next((place for place in places if place is not None), None)


def _beside(library: Library, wanted: Wanted, defined: Extract, term: Term) -> Extract | None:
    """Return what a card adds to a definition: a sentence, or more where it is to be explained."""
    room = MOST - len(defined.text) - 2
    if room < WORTH_ADDING:
        return None
    if wanted.intent is Intent.EXPLAIN:
        return best_extract(library, wanted, room)
    named = replace(wanted, stems=stems_in(term.name))
    return best_sentence(library, named, room, defined.text)
