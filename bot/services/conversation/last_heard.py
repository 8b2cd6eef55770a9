"""The last message of each person, remembered for a while: what it was, and what it was about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.newest import Newest
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.told import ReplyShape, shape_of
from bot.tutor.conversation.moment import NOTHING_OPEN, TRAINING, Open

if TYPE_CHECKING:
    from bot.services.clock import Clock
    from bot.tutor.conversation.meaning.meaning import Meaning
    from bot.tutor.conversation.moment import Moment
    from bot.tutor.people import Press

MOST = 500
"""Messages that are remembered: the last one of so many people, each in one place."""
KEPT = 30 * 60.0  # seconds
TOLD_AGAIN = frozenset({Intent.DIFFERENTLY, Intent.TOO_HARD, Intent.DONT_KNOW})


@dataclass(frozen=True, slots=True)
class LastHeard:
    """A message that the network read, beside what was open; or one that what was open decided."""

    open: Open
    meaning: Meaning | None = None
    intent: Intent = Intent.NONE
    shape: ReplyShape = ReplyShape.WORDS
    mark: str = ""


class Heard:
    """The last message of each person in each place, in memory only, for half an hour at most."""

    def __init__(self, clock: Clock, most: int = MOST) -> None:
        self._clock = clock
        self._kept = Newest[tuple[int, int | None], tuple[float, LastHeard]](most)

    def __len__(self) -> int:
        return len(self._kept)

    def note(
        self, press: Press, meaning: Meaning, moment: Moment = NOTHING_OPEN, mark: str = ""
    ) -> None:
        """Remember what the network made of a message; a question about that is not remembered.

        `mark` names the exact state of what is open.
        """
        if meaning.intent is not Intent.SAID:
            self._keep(press, LastHeard(moment.open, meaning, mark=mark))

    def note_move(
        self, press: Press, intent: Intent, text: str, moment: Moment, mark: str = ""
    ) -> None:
        """Remember that what was open decided a message; of its `text` only what it looks like."""
        if intent is not Intent.SAID:
            shape = shape_of(text.strip(" .!?"))
            self._keep(press, LastHeard(moment.open, intent=intent, shape=shape, mark=mark))

    def was_told_again(self, press: Press, intent: Intent, moment: Moment, mark: str) -> bool:
        """Whether the last message already asked to be told the open card another way."""
        last = self.last(press)
        if last is None or last.intent not in TOLD_AGAIN or intent not in TOLD_AGAIN:
            return False
        return (last.open, last.mark) == (moment.open, mark)

    def was_aside(self, press: Press, moment: Moment) -> bool:
        """Whether the last message was none that moved what is open."""
        last = self.last(press)
        return last is not None and last.meaning is not None and last.open is moment.open

    def last_asked(self, press: Press, moment: Moment, mark: str) -> Meaning | None:
        """Return the question on the course that was answered last, if nothing moved since."""
        last = self.last(press)
        if last is None or last.meaning is None:
            return None
        trained = {last.open, moment.open} & TRAINING  # which moves nothing of the person's
        if last.mark != mark or (last.open is not moment.open and not trained):
            return None
        return last.meaning if last.meaning.asks and last.meaning.cards else None

    def forget(self, person: int) -> None:
        """Forget all messages of a person."""
        for place in [one for one in self._kept if one[0] == person]:
            del self._kept[place]

    def last(self, press: Press) -> LastHeard | None:
        """Return what was understood last of the person in this place, if it is not too old."""
        self._drop_old()
        kept = self._kept.get(_place(press))
        return None if kept is None else kept[1]

    def _keep(self, press: Press, understood: LastHeard) -> None:
        self._drop_old()
        self._kept[_place(press)] = self._clock.elapsed(), understood

    def _drop_old(self) -> None:
        """Drop what is too old: the oldest comes first."""
        now = self._clock.elapsed()
        while self._kept and now - next(iter(self._kept.values()))[0] >= KEPT:
            del self._kept[next(iter(self._kept))]


def _place(press: Press) -> tuple[int, int | None]:
    """Return the person and the channel; all DMs of a person are one place."""
    return press.person, None if press.in_dm else press.channel
