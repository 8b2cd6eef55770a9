"""What a typed message asks for, when somebody simply talks to the tutor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.game.corrections import heard_correction
from bot.tutor.text import clean

if TYPE_CHECKING:
    from bot.tutor.game.corrections import Correction


class Intent(StrEnum):
    LEARN = "learn"
    PLAY = "play"
    TRAIN = "train"
    PROGRESS = "progress"
    NOTEBOOK = "notebook"
    EXPLAIN = "explain"
    CORRECT = "correct"
    HELP = "help"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Understood:
    """The intent, and the word to explain or the correction that was typed, where there is one.

    A message may hold a correction far from its beginning, which alone decides the intent.
    """

    intent: Intent
    word: str = ""
    correction: Correction | None = None


QUESTION = re.compile(
    r"^(?:what(?:'s|\u2019s| is| are| does)|define|explain|meaning of)\s+(?P<word>.+?)"
    r"(?:\s+means?)?\s*[?.!]*$",
    re.IGNORECASE,
)
LONGEST = 300  # characters that are matched: enough, and fast
PATTERNS = (
    (Intent.HELP, r"help|commands?|what can you do"),
    (Intent.NOTEBOOK, r"notebook|my (?:rules?|notes?)"),
    (Intent.PROGRESS, r"progress|score|how am i doing|where am i"),
    (Intent.PLAY, r"play|game|formal|casual"),
    (
        Intent.LEARN,
        r"learns?|lessons?|teach|start|begin|continue|resume|go on|where was i|next|course",
    ),
    (Intent.TRAIN, r"train(?:ing)?|loss|plot|curve"),
)


GREETING = re.compile(
    r"(?:hi|hello|hey|hiya|yo|good (?:morning|evening|afternoon)|thanks?|thank you|thx|bye)"
    r"(?: there| nudge| bot| everyone| you)?",
    re.IGNORECASE,
)


def is_greeting(text: str) -> bool:
    """Whether a message greets or thanks, and says nothing else."""
    return GREETING.fullmatch(text.strip(" .!")) is not None


SHORT = 6  # words: a longer sentence that begins with "what is" and asks nothing is an answer


def is_command(text: str) -> bool:
    """Whether a message asks for a room or a word and for nothing else, so that it is no answer."""
    said = text.strip()[:LONGEST]
    if QUESTION.match(said):
        return said.endswith("?") or len(said.split()) <= SHORT
    whole = said.rstrip(" .!?")
    return any(re.fullmatch(pattern, whole, re.IGNORECASE) for _, pattern in PATTERNS)


def understand(text: str) -> Understood:
    """Guess the intent behind a short message; OTHER when no pattern matches."""
    said = text.strip()[:LONGEST]
    correction = heard_correction(clean(text))
    if heard_correction(said) is not None:
        return Understood(Intent.CORRECT, correction=correction)
    found = (w for w, pattern in PATTERNS if re.search(rf"\b(?:{pattern})\b", said, re.IGNORECASE))
    intent = next(found, Intent.OTHER)
    question = QUESTION.match(said)
    # "What is my progress?" asks to open a room, "what is training?" asks for a word's meaning.
    about_a_room = intent is not Intent.OTHER and re.search(r"\b(?:my|next)\b", said)
    if question and not about_a_room:
        return Understood(Intent.EXPLAIN, question["word"])
    return Understood(intent, correction=correction)
