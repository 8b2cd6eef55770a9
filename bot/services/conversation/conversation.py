"""What the tutor answers to a message: what is open decides first, then what was understood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.conversation.answer_scenes import ToldScene, VeiledScene
from bot.services.conversation.moves import NAMES
from bot.services.conversation.scenes import ExplainedScene, OffersScene
from bot.tutor.conversation.answers.veiling import gives_away
from bot.tutor.conversation.asking import (
    asked_of,
    asks_of_curve,
    inquiry_of,
    is_about_last,
    names_nothing,
    returns,
)
from bot.tutor.conversation.intents import ASKS, MOVES, Intent
from bot.tutor.conversation.meaning.agreed import agreed
from bot.tutor.conversation.meaning.meaning import certain
from bot.tutor.conversation.meaning.understand import ABOUT, understand
from bot.tutor.conversation.moment import Open
from bot.tutor.conversation.moves.heard import heard_move, missing_letter
from bot.tutor.conversation.moves.move import HERE
from bot.tutor.conversation.safety import TroubleKind
from bot.tutor.conversation.wish import Wish, offers_of, wish_of
from bot.tutor.course.glossary import terms_in
from bot.tutor.errors import TutorError
from bot.tutor.text import listed

if TYPE_CHECKING:
    from bot.services.conversation.moves import TalkMoves
    from bot.services.conversation.place import Place
    from bot.services.conversation.reader import TalkReader
    from bot.services.conversation.wishes import Wishes
    from bot.services.scene import Scene
    from bot.tutor.conversation.meaning.meaning import Meaning
    from bot.tutor.conversation.moment import Moment
    from bot.tutor.conversation.moves.move import HeardMove
    from bot.tutor.people import Press

MOST_TERMS = 5
NO_TERMS = (
    "I know none of the words in that message from the lessons. `/glossary` lists those I know."
)
TRAINING = frozenset({Open.RUN, Open.TRAINED})
BESIDE = MOVES | {Intent.HINT, Intent.DIFFERENTLY}
"""What is meant for something open: where it means nothing there, that is shown again."""
ABOUT_ME = frozenset({Intent.WHO, Intent.HELP, Intent.SAID})


@dataclass(frozen=True, slots=True)
class Conversation:
    """Hears a message and has it answered. In a server others read along: see `Wishes`."""

    reader: TalkReader
    moves: TalkMoves
    wishes: Wishes

    async def answer(self, press: Press, text: str, *, edited: bool = False) -> Scene:
        """Answer a message; `text` comes without the mention of the bot.

        `edited` says that another text of the message may have been answered before. Raise
        TutorError for what cannot count, or cannot be done now.
        """
        trouble = self.wishes.answers.heard(text)
        if trouble is not None:
            return await self.wishes.answers.trouble(press, trouble)
        kept = await self.moves.edited(press, text) if edited else None
        if kept is not None:
            return kept
        moment, place = await self.moves.moments.of(press)
        return await self._by_state(press, moment, place, text) or await self._by_words(
            press, moment, place, text
        )

    async def do(self, press: Press, wish: Wish) -> Scene:
        """Carry out a wish that was chosen by a button: only whoever pressed it sees what comes."""
        _, place = await self.moves.moments.of(press)
        done = None if wish.intent in ASKS else await self._chosen(press, place, wish.intent)
        return done or await self.wishes.carry_out(press, wish, alone=True)

    async def explain(self, press: Press, text: str) -> Scene:
        """Look the words of a message up in the course, which may be anybody's. Nothing is kept.

        Raise TutorError when none of them is taught.
        """
        guide, answers = self.wishes.guide, self.wishes.answers
        if answers.heard(text) is TroubleKind.DANGER:
            return await answers.behind(TroubleKind.DANGER)
        moment = (await self.moves.moments.of(press))[0]
        found = [guide.explain(term.name) for term in terms_in(guide.course.glossary, text)]
        if len(found) > 1:
            shown = found[:MOST_TERMS]
            told = "\n".join(f"{one.term.name}: {one.term.definition}" for one in shown)
            if gives_away(told, moment.key):
                return await answers.veiled(press)
            return ExplainedScene(tuple(shown))
        meaning = understand(self.reader.mind, text)
        if not found and (meaning.refused or meaning.score < ABOUT):
            raise TutorError(NO_TERMS)
        asked = replace(inquiry_of(meaning, moment, text), intent=Intent.EXPLAIN)
        answer = await answers.ask(press, asked)
        return await answers.veiled(press) if isinstance(answer, VeiledScene) else answer

    async def _by_state(
        self, press: Press, moment: Moment, place: Place, text: str
    ) -> Scene | None:
        move = heard_move(text, moment)
        if move is None and moment.under is not None:
            below = replace(place, open=moment.under.open, run=0)
            return await self._by_state(press, moment.under, below, text)
        if move is None:
            letter = missing_letter(text, moment)
            return await self.moves.not_there(press, place, letter) if letter else None
        move = agreed(self.reader.mind, move, moment, text)
        last = self._last(press, moment, place)
        if last is not None and is_about_last(move.intent, last):
            return await self._more(press, moment, place, (asked_of(move.intent, last), text))
        if returns(move.intent, text) and self._was_aside(press, moment):
            move = replace(move, reply=HERE)
        done = await self._moved(press, place, move, text)
        if done is not None:
            self.wishes.said.heard.note_move(press, move.intent, move.reply, moment)
        return done

    async def _moved(self, press: Press, place: Place, move: HeardMove, text: str) -> Scene | None:
        if move.intent is Intent.STOP and place.open is Open.RUN:
            return await self.wishes.trainings.asked_to_stop(press)
        return await self.moves.act(press, place, move.intent, move, text)

    async def _by_words(self, press: Press, moment: Moment, place: Place, text: str) -> Scene:
        await self.moves.forget(press)
        about_run = moment.open in TRAINING
        training = await self.wishes.trainings.heard(press, text, about_run=about_run)
        if training is not None and not training.empty:
            return await self.wishes.trainings.start(press, training)
        meaning = understand(self.reader.mind, text, moment)
        if training is not None:
            meaning = certain(Intent.TRAIN)
        if moment.open is Open.TRAINED and asks_of_curve(meaning):
            meaning = certain(Intent.CURVE)
        spoken = self._spoken(press, moment, place) if names_nothing(meaning) else None
        if spoken is not None:
            asked = asked_of(meaning.intent, spoken)
            return await self._more(press, moment, place, (asked, text))
        self.wishes.said.heard.note(press, meaning, moment, place.mark)
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
        if not meaning.sure:
            return await self.moves.lost(press, place) or self._offers(meaning)
        if meaning.intent is Intent.EXAMPLE and meaning.named:
            return await self._example(press, place)
        done = None if meaning.named else await self._beside(press, place, meaning.intent)
        if done is None and meaning.intent in BESIDE and press.in_dm:
            done = await self.moves.again(press, place)
        return done or await self.wishes.carry_out(press, wish_of(meaning))

    async def _chosen(self, press: Press, place: Place, intent: Intent) -> Scene | None:
        if press.in_dm:
            return await self._beside(press, place, intent)
        if intent in {Intent.CONTINUE, Intent.STOP}:
            return None  # a server shows nothing that could be gone on from: see it first
        return await self.moves.alone(press, place, intent)

    async def _beside(self, press: Press, place: Place, intent: Intent) -> Scene | None:
        """Do with what is open what an intent means there."""
        if intent is Intent.STOP and place.open is Open.RUN:
            return await self.wishes.trainings.asked_to_stop(press)
        return await self.moves.act(press, place, intent, None, "")

    async def _example(self, press: Press, place: Place) -> Scene:
        """Help with what is open, for somebody who wants an example and names nothing."""
        help_there = Intent.HINT if place.open is Open.TRY else Intent.COMPUTED
        helped = await self._beside(press, place, help_there)
        return helped or await self.wishes.carry_out(press, Wish(Intent.DIFFERENTLY))

    async def _told(self, press: Press, moment: Moment, meaning: Meaning, text: str) -> Scene:
        told = await self.wishes.answers.ask(press, inquiry_of(meaning, moment, text))
        waits = NAMES.get(moment.open, "") if press.in_dm else ""
        return replace(told, waits=waits) if isinstance(told, ToldScene) else told

    def _offers(self, meaning: Meaning) -> OffersScene:
        """Say what was understood, and let the person choose."""
        course = self.wishes.guide.course
        names = [term.name for term in course.glossary if term.id in meaning.terms]
        seen = f"I see **{listed(names[:2])}** in that" if names else "I am not sure what you mean"
        wishes = offers_of(meaning)
        titles = {wish.card: self._title(wish.card) for wish in wishes if wish.card}
        return OffersScene(f"{seen}. Is it one of these?", wishes, titles)

    def _title(self, card: str) -> str:
        lesson_id, _, card_id = card.partition("/")
        lesson = self.wishes.guide.course.lesson(lesson_id)
        found = lesson.card(card_id) if lesson is not None else None
        return "" if found is None else found.title

    async def _more(
        self, press: Press, moment: Moment, place: Place, asked: tuple[Meaning, str]
    ) -> Scene:
        """Tell more of what is spoken of; that stays what is spoken of."""
        meaning, text = asked
        kept = replace(meaning, intent=Intent.EXPLAIN)
        self.wishes.said.heard.note(press, kept, moment, place.mark)
        return await self._told(press, moment, meaning, text)

    def _spoken(self, press: Press, moment: Moment, place: Place) -> Meaning | None:
        """Return what is spoken of: what was told last, else the card that is open and read."""
        last, card = self._last(press, moment, place), self.moves.card_of(place)
        if last is not None or not card:
            return last
        return replace(certain(Intent.EXPLAIN), cards=(card,))

    def _was_aside(self, press: Press, moment: Moment) -> bool:
        """Whether the last message was none that moved what is open."""
        last = self.wishes.said.heard.last(press)
        return last is not None and last.meaning is not None and last.open is moment.open

    def _last(self, press: Press, moment: Moment, place: Place) -> Meaning | None:
        """Return the question on the course that was answered last, if nothing moved since."""
        last = self.wishes.said.heard.last(press)
        if last is None or last.meaning is None:
            return None
        trained = {last.open, moment.open} & TRAINING  # which moves nothing of the person's
        if last.mark != place.mark or (last.open is not moment.open and not trained):
            return None
        return last.meaning if last.meaning.asks and last.meaning.cards else None
