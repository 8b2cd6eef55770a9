"""Short messages beside a question: answers, doubts, help, and what was right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.conversation.locking import Locking
from bot.services.conversation.move_scenes import LaterScene, WorkedScene
from bot.tutor.conversation.asked import AskedBack, AskKind
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import Open
from bot.tutor.conversation.moves.move import CARD, HERE, REPEAT, STEPS
from bot.tutor.conversation.worked import worked_lines
from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.exercises.questions.typed_replies import reply_in_message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.services.conversation.place import Meant, Place
    from bot.services.exercises.questions import Questions
    from bot.services.exercises.scenes import QuestionScene
    from bot.services.scene import Scene
    from bot.tutor.conversation.moves.move import HeardMove
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.people import Press

UNSEEN = (
    "I am not sure that you had seen this question yet, so nothing was counted. Here it is: "
    "now an answer counts."
)
GAME_WAITS = "I took that as your answer to the question; the game waits too."
STAYS = "What you answered first counts, and it stays."
AGAIN_LATER = f"{STAYS} You can do it again in `/practise`, as often as you like."
ONE_MORE = f"{STAYS} You have one more try here: type it, and it is your second one."
NOT_ANSWERED = "You have not answered this one yet. Once you do, I say how it went."
WHY_LATER = "Once your answer is in, I say why. Until then there is *hint*."
NOT_TOLD = "I tell no answer before yours is in, but here is a hint."
NO_HURRY = "That is fine: nobody has to know it at once. Here is a hint."
LATER = (
    "That is fine. Nothing counts until you answer, and this question waits for you as long as you "
    "like. Perhaps one of these helps."
)
LEFT = "You can leave it: it waits, and nothing is counted. Type *next* when you want it back."
TYPE_IT = (
    "If that is your answer, type it alone, please, such as *b* or *0.5*. Nothing was counted."
)
NO_HINT = (
    "There is no further hint here. Nothing counts until you answer, and a guess is allowed. "
    "Perhaps one of these helps."
)
NOTHING_MORE = "That is all I have on this one. Ask me about any word of it, or type *next*."
EDITED = f"You changed your message after it counted. {STAYS}"
MOST_ITEM = 60  # characters of a question's id that are kept
ANSWERING = frozenset({Intent.ANSWER, Intent.IS_IT, Intent.CHANGE, Intent.YES})
HELPING = frozenset({Intent.HINT, Intent.DONT_KNOW, Intent.TOO_HARD, Intent.DIFFERENTLY})
CONFUSED = HELPING - {Intent.HINT}
ABOUT_THE_LAST = CONFUSED | {
    Intent.BACK,
    Intent.WAS_RIGHT,
    Intent.WHY,
    Intent.CHANGE,
    Intent.GIVE_ANSWER,
    Intent.COMPUTED,
}
"""What is meant of the question whose verdict is on the screen, not of the one after it."""


@dataclass(frozen=True, slots=True)
class QuestionMoves:
    questions: Questions
    locking: Locking

    async def act(self, press: Press, place: Place, meant: Meant) -> Scene | None:
        """Do what is meant with the question that is open, or was just answered.

        None when it means nothing there. Raise TutorError for an answer that cannot count.
        """
        attempt = place.attempt
        if attempt is not None and place.open is Open.ANSWERED and meant.intent in ABOUT_THE_LAST:
            return await self._about_the_last(press, attempt, meant)
        if attempt is None or attempt.closed:
            return None
        scene = await self.questions.keys.look(press, attempt.id)
        if scene.mark != self._mark_of(attempt):  # answered meanwhile, so another is asked
            place = replace(place, unseen=True)
        if meant.intent in ANSWERING:
            return await self._answering(press, place, scene, meant)
        return await self._helped(press, place, scene, meant)

    def _mark_of(self, attempt: Attempt) -> str:
        asking = self.questions.asking
        return asking.mark(attempt, asking.replay(attempt))

    async def _helped(
        self, press: Press, place: Place, scene: QuestionScene, meant: Meant
    ) -> Scene | None:
        if place.unseen and meant.intent in HELPING:
            return await self._noted(press, scene, UNSEEN)
        asked_for = {STEPS: self._split, CARD: self._card, REPEAT: self._shown}.get(meant.reply)
        if asked_for is not None and meant.intent is Intent.DIFFERENTLY:
            return await asked_for(press, place, scene)
        helps: dict[Intent, Callable[[Press, Place, QuestionScene], Awaitable[Scene]]] = {
            Intent.HINT: self._hint,
            Intent.DONT_KNOW: self._stuck,
            Intent.TOO_HARD: self._stuck,
            Intent.DIFFERENTLY: self._simpler,
            Intent.GIVE_ANSWER: self._untold,
            Intent.SKIP: self._leave,
            Intent.CONTINUE: self._shown,
            Intent.BACK: self._shown if meant.reply == HERE else self._back,
            Intent.WAS_RIGHT: self._was_right,
            Intent.WHY: self._why,
            Intent.COMPUTED: self._computed,
            Intent.NO: self._not_yet,
        }
        help_ = helps.get(meant.intent)
        return None if help_ is None else await help_(press, place, scene)

    async def _about_the_last(self, press: Press, attempt: Attempt, meant: Meant) -> Scene:
        last = await self.questions.last(press, attempt.id)
        if meant.intent is Intent.CHANGE:
            return replace(last, note=AGAIN_LATER)
        confused = meant.intent in CONFUSED and meant.reply not in {REPEAT, HERE}
        if confused and last.help.card is not None:
            return await self.questions.read_card(press, attempt.id, last.mark)
        return replace(last, note=NOTHING_MORE) if confused else last

    async def _answering(
        self, press: Press, place: Place, scene: QuestionScene, meant: Meant
    ) -> Scene | None:
        if meant.intent is Intent.YES:
            return await self.locking.confirmed(press, place, scene)
        if meant.heard is None or not meant.reply:
            note = ONE_MORE if scene.state.tried[scene.question.id] else TYPE_IT
            return await self._noted(press, scene, UNSEEN if place.unseen else note)
        return await self._given(press, place, scene, meant.heard, meant.text)

    async def _given(
        self, press: Press, place: Place, scene: QuestionScene, heard: HeardMove, text: str
    ) -> Scene | None:
        """Count an answer at once; ask back about one in doubt, and about one for two things."""
        reply = reply_in_message(scene.asked, heard.reply) or reply_in_message(scene.asked, text)
        if reply is None:
            return None
        if place.unseen:
            return await self._noted(press, scene, UNSEEN)
        two_things = place.stage is Open.GAME and self.locking.is_side(place, heard.reply)
        if heard.intent is not Intent.ANSWER or heard.hedged or two_things:
            asks = self.locking.ask_which if two_things else self.locking.ask
            return await asks(press, place, scene, heard)
        answered = await self.questions.answer(press, scene.attempt, scene.mark, reply, None)
        return await self._game_too(press, place, answered)

    async def _game_too(self, press: Press, place: Place, scene: QuestionScene) -> QuestionScene:
        """Say once for each attempt that a game waits as well; what was asked back is over."""
        asked = place.talk.asked
        tells = place.below is not None and asked.told != scene.attempt
        told = scene.attempt if tells else asked.told
        if tells or asked.kind is not AskKind.NOTHING:
            await self.locking.remember(press, place, AskedBack(told=told))
        return replace(scene, note=f"{scene.note} {GAME_WAITS}".strip()) if tells else scene

    async def edited(self, press: Press, attempt: Attempt) -> QuestionScene:
        """Say that what was answered first counts, to somebody who changed their message."""
        return replace(await self.questions.last(press, attempt.id), note=EDITED)

    async def _noted(self, press: Press, scene: QuestionScene, note: str) -> QuestionScene:
        shown = await self.questions.show(press, scene.attempt)
        return replace(shown, note=f"{note} {shown.note}".strip())

    async def _shown(self, press: Press, _place: Place, scene: QuestionScene) -> Scene:
        return await self.questions.show(press, scene.attempt)

    async def _split(self, press: Press, _place: Place, scene: QuestionScene) -> Scene:
        return await self.questions.split(press, scene.attempt, scene.mark)

    async def _card(self, press: Press, _place: Place, scene: QuestionScene) -> Scene:
        return await self.questions.read_card(press, scene.attempt, scene.mark)

    async def _hint(self, press: Press, _place: Place, scene: QuestionScene) -> Scene:
        if not scene.help.more:
            return self._later(scene, NO_HINT)
        return await self.questions.hint(press, scene.attempt, scene.mark)

    async def _stuck(self, press: Press, place: Place, scene: QuestionScene) -> Scene:
        """Give a hint first; to somebody who had one and still does not know, the ways round."""
        asked, item = place.talk.asked, scene.question.id
        again = asked.kind is AskKind.HINTED and (asked.attempt, asked.mark) == (
            scene.attempt,
            item[:MOST_ITEM],
        )
        if again or not scene.help.more:
            return self._later(scene, LATER)
        hinted = AskedBack(AskKind.HINTED, scene.attempt, item[:MOST_ITEM], told=asked.told)
        await self.locking.remember(press, place, hinted)
        hint = await self.questions.hint(press, scene.attempt, scene.mark)
        return replace(hint, note=f"{NO_HURRY} {hint.note}".strip())

    async def _simpler(self, press: Press, place: Place, scene: QuestionScene) -> Scene:
        if scene.help.can_split:
            return await self._split(press, place, scene)
        return await self._stuck(press, place, scene)

    async def _untold(self, press: Press, _place: Place, scene: QuestionScene) -> Scene:
        if not scene.help.more:
            return self._later(scene, LATER)
        hint = await self.questions.hint(press, scene.attempt, scene.mark)
        return replace(hint, note=f"{NOT_TOLD} {hint.note}".strip())

    async def _leave(self, _press: Press, _place: Place, scene: QuestionScene) -> Scene:
        return self._later(scene, LEFT)

    def _later(self, scene: QuestionScene, note: str) -> LaterScene:
        card = scene.lesson.card(scene.question.card) if scene.question.card else None
        return LaterScene(scene, card, note)

    async def _back(self, press: Press, place: Place, scene: QuestionScene) -> Scene:
        """Show what was said of the first try at this question, if there was one."""
        if scene.state.tried[scene.question.id] or place.unseen:
            return await self.questions.last(press, scene.attempt)
        return await self.questions.show(press, scene.attempt)

    async def _was_right(self, press: Press, place: Place, scene: QuestionScene) -> Scene:
        entries = place.attempt.entries if place.attempt else ()
        if any(entry.kind == EntryKind.ANSWER for entry in entries):
            return await self.questions.last(press, scene.attempt)
        return await self._noted(press, scene, NOT_ANSWERED)

    async def _why(self, press: Press, _place: Place, scene: QuestionScene) -> Scene:
        if scene.state.tried[scene.question.id]:
            return await self.questions.last(press, scene.attempt)
        return await self._noted(press, scene, WHY_LATER)

    async def _computed(self, press: Press, place: Place, scene: QuestionScene) -> Scene:
        """Work the question out with other numbers; where nothing is drawn, give a hint."""
        worked = worked_lines(scene.question, scene.state.drawn[scene.question.id].numbers)
        if worked is None:
            return await self._stuck(press, place, scene)
        return WorkedScene(scene, *worked)

    async def _not_yet(self, press: Press, place: Place, scene: QuestionScene) -> Scene:
        """Lock nothing in; a side that was not for the question is for the game."""
        asked = place.talk.asked
        if asked.kind is AskKind.WHICH and place.below is not None:
            return await self.locking.take_side(press, place.below.id, asked.reply)
        return await self.locking.not_yet(press, scene.attempt)
