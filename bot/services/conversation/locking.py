"""Asking back before an answer counts: whether to lock it in, or what it is meant for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.conversation.move_scenes import LockScene, WhichScene
from bot.services.exercises.scenes import QuestionScene
from bot.tutor.conversation.asked import AskedBack, AskKind
from bot.tutor.conversation.intents import Intent
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import ChooseOne, TypeIn
from bot.tutor.exercises.questions.typed_replies import reply_in_message
from bot.tutor.exercises.replies import Typed
from bot.tutor.game.hearing.typed_labels import label_of
from bot.tutor.game.state import Stage

if TYPE_CHECKING:
    from bot.services.conversation.last_words import LastWords
    from bot.services.conversation.place import Place
    from bot.services.conversation.ports import Talks
    from bot.services.exercises.questions import Questions
    from bot.services.game.games import Games
    from bot.services.scene import Scene
    from bot.tutor.conversation.moves.move import HeardMove
    from bot.tutor.people import Press

PLAIN = re.compile(r"[\w.,%/+ -]{1,40}")  # what also fits on a button
NOT_YET = "Take your time: nothing was counted. It counts when you type it, or lock it in."
SAY_IT_AGAIN = (
    "I store no words of yours, and I have forgotten what you typed there: that was a while ago, "
    "or I have been started anew since. Type it once more, please: then it counts."
)


@dataclass(frozen=True, slots=True)
class Locking:
    """What is asked back lies in `talks`; words are in `words`, while the program runs."""

    questions: Questions
    games: Games
    talks: Talks
    words: LastWords

    async def ask(
        self, press: Press, place: Place, scene: QuestionScene, heard: HeardMove
    ) -> Scene:
        """Ask whether an answer is to be locked in; nothing is judged, and no verdict is told."""
        reply = kept_reply(scene, heard.reply)
        if not reply:
            self.words.keep(press.person, scene.attempt, scene.mark, heard.reply)
        asked = AskedBack(AskKind.LOCK, scene.attempt, scene.mark, reply, place.talk.asked.told)
        await self.remember(press, place, asked)
        self.questions.seen.note(scene)
        anew = bool(scene.state.tried[scene.question.id])
        told = told_as(scene, heard.reply)
        return LockScene(scene, reply, told, heard.intent is Intent.IS_IT, anew)

    async def ask_which(
        self, press: Press, place: Place, scene: QuestionScene, heard: HeardMove
    ) -> Scene:
        """Ask whether a side of the game, which could answer the question too, is for that."""
        side = heard.reply
        asked = AskedBack(AskKind.WHICH, scene.attempt, scene.mark, side, place.talk.asked.told)
        await self.remember(press, place, asked)
        return WhichScene(scene, place.below.id if place.below else 0, side)

    def is_side(self, place: Place, reply: str) -> bool:
        """Whether a reply names a side of the game that is open below."""
        if place.below is None:
            return False
        return bool(label_of(reply, self.games.replay(place.below).subject.labels))

    async def confirmed(self, press: Press, place: Place, scene: QuestionScene) -> Scene | None:
        """Do what was asked back about; None where nothing was."""
        asked = place.talk.asked
        if asked.attempt != scene.attempt or asked.kind not in {AskKind.LOCK, AskKind.WHICH}:
            return None
        if asked.kind is AskKind.WHICH:
            return await self.answered(press, scene.attempt, asked.mark, asked.reply)
        return await self.lock(press, scene.attempt, asked.mark, asked.reply)

    async def lock(self, press: Press, attempt: int, mark: str, reply: str) -> QuestionScene:
        """Lock an answer in; "" stands for the words that were said in this very state.

        On an older card nothing is counted. Raise TutorError where the words are not known any
        more, and for an answer that cannot count.
        """
        scene = await self.questions.keys.look(press, attempt)
        if scene.mark != mark:
            return await self.questions.show(press, attempt, mark=mark)
        said = reply or self.words.of(press.person, attempt, mark)
        if not said:
            raise TutorError(SAY_IT_AGAIN)
        return await self.answered(press, attempt, mark, said)

    async def answered(self, press: Press, attempt: int, mark: str, said: str) -> QuestionScene:
        """Count an answer that was confirmed, and forget that it was asked back."""
        scene = await self.questions.keys.look(press, attempt)
        reply = reply_in_message(scene.asked, said) or Typed(said)
        answered = await self.questions.answer(press, attempt, mark, reply, None)
        await self.over(press)
        return answered

    async def take_side(self, press: Press, game: int, side: str) -> Scene:
        """Take a side for the game after all; how sure it is was not said."""
        await self.over(press)
        scene = await self.games.show(press, game)
        if scene.state.stage is Stage.SIDE:
            return await self.games.tell_side(press, game, scene.mark, side)
        return await self.games.predict(press, game, scene.mark, side)

    async def not_yet(self, press: Press, attempt: int) -> Scene:
        """Lock nothing in, and show the question again."""
        await self.over(press)
        return replace(await self.questions.show(press, attempt), note=NOT_YET)

    async def over(self, press: Press) -> None:
        """Forget what was asked back; nothing is written where nothing was."""
        talk = await self.talks.of(press.person)
        after = AskedBack(told=talk.asked.told)
        if talk.asked != after:
            await self.talks.keep(press, replace(talk, asked=after))

    async def note_shown(self, press: Press, scene: Scene, *, alone: bool = False) -> None:
        """Remember which question a person was shown last; one that was judged asks nothing.

        `alone` says that they alone see it, though it is in a server.
        """
        if isinstance(scene, LockScene | WhichScene):
            scene = scene.question
        if not (press.in_dm or alone) or not isinstance(scene, QuestionScene) or scene.closed:
            return
        talk, shown = await self.talks.of(press.person), f"{scene.attempt}/{scene.question.id}"
        if talk.shown != shown:
            await self.talks.keep(press, replace(talk, shown=shown))

    async def remember(self, press: Press, place: Place, asked: AskedBack) -> None:
        await self.talks.keep(press, replace(place.talk, asked=asked))


def kept_reply(scene: QuestionScene, reply: str) -> str:
    """Return what may be stored of a reply: letters or a number; "" for words and the like."""
    if isinstance(scene.asked, TypeIn):
        reply = reply.partition(" ")[0] if scene.asked.number else ""
    return reply if PLAIN.fullmatch(reply) else ""


def told_as(scene: QuestionScene, reply: str) -> str:
    """Say what would be locked in: a letter with its option, or what was typed."""
    letter = reply.upper()
    if not isinstance(scene.asked, ChooseOne) or letter not in LETTERS[: len(scene.asked.options)]:
        return letter if not isinstance(scene.asked, TypeIn) else reply
    option = scene.asked.options[LETTERS.index(letter)]
    return f"{letter} · {option.text or option.description}"
