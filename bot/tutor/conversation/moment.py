"""What a person has open while they write: it decides what a short message means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.tutor.conversation.key import Key


class Open(StrEnum):
    """The thing that was touched last and still waits, as the message would find it."""

    NOTHING = "nothing"
    CARD = "card"
    TRY = "try"
    CHOICE = "choice"
    SEVERAL = "several"
    ORDER = "order"
    PAIRS = "pairs"
    NUMBER = "number"
    FILL = "fill"
    WORDS = "words"
    ANSWERED = "answered"
    MATCHING = "matching"
    BEGIN = "begin"
    GAME = "game"
    CORRECTION = "correction"
    RULE = "rule"
    RUN = "run"
    TRAINED = "trained"


GRADED = frozenset(
    {Open.CHOICE, Open.SEVERAL, Open.ORDER, Open.PAIRS, Open.NUMBER, Open.FILL, Open.WORDS}
)
"""Questions of which the first reply counts."""
IN_GAME = frozenset({Open.BEGIN, Open.GAME, Open.CORRECTION, Open.RULE})
TRAINING = frozenset({Open.RUN, Open.TRAINED})


@dataclass(frozen=True, slots=True)
class Moment:
    """What is open, and what a message needs to be read beside it.

    `options` are the texts beside the letters A, B, …; `labels` the sides of a game; `key` what
    would give a graded answer away, of all that is open anywhere, which is never shown. `known`
    are words that mean something as a reply: terms that wait to be matched, what a gap knows, right
    or wrong, or the options of a question that comes next. `also` is what else is open below the
    thing touched last. `pending` is the reply that was asked back about ("Lock in B?"). `under` is
    what is open below a training, which a message may be about as well.
    """

    open: Open = Open.NOTHING
    options: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    key: tuple[Key, ...] = ()
    known: tuple[str, ...] = ()
    also: Open = Open.NOTHING
    pending: str = ""
    under: Moment | None = None

    @property
    def graded(self) -> bool:
        return self.open in GRADED


NOTHING_OPEN = Moment()
