"""What tells two terms of the course apart: what each is, and the text on confusing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.conversation.answers.choosing import LEAST, Wanted, best_sentence, first_of
from bot.tutor.conversation.answers.composing import Quotation, told_in
from bot.tutor.conversation.answers.passages import PassageKind
from bot.tutor.conversation.answers.sentences import sentences_in
from bot.tutor.conversation.answers.stems import stems_in
from bot.tutor.conversation.intents import Intent

if TYPE_CHECKING:
    from bot.tutor.conversation.answers.choosing import Extract, Library
    from bot.tutor.course.course import Course, Term

MOST_BESIDE = 140  # characters of a sentence that is added to the definitions


def told_apart(course: Course, library: Library, one: str, other: str) -> Quotation | None:
    """Compare two terms, by their ids; None where the glossary lacks one, or they are the same."""
    terms = {term.id: term for term in course.glossary}
    first, second = terms.get(one), terms.get(other)
    if first is None or second is None or first == second:
        return None
    pair = pair_text(library, one, other)
    lines = [_said_of(one) for one in (first, second)]
    if pair is None:
        lines += _sentences_of(library, (first, second), " ".join(lines))
    text = "\n".join([*lines, *([f"\n{pair.text}"] if pair else [])])
    told = told_in([pair] if pair else [], (first.lesson, first.card))
    cards = dict.fromkeys([(first.lesson, first.card), (second.lesson, second.card)])
    return Quotation(text, tuple(place for place in cards if place[1]), told.questions)


def pair_text(library: Library, one: str, other: str) -> Extract | None:
    """Return what the course says to those who confuse two terms, if it says something."""
    both = first_of(library, PassageKind.PAIR, f"{one}+{other}")
    return both or first_of(library, PassageKind.PAIR, f"{other}+{one}")


def _said_of(term: Term) -> str:
    """Write a term with the first sentence of its definition, or two where that is very short."""
    said, *more = sentences_in(term.definition)
    if len(said) < LEAST and more:
        said = f"{said} {more[0]}"
    return f"- **{term.name[:1].upper()}{term.name[1:]}**: {said}"


def _sentences_of(library: Library, terms: tuple[Term, Term], said: str) -> list[str]:
    """Return a sentence of each card that names its term and adds to what was said."""
    found: list[str] = []
    for term in terms:
        wanted = Wanted(Intent.COMPARE, term.lesson, term.card, stems_in(term.name))
        more = best_sentence(library, wanted, MOST_BESIDE, " ".join([said, *found]))
        if more is not None:
            found.append(f"\n{more.text}")
    return found
