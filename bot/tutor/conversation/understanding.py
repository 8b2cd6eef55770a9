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


class Wish(StrEnum):
    LEARN = "learn"
    PLAY = "play"
    TRAIN = "train"
    PROGRESS = "progress"
    EXPLAIN = "explain"
    CORRECT = "correct"
    HELP = "help"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Understood:
    """The wish, the word to explain and the correction that was said, where there is one."""

    wish: Wish
    word: str = ""
    correction: Correction | None = None


QUESTION = re.compile(
    r"^(?:what(?:'s|\u2019s| is| are| does)|define|explain|meaning of)\s+(?P<word>.+?)"
    r"(?:\s+means?)?\s*[?.!]*$",
    re.IGNORECASE,
)
LONGEST = 300  # what a person means is said by then, and matching stays fast
PATTERNS = (
    (Wish.HELP, r"help|commands?|what can you do"),
    (Wish.PROGRESS, r"progress|score|how am i doing|where am i|notebook|my rules?"),
    (Wish.PLAY, r"play|game|formal|casual"),
    (Wish.LEARN, r"learns?|lessons?|teach|start|begin|continue|go on|next|course"),
    (Wish.TRAIN, r"train(?:ing)?|loss|plot|curve"),
)


def understand(text: str) -> Understood:
    """Guess the wish behind a short message; OTHER when nothing fits."""
    correction = heard_correction(clean(text))
    if correction is not None:
        return Understood(Wish.CORRECT, correction=correction)
    said = text.strip()[:LONGEST]
    found = (w for w, pattern in PATTERNS if re.search(rf"\b(?:{pattern})\b", said, re.IGNORECASE))
    wish = next(found, Wish.OTHER)
    question = QUESTION.match(said)
    # "What is my progress?" asks for a room, "what is training?" for a word.
    about_a_room = wish is not Wish.OTHER and re.search(r"\b(?:my|next)\b", said)
    if question and not about_a_room:
        return Understood(Wish.EXPLAIN, question["word"])
    return Understood(wish)
