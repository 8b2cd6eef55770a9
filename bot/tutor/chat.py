"""What a typed message asks for, when somebody simply talks to the tutor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.tutor.game import heard_correction


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
    """The wish, and the word to explain where there is one."""

    wish: Wish
    word: str = ""


QUESTION = re.compile(
    r"^(?:what(?:'s|\u2019s| is| are| does)|define|explain|meaning of)\s+(?P<word>.+?)"
    r"(?:\s+means?)?\s*[?.!]*$",
    re.IGNORECASE,
)
PATTERNS = (
    (Wish.HELP, r"help|commands?|what can you do"),
    (Wish.PROGRESS, r"progress|score|how am i doing|where am i|notebook|my rules?"),
    (Wish.TRAIN, r"train|network|loss|plot|curve"),
    (Wish.PLAY, r"play|game|formal|casual"),
    (Wish.LEARN, r"learn|lesson|teach|start|begin|continue|go on|next|course"),
)


def understand(text: str) -> Understood:
    """Guess the wish behind a short message; OTHER when nothing fits."""
    if heard_correction(text):
        return Understood(Wish.CORRECT)
    question = QUESTION.match(text.strip())
    if question:
        return Understood(Wish.EXPLAIN, question["word"])
    for wish, pattern in PATTERNS:
        if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            return Understood(wish)
    return Understood(Wish.OTHER)
