"""Why the last message was understood as it was: "why did you say that?"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.pictures import drawn
from bot.services.scene import Scene
from bot.tutor.conversation.meaning import told
from bot.tutor.conversation.meaning.because import because, shared_words

if TYPE_CHECKING:
    from bot.services.conversation.last_heard import Heard, LastHeard
    from bot.services.conversation.reader import TalkReader
    from bot.services.pictures import Pictures
    from bot.trainings.news import Picture
    from bot.tutor.conversation.meaning.meaning import Meaning
    from bot.tutor.conversation.meaning.mind import Mind
    from bot.tutor.course.course import Course
    from bot.tutor.people import Press

PICTURE = "understood.png"


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
        await self.reader.ready()
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
        card = self.course.card_named(meaning.cards[0])
        words = shared_words(mind, meaning.words, meaning.cards[0])
        return told.card_line(card.title, words) if card is not None and words else ""
