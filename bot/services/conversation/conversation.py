"""What the tutor answers to a message: what is open decides first, then what was understood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.conversation.answer_scenes import ToldScene
from bot.services.conversation.card_moves import ONE_TELLING
from bot.services.conversation.data_door import DataDoorScene
from bot.services.conversation.moves import NAMES
from bot.services.conversation.offering import offers_for
from bot.services.conversation.place import Meant
from bot.services.course.scenes import CardScene
from bot.tutor.conversation.asking import (
    asked_of,
    asks_of_curve,
    inquiry_of,
    is_about_last,
    leaves_game,
    names_nothing,
    returns,
    trains_unsaid,
)
from bot.tutor.conversation.intents import ASKS, MOVES, Intent
from bot.tutor.conversation.meaning.agreed import agreed
from bot.tutor.conversation.meaning.meaning import certain
from bot.tutor.conversation.meaning.understand import ABOUT, understand
from bot.tutor.conversation.moment import TRAINING, Open
from bot.tutor.conversation.moves.edited import as_edited
from bot.tutor.conversation.moves.heard import heard_move, missing_letter
from bot.tutor.conversation.moves.move import HERE
from bot.tutor.conversation.own_data_asked import OwnDataAsked, own_data_asked
from bot.tutor.conversation.safety import TroubleKind
from bot.tutor.conversation.wish import Wish, wish_of
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.services.conversation.last_heard import Heard
    from bot.services.conversation.moves import TalkMoves
    from bot.services.conversation.place import Place
    from bot.services.conversation.reader import TalkReader
    from bot.services.conversation.stopping import Stopping
    from bot.services.conversation.wishes import Wishes
    from bot.services.scene import Scene
    from bot.tutor.conversation.meaning.meaning import Meaning
    from bot.tutor.conversation.moment import Moment
    from bot.tutor.conversation.moves.move import HeardMove
    from bot.tutor.people import Press

BESIDE = MOVES | {Intent.HINT, Intent.DIFFERENTLY}
"""What is meant for something open: where it means nothing there, that is shown again."""
WHO_SEES = "private"
"""The answer in fixed words about who sees what."""
ABOUT_ME = frozenset({Intent.WHO, Intent.HELP, Intent.SAID})


@dataclass(frozen=True, slots=True)
class Conversation:
    """Hears a message and has it answered. In a server others read along: see `Wishes`."""

    reader: TalkReader
    moves: TalkMoves
    wishes: Wishes
    stopping: Stopping

    async def answer(self, press: Press, text: str, *, edited: bool = False) -> Scene:
        """Answer a message; `text` comes without the mention of the bot.

        `edited` says that another text of the message may have been answered before. Raise
        TutorError for what cannot count, or cannot be done now.
        """
        trouble = self.wishes.answers.heard(text)
        if trouble is not None:
            await self.moves.forget(press)
            return await self.wishes.answers.trouble(press, trouble)
        asked = own_data_asked(text)
        if asked is not None:
            await self.moves.forget(press)
            return await self._own_data(asked)
        await self.reader.ready()
        kept = await self.moves.edited(press, text) if edited else None
        if kept is not None:
            return kept
        moment, place = await self.moves.moments.of(press)
        done = await self._by_state(press, moment, place, text, edited=edited)
        done = done or await self._by_words(press, moment, place, text)
        await self.moves.locking.note_shown(press, done)
        return done

    async def _own_data(self, asked: OwnDataAsked) -> Scene:
        if asked is OwnDataAsked.WHO_SEES and self.wishes.answers.has_fixed(WHO_SEES):
            return await self.wishes.answers.fixed(WHO_SEES)
        return DataDoorScene(deletes=asked is OwnDataAsked.DELETION)

    async def do(self, press: Press, wish: Wish) -> Scene:
        """Carry out a wish that was chosen by a button: only whoever pressed it sees what comes."""
        _, place = await self.moves.moments.of(press)
        done = None if wish.intent in ASKS else await self._chosen(press, place, wish.intent)
        done = done or await self.wishes.carry_out(press, wish, alone=True)
        await self.moves.locking.note_shown(press, done, alone=True)
        return done

    async def _by_state(
        self, press: Press, moment: Moment, place: Place, text: str, *, edited: bool
    ) -> Scene | None:
        move = heard_move(text, moment)
        if move is not None:
            move = agreed(self.reader.mind, move, moment, text)
            move = as_edited(move, moment) if edited else move
            await self.moves.go_past(press, place, move)
            return await self._heard(press, moment, place, (move, text))
        if moment.under is not None:
            below = replace(place, open=moment.under.open, run=0)
            return await self._by_state(press, moment.under, below, text, edited=edited)
        await self.moves.go_past(press, place, None)
        letter = missing_letter(text, moment)
        return await self.moves.not_there(press, place, letter) if letter else None

    async def _heard(
        self, press: Press, moment: Moment, place: Place, said: tuple[HeardMove, str]
    ) -> Scene | None:
        move, text = said
        if leaves_game(move.intent, moment, text):
            return await self.wishes.carry_out(press, Wish(Intent.CONTINUE))
        heard, last = self._last_heard, self._last_heard.last_asked(press, moment, place.mark)
        if last is not None and is_about_last(move.intent, last):
            return await self._more(press, moment, place, (asked_of(move.intent, last), text))
        if returns(move.intent, text) and heard.was_aside(press, moment):
            move = replace(move, reply=HERE)
        done = await self._moved(press, place, move, text)
        again = heard.was_told_again(press, move.intent, moment, place.mark)
        if done is not None:
            heard.note_move(press, move.intent, text, moment, place.mark)
        if again and isinstance(done, CardScene) and done.again:
            return replace(done, note=ONE_TELLING)
        return done

    async def _moved(self, press: Press, place: Place, move: HeardMove, text: str) -> Scene | None:
        replied = await self.stopping.replied(press, place, move.intent)
        return replied or await self._beside(press, place, Meant(move.intent, move, text))

    async def _by_words(self, press: Press, moment: Moment, place: Place, text: str) -> Scene:
        await self.moves.forget(press)
        about_run = moment.open in TRAINING
        training = await self.wishes.trainings.heard(press, text, about_run=about_run)
        if training is not None and not training.empty:
            return await self.wishes.trainings.start(press, training)
        trains = training is not None  # with settings that were not understood
        meaning = certain(Intent.TRAIN) if trains else understand(self.reader.mind, text, moment)
        if moment.open in TRAINING and asks_of_curve(meaning):
            meaning = certain(Intent.CURVE)
        spoken = self._spoken(press, moment, place) if names_nothing(meaning) else None
        if spoken is not None:
            asked = asked_of(meaning.intent, spoken)
            return await self._more(press, moment, place, (asked, text))
        self._last_heard.note(press, meaning, moment, place.mark)
        return await self._meant(press, moment, place, meaning, text)

    async def _meant(
        self, press: Press, moment: Moment, place: Place, meaning: Meaning, text: str
    ) -> Scene:
        answers = self.wishes.answers
        if meaning.refused:
            lost = await self.moves.lost(press, place)
            return lost or await answers.trouble(press, TroubleKind.OFF_TOPIC)
        if meaning.fixed and (meaning.asks or meaning.intent in ABOUT_ME):
            return await answers.fixed(meaning.fixed)
        if meaning.asks and (meaning.sure or meaning.score >= ABOUT) and not meaning.named:
            return await self._told(press, moment, meaning, text)
        return await self._wished(press, place, meaning)

    async def _wished(self, press: Press, place: Place, meaning: Meaning) -> Scene:
        if not meaning.sure or trains_unsaid(meaning):
            return await self.moves.lost(press, place) or offers_for(
                self.wishes.guide.course, meaning
            )
        if meaning.intent is Intent.EXAMPLE and meaning.named:
            return await self._example(press, place)
        done = None if meaning.named else await self._beside(press, place, Meant(meaning.intent))
        if done is None and meaning.intent in BESIDE and press.in_dm:
            done = await self.moves.again(press, place)
        return done or await self.wishes.carry_out(press, wish_of(meaning))

    async def _chosen(self, press: Press, place: Place, intent: Intent) -> Scene | None:
        if press.in_dm:
            return await self._beside(press, place, Meant(intent))
        if intent in {Intent.CONTINUE, Intent.STOP}:
            return None  # a server shows nothing that could be gone on from: see it first
        return await self.moves.alone(press, place, intent)

    async def _beside(self, press: Press, place: Place, meant: Meant) -> Scene | None:
        """Do what is meant with what is open."""
        if meant.intent is Intent.STOP and place.open is Open.RUN:
            return await self.stopping.ask(press, place)
        return await self.moves.act(press, place, meant)

    async def _example(self, press: Press, place: Place) -> Scene:
        """Help with what is open, for somebody who wants an example and names nothing."""
        help_there = Intent.HINT if place.open is Open.TRY else Intent.COMPUTED
        helped = await self._beside(press, place, Meant(help_there))
        return helped or await self.wishes.carry_out(press, Wish(Intent.DIFFERENTLY))

    async def _told(self, press: Press, moment: Moment, meaning: Meaning, text: str) -> Scene:
        try:
            told = await self.wishes.answers.ask(press, inquiry_of(meaning, moment, text))
        except TutorError:
            if not meaning.looked_up:
                raise
            terms = {term.id: term.name for term in self.wishes.guide.course.glossary}
            return self.wishes.guide.explain(terms[meaning.terms[0]])  # no card teaches the word
        waits = NAMES.get(moment.open, "") if press.in_dm else ""
        return replace(told, waits=waits) if isinstance(told, ToldScene) else told

    async def _more(
        self, press: Press, moment: Moment, place: Place, asked: tuple[Meaning, str]
    ) -> Scene:
        """Tell more of what is spoken of; that stays what is spoken of."""
        meaning, text = asked
        kept = replace(meaning, intent=Intent.EXPLAIN)
        self._last_heard.note(press, kept, moment, place.mark)
        return await self._told(press, moment, meaning, text)

    def _spoken(self, press: Press, moment: Moment, place: Place) -> Meaning | None:
        """Return what is spoken of: what was told last, else the card that is open and read."""
        last = self._last_heard.last_asked(press, moment, place.mark)
        card = self.moves.card_of(place)
        if last is not None or not card:
            return last
        return replace(certain(Intent.EXPLAIN), cards=(card,))

    @property
    def _last_heard(self) -> Heard:
        return self.wishes.said.heard
