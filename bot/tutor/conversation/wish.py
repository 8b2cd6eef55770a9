"""A wish that is carried out by itself, whatever words it came in; buttons carry it too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import ASKS, Intent

if TYPE_CHECKING:
    from bot.tutor.conversation.meaning.meaning import Meaning

LIKELY_ABOUT = 0.35
"""From this score on a card is what a message is about, if it is about anything."""
SURELY_ABOUT = 0.6
LABELS = {
    Intent.CONTINUE: "Go on with the lesson",
    Intent.DIFFERENTLY: "Say it differently",
    Intent.HINT: "Give me a hint",
    Intent.QUIZ: "Ask me a question",
    Intent.PRACTISE: "Let me practise",
    Intent.TRAIN: "Train a network",
    Intent.CURVE: "Read my last curve",
    Intent.PLAY: "Play the game",
    Intent.PROGRESS: "Show my progress",
    Intent.NOTEBOOK: "Show my notebook",
    Intent.HELP: "What can you do?",
    Intent.WHO: "Who are you?",
    Intent.SAID: "Why did you say that?",
    Intent.REPORT: "Something is broken",
    Intent.BACK: "Back to where I was",
    Intent.STOP: "Stop for today",
    Intent.SKIP: "Leave it for later",
    Intent.WAS_RIGHT: "Was my answer right?",
}
"""What the button of a wish says, where it is a wish that can be carried out by a button."""
STANDS_FOR = {
    Intent.DONT_KNOW: Intent.HINT,
    Intent.TOO_HARD: Intent.DIFFERENTLY,
    Intent.GIVE_ANSWER: Intent.HINT,
    Intent.ANSWER: Intent.BACK,
    Intent.IS_IT: Intent.BACK,
    Intent.CHANGE: Intent.BACK,
    Intent.YES: Intent.CONTINUE,
    Intent.NO: Intent.BACK,
}
"""The wish that a button offers instead: an answer cannot be taken from a guess at its words."""
USUAL = (Intent.CONTINUE, Intent.HELP, Intent.PLAY)
MOST = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """An intent; `card` is "lesson/card" where it is about one, `lesson` the id of a lesson."""

    intent: Intent
    card: str = ""
    lesson: str = ""


def wish_of(meaning: Meaning) -> Wish:
    likely = meaning.cards[0] if meaning.cards and meaning.score >= LIKELY_ABOUT else ""
    if meaning.intent is Intent.QUIZ and meaning.score < SURELY_ABOUT:
        likely = ""  # a question about where the person is suits better
    about = meaning.topic or likely
    return Wish(meaning.intent, about, meaning.lesson)


def offers_of(meaning: Meaning) -> tuple[Wish, ...]:
    """Return three wishes to choose from, the likeliest first."""
    likely = (Wish(STANDS_FOR.get(one, one)) for one in meaning.offers)
    found: dict[Intent, Wish] = {}
    for wish in (*likely, *(Wish(one) for one in USUAL)):
        if wish.intent in ASKS:
            if meaning.cards:
                found.setdefault(Intent.EXPLAIN, Wish(Intent.EXPLAIN, meaning.cards[0]))
        elif wish.intent in LABELS:
            found.setdefault(wish.intent, wish)
    return tuple(found.values())[:MOST]
