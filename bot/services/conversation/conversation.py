"""What the tutor answers to a typed message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.conversation.scenes import DoorsScene
from bot.tutor.conversation.moves.heard import heard_move
from bot.tutor.conversation.understanding import Intent, is_command, is_greeting, understand

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.services.conversation.moments import Moments
    from bot.services.conversation.moves import TalkMoves
    from bot.services.course.guide import Guide
    from bot.services.course.lessons import Lessons
    from bot.services.course.notebook import NotebookPages
    from bot.services.course.progress import ProgressPage
    from bot.services.game.talk import GameTalk
    from bot.services.scene import Scene
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Conversation:
    """Routes a message to the service that answers it.

    In a server others read the answer, so lessons, answers, scores and rules are not shown there.
    """

    lessons: Lessons
    talk: GameTalk
    progress: ProgressPage
    notebook: NotebookPages
    guide: Guide
    moments: Moments
    moves: TalkMoves

    async def answer(self, press: Press, text: str) -> Scene:
        """Answer a message; `text` comes without the mention of the bot.

        Raise TutorError when a word is in no glossary, or what was asked for is switched off.
        """
        moment, place = await self.moments.of(press)
        move = heard_move(text, moment)
        done = await self.moves.act(press, place, move.intent, move, text) if move else None
        if done is not None:
            return done
        await self.moves.forget(press)
        understood = understand(text)
        if understood.intent is Intent.EXPLAIN:
            return self.guide.explain(understood.word)
        if understood.intent is Intent.TRAIN or not press.in_dm:
            return DoorsScene(understood.intent is Intent.TRAIN)
        vague = understood.intent in {Intent.CORRECT, Intent.OTHER, Intent.PLAY}
        unclear = vague and not is_command(text) and not is_greeting(text)
        lost = await self.moves.lost(press, place) if unclear else None
        return lost or await self._room(press, understood.intent)

    async def _room(self, press: Press, intent: Intent) -> Scene:
        rooms: Mapping[Intent, Callable[[Press], Awaitable[Scene]]] = {
            Intent.LEARN: self.lessons.resume,
            Intent.PLAY: self.talk.games.resume,
            Intent.PROGRESS: self.progress.report,
            Intent.NOTEBOOK: self.notebook.open,
        }
        return await rooms[intent](press) if intent in rooms else self.guide.help()
