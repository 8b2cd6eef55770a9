"""What the tutor answers to a typed message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.conversation.scenes import DoorsScene, ExplainedScene, HeardScene
from bot.tutor.conversation.understanding import Intent, is_command, is_greeting, understand
from bot.tutor.course.glossary import terms_in
from bot.tutor.errors import TutorError
from bot.tutor.game.state import said_last

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.services.conversation.training_talk import TrainingTalk
    from bot.services.conversation.typing import Typing
    from bot.services.course.guide import Guide
    from bot.services.course.lessons import Lessons
    from bot.services.course.notebook import NotebookPages
    from bot.services.course.progress import ProgressPage
    from bot.services.game.talk import GameTalk
    from bot.services.scene import Scene
    from bot.tutor.conversation.understanding import Understood
    from bot.tutor.people import Press


MOST_TERMS = 4
"""Words of one message that are explained: what fits on a card that is read."""
NO_TERMS = (
    "I found no word of the course in that message. Ask me about it in your own words, "
    "or see `/glossary` for the words that I know."
)


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
    typing: Typing
    trainings: TrainingTalk

    async def answer(self, press: Press, text: str, *, edited: bool = False) -> Scene:
        """Answer a message; `text` comes without the mention of the bot.

        `edited` says that another text of the message may have been answered before.
        Raise TutorError when a word is in no glossary, or what was asked for is switched off.
        """
        training = await self.trainings.heard(press, text)
        if training is not None and not training.empty:
            return await self.trainings.start(press, training)
        return await self._talked(press, text)

    async def _talked(self, press: Press, text: str) -> Scene:
        understood = understand(text)
        done = await self.typing.take(press, text) if press.in_dm else None
        heard = done or await self._heard(press, text, understood)
        if heard is not None:
            return heard
        if understood.intent is Intent.EXPLAIN:
            return self.guide.explain(understood.word)
        if understood.intent is Intent.TRAIN or not press.in_dm:
            return DoorsScene(understood.intent is Intent.TRAIN)
        vague = understood.intent in {Intent.CORRECT, Intent.OTHER, Intent.PLAY}
        unclear = vague and not is_command(text) and not is_greeting(text)
        lost = await self.typing.lost(press) if unclear else None
        return lost or await self._room(press, understood.intent)

    async def explain(self, _press: Press, text: str) -> Scene:
        """Look the words of a message up in the course, which may be anybody's. Nothing is kept.

        Raise TutorError when none of them is taught.
        """
        found = [self.guide.explain(t.name) for t in terms_in(self.guide.course.glossary, text)]
        if not found:
            raise TutorError(NO_TERMS)
        return found[0] if len(found) == 1 else ExplainedScene(tuple(found[:MOST_TERMS]))

    async def _heard(self, press: Press, text: str, understood: Understood) -> Scene | None:
        """Take the message for a correction if it is one, or if its intent is unknown."""
        if understood.intent not in {Intent.CORRECT, Intent.OTHER}:
            return None
        game = await self.talk.hear(press, text)
        if game is None or press.in_dm:
            return game
        said = None if game.note else said_last(game.state)
        return HeardScene(game.attempt, said, game.note)

    async def _room(self, press: Press, intent: Intent) -> Scene:
        rooms: Mapping[Intent, Callable[[Press], Awaitable[Scene]]] = {
            Intent.LEARN: self.lessons.resume,
            Intent.PLAY: self.talk.games.resume,
            Intent.PROGRESS: self.progress.report,
            Intent.NOTEBOOK: self.notebook.open,
        }
        return await rooms[intent](press) if intent in rooms else self.guide.help()
