"""From what was understood to what is looked up; and whether it is about what was told last."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.conversation.answers.composing import Inquiry
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.search.stems import SAYS_LITTLE
from bot.tutor.conversation.words import cut

if TYPE_CHECKING:
    from bot.tutor.conversation.meaning.meaning import Meaning
    from bot.tutor.conversation.moment import Moment

NUMBER = re.compile(r"(?<![\w.,-])-?\d+(?:[.,]\d+)?%?(?![\w-])")
AGAIN = frozenset({Intent.DIFFERENTLY, Intent.TOO_HARD, Intent.EXAMPLE, Intent.WHY})
"""What may be said of an explanation that was just given."""
GENERAL_WORDS = """
explain explained again differently simpler simple easier easy other another words way example
examples why because understand get it more say tell show give mean means huh sorry once different
confusing confused hard still dont not no yes short shorter long too much many instance case real
life concrete something anything
"""
GENERAL = frozenset(GENERAL_WORDS.split())
"""Words that name nothing of the subject."""


def inquiry_of(meaning: Meaning, moment: Moment, text: str) -> Inquiry:
    """Return what is looked up; a number counts where it is asked how it comes about."""
    numbers = NUMBER.findall(cut(text)) if meaning.intent is Intent.COMPUTED else []
    return Inquiry(
        intent=meaning.intent,
        cards=meaning.cards,
        terms=meaning.terms,
        words=meaning.words,
        key=moment.key,
        number=numbers[-1] if numbers else "",
        misconception=meaning.doubt,
    )


def is_about_last(intent: Intent, last: Meaning | None) -> bool:
    """Whether a short move asks for more of what was told last."""
    return last is not None and intent in AGAIN


def names_nothing(meaning: Meaning) -> bool:
    """Whether a message asks for more of what is spoken of: it names nothing of the subject."""
    return meaning.intent in AGAIN and all(w in SAYS_LITTLE | GENERAL for w in meaning.words)


def asked_of(meaning: Meaning, cards: tuple[str, ...], terms: tuple[str, ...]) -> Meaning:
    """Return the meaning of a message that names nothing, as one about what is spoken of."""
    return replace(
        meaning, cards=cards, terms=terms, score=1.0, refused=False, sure=True, fixed="", doubt=""
    )
