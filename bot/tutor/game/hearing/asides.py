"""What people say in the middle of a game that is no move: why, skip, quit, a hint."""

from __future__ import annotations

import re
from enum import StrEnum

LONGEST = 60  # characters; whatever is longer says more than one of these


class Aside(StrEnum):
    WHY = "why"
    SKIP = "skip"
    QUIT = "quit"
    HINT = "hint"


PATTERNS = {
    Aside.HINT: (
        r"(?:a |give me a )?hint|help me|idk|i (?:do not|don't|dont) (?:know|get it|understand)|"
        r"no idea|no clue|what do i (?:do|say|have to do)(?: now)?|how does (?:this|it) work|"
        r"how sure should i be|not sure|dunno|(?:just )?tell me"
    ),
    Aside.WHY: r"why|why not|how come|but why|why is (?:it|that|this)|why (?:formal|casual|wrong)",
    Aside.SKIP: r"skip|skip (?:it|this|that|the game)|pass|next|i (?:do not|don't|dont) want to",
    Aside.QUIT: r"quit|i quit|exit|cancel|enough|(?:stop|leave)(?: it| this| the game)?",
}


def heard_aside(text: str) -> Aside | None:
    """Return what a message says, if it says nothing else."""
    said = " ".join(text.casefold().split()).strip(" .!?")
    if len(said) > LONGEST:
        return None
    found = (aside for aside, pattern in PATTERNS.items() if re.fullmatch(pattern, said))
    return next(found, None)
