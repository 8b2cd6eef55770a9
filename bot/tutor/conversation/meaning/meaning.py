"""What a message is taken to mean, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.conversation.intents import ASKS, Intent


@dataclass(frozen=True, slots=True)
class Meaning:
    """`intent` is the likeliest wish; of `offers`, the three likeliest, it is the first.

    `sure` says that it may be done without asking back, `refused` that it is none of ours.
    `cards` are "lesson/card", the best first, and `score` (0 to 1) says how well the first fits.
    `fixed` is the id of a fixed answer, `doubt` of a misconception that the message holds, `terms`
    of the glossary's words in it and `topic` the card that teaches the first of them, `lesson` of
    one that it names. `words` are those that were read.
    `named` says that it is a room's name and nothing else, so that what is open has no say, and
    `looked_up` that it is one of the course's words and nothing else.
    """

    intent: Intent
    confidence: float
    sure: bool
    offers: tuple[Intent, ...]
    refused: bool = False
    cards: tuple[str, ...] = ()
    score: float = 0.0
    fixed: str = ""
    doubt: str = ""
    terms: tuple[str, ...] = ()
    topic: str = ""
    lesson: str = ""
    words: tuple[str, ...] = ()
    named: bool = False
    looked_up: bool = False

    @property
    def asks(self) -> bool:
        """Whether it is answered out of the course's texts."""
        return self.intent in ASKS


def behaviour(intent: Intent | str) -> str:
    """Return what is done for an intent: all questions about the subject are answered alike."""
    return "ask" if intent in ASKS else str(intent)


def certain(intent: Intent) -> Meaning:
    """Return the meaning of a message that is decided by what is open, or by what it names."""
    return Meaning(intent, 1.0, sure=True, offers=(intent,))
