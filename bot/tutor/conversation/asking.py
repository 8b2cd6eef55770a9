"""From what was understood to what is looked up; and whether it is about what was told last."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.conversation.answers.composing import Inquiry
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.lookup import says_nothing
from bot.tutor.conversation.meaning.meaning import certain
from bot.tutor.conversation.moment import IN_GAME
from bot.tutor.conversation.words import cut

if TYPE_CHECKING:
    from bot.tutor.conversation.meaning.meaning import Meaning
    from bot.tutor.conversation.moment import Moment

NUMBER = re.compile(r"(?<![\w.,-])-?\d+(?:[.,]\d+)?%?(?![\w-]|[.,]\d)")
AGAIN = frozenset({Intent.DIFFERENTLY, Intent.TOO_HARD, Intent.EXAMPLE, Intent.WHY})
"""What may be said of an explanation that was just given."""
POINTING = frozenset({"the", "my", "this", "that", "these", "it"})
DRAWN = frozenset({"curve", "curves", "plot", "graph", "line", "lines", "picture", "dip", "end"})
WHICH_RUN = frozenset({"first", "second", "third", "last", "previous", "earlier", "both", "two"})
OF_RUNS = WHICH_RUN | {"one", "run", "runs", "training", "trainings", "before", "worst", "best"}
"""Words that set trainings against each other, beside those that name nothing of the subject."""
EARLIER = re.compile(r"\b(?:previous|last|one back|a card|one card)\b", re.IGNORECASE)
"""What in a wish to go back names an earlier card, and not what was open."""


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


def is_about_last(intent: Intent, last: Meaning) -> bool:
    """Whether a short move asks for more of what was told last."""
    return intent in AGAIN and bool(last.cards)


def returns(intent: Intent, text: str) -> bool:
    """Whether somebody goes back to what is open, if they were told something beside it."""
    return intent is Intent.BACK and EARLIER.search(cut(text)) is None


def names_nothing(meaning: Meaning) -> bool:
    """Whether a message asks for more of what is spoken of: it names nothing of the subject."""
    return meaning.intent in AGAIN and says_nothing(meaning.words)


def leaves_game(intent: Intent, moment: Moment, text: str) -> bool:
    """Whether somebody in a game wants to go back to the lessons."""
    return intent is Intent.BACK and moment.open in IN_GAME and "lesson" in text.casefold()


def trains_unsaid(meaning: Meaning) -> bool:
    """Whether a wish to train was only guessed: nothing in the message names a training."""
    named = any(word.startswith("train") for word in meaning.words)
    return meaning.intent is Intent.TRAIN and bool(meaning.words) and not named


def asks_of_curve(meaning: Meaning) -> bool:
    """Whether somebody who looks at the end of a training asks what it shows."""
    if not meaning.asks:
        return False
    words = frozenset(meaning.words)
    if POINTING & words and DRAWN & words:
        return True
    return says_nothing(words - OF_RUNS if WHICH_RUN & words else words)


def asked_of(intent: Intent, spoken: Meaning) -> Meaning:
    """Return the meaning of a message that names nothing, as one about what is spoken of."""
    wanted = Intent.DIFFERENTLY if intent is Intent.TOO_HARD else intent
    return replace(certain(wanted), cards=spoken.cards, terms=spoken.terms, words=spoken.words)
