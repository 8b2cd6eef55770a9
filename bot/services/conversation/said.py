"""What was understood last, remembered for a while, and why: "why did you say that?"."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.pictures import drawn
from bot.services.scene import Scene
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning import told
from bot.tutor.conversation.meaning.because import because, shared_words
from bot.tutor.conversation.moment import NOTHING_OPEN, Open

if TYPE_CHECKING:
    from bot.services.clock import Clock
    from bot.services.conversation.reader import TalkReader
    from bot.services.pictures import Pictures
    from bot.trainings.news import Picture
    from bot.tutor.conversation.meaning.meaning import Meaning
    from bot.tutor.conversation.meaning.mind import Mind
    from bot.tutor.conversation.moment import Moment
    from bot.tutor.course.course import Course
    from bot.tutor.people import Press

MOST = 500
"""Messages that are remembered: the last one of so many people, each in one place."""
KEPT = 30 * 60.0  # seconds
TOLD_AGAIN = frozenset({Intent.DIFFERENTLY, Intent.TOO_HARD, Intent.DONT_KNOW})
PICTURE = "understood.png"

Place = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class LastHeard:
    """A message that the network read, beside what was open; or one that what was open decided."""

    open: Open
    meaning: Meaning | None = None
    intent: Intent = Intent.NONE
    shape: told.ReplyShape = told.ReplyShape.WORDS
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SaidScene(Scene):
    """Why the last message was understood as it was.

    `lines` are finished sentences; none where nothing is remembered. `undrawn` says that there
    should be a picture, which could not be drawn.
    """

    lines: tuple[str, ...] = ()
    picture: Picture | None = None
    undrawn: bool = False

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return () if self.picture is None else (self.picture,)


@dataclass(frozen=True, slots=True)
class SaidDoorScene(Scene):
    """Asked where others read along: the words of a person are shown to them alone."""


class Heard:
    """The last message of each person in each place, in memory only, for half an hour at most."""

    def __init__(self, clock: Clock, most: int = MOST) -> None:
        self._clock, self._most = clock, most
        self._kept: OrderedDict[Place, tuple[float, LastHeard]] = OrderedDict()

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
            shape = told.shape_of(text.strip(" .!?"))
            self._keep(press, LastHeard(moment.open, intent=intent, shape=shape, mark=mark))

    def was_told_again(self, press: Press, intent: Intent, moment: Moment, mark: str) -> bool:
        """Whether the last message already asked to be told the open card another way."""
        last = self.last(press)
        if last is None or last.intent not in TOLD_AGAIN or intent not in TOLD_AGAIN:
            return False
        return (last.open, last.mark) == (moment.open, mark)

    def last(self, press: Press) -> LastHeard | None:
        """Return what was understood last of the person in this place, if it is not too old."""
        self._drop_old()
        kept = self._kept.get(_place(press))
        return None if kept is None else kept[1]

    def _keep(self, press: Press, understood: LastHeard) -> None:
        self._drop_old()
        self._kept[_place(press)] = self._clock.elapsed(), understood
        self._kept.move_to_end(_place(press))
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def _drop_old(self) -> None:
        """Drop what is too old: the oldest comes first."""
        now = self._clock.elapsed()
        while self._kept and now - next(iter(self._kept.values()))[0] >= KEPT:
            self._kept.popitem(last=False)


@dataclass(frozen=True, slots=True)
class WhySaid:
    heard: Heard
    course: Course
    pictures: Pictures
    reader: TalkReader

    async def told(self, press: Press) -> Scene:
        """Answer "why did you say that?"; in a server with a door to the private answer."""
        return await self.shown(press) if press.in_dm else SaidDoorScene()

    async def shown(self, press: Press) -> SaidScene:
        """Say how the person's last message in this place was understood, for their eyes only."""
        last = self.heard.last(press)
        if last is None:
            return SaidScene()
        if last.meaning is None:
            return SaidScene((told.decided_line(last.open, last.shape, last.intent),))
        if last.meaning.named or last.meaning.looked_up:
            return SaidScene((told.looked_up_line(room=last.meaning.named),))
        return await self._why(self.reader.mind, last, last.meaning)

    async def _why(self, mind: Mind, last: LastHeard, meaning: Meaning) -> SaidScene:
        why = because(mind, meaning.words, meaning.intent, last.open)
        lines = (
            told.taken_line(why, refused=meaning.refused),
            told.refused_line() if meaning.refused else "",
            told.counted_line(why),
            self._card(mind, meaning),
            told.network_line(len(mind.intents.rows), self.reader.examples),
        )
        picture = await drawn(self.pictures, told.picture_of(why), PICTURE)
        return SaidScene(tuple(filter(None, lines)), picture, undrawn=picture is None)

    def _card(self, mind: Mind, meaning: Meaning) -> str:
        """Say why the card came first that answers a question; "" where no words tell."""
        if not meaning.asks or not meaning.cards:
            return ""
        lesson_id, _, card_id = meaning.cards[0].partition("/")
        lesson = self.course.lesson(lesson_id)
        cards = () if lesson is None else lesson.cards
        title = next((one.title for one in cards if one.id == card_id), "")
        words = shared_words(mind, meaning.words, meaning.cards[0])
        return told.card_line(title, words) if title and words else ""


def _place(press: Press) -> Place:
    """Return the person and the channel; all DMs of a person are one place."""
    return press.person, None if press.in_dm else press.channel
