"""A short message as it is meant beside what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.tutor.conversation.intents import Intent


@dataclass(frozen=True, slots=True)
class HeardMove:
    """What a message does with what is open.

    `reply` is the bare answer taken out of a wording, "" without one: a letter in small, a number,
    words. `hedged` says that the person is in doubt. `below` says that it can only be meant for
    what is open below the thing touched last.
    """

    intent: Intent
    reply: str = ""
    hedged: bool = False
    below: bool = False


HERE, REPEAT, STEPS, CARD = "here", "again", "steps", "card"
"""Replies of moves that carry no answer: back to where one was, the same once more, in steps, and
the card about it.
"""
