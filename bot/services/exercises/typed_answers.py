"""Answers to the open question that come as a message, in a DM or to a mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.services.exercises.asking import PURPOSES
from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.typed_replies import reply_in_message

if TYPE_CHECKING:
    from bot.services.exercises.ports import Attempts
    from bot.services.exercises.scenes import MendingScene, QuestionScene
    from bot.services.scene import Scene
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.replies import Reply
    from bot.tutor.people import Press

HINT = frozenset({"hint", "a hint", "another hint", "help me"})
SPLIT = frozenset({"split", "split it", "steps"})
NEXT = frozenset({"next", "next question", "the next question"})
CARD = frozenset({"card", "the card", "read the card"})


class OpenQuestion(Protocol):
    """What can be done with the question at hand: see `Questions`."""

    async def show(self, press: Press, attempt: int) -> QuestionScene: ...
    async def hint(self, press: Press, attempt: int, mark: str) -> QuestionScene: ...
    async def split(self, press: Press, attempt: int, mark: str) -> QuestionScene: ...
    async def read_card(
        self, press: Press, attempt: int, mark: str
    ) -> MendingScene | QuestionScene: ...
    async def answer(
        self, press: Press, attempt: int, mark: str, reply: Reply, confidence: int | None
    ) -> QuestionScene: ...


@dataclass(frozen=True, slots=True)
class TypedAnswers:
    """Whoever types answers the question of the attempt that they began last and is still open."""

    attempts: Attempts
    questions: OpenQuestion

    async def hear(self, press: Press, text: str) -> Scene | None:
        """Take a message as an answer, or as asking for help; None when it seems to be neither.

        What is asked for in own words, or as a word for a gap, takes any text: ask first whether
        the message may mean something else. Raise TutorError for an answer that cannot count.
        """
        scene = await self._open(press)
        if scene is None:
            return None
        said = " ".join(text.casefold().split()).strip(".!?")
        if said in HINT:
            return await self.questions.hint(press, scene.attempt, scene.mark)
        return await self._go_on(press, scene, said) or await self._answer(press, scene, text)

    async def _go_on(self, press: Press, scene: QuestionScene, said: str) -> Scene | None:
        if said in NEXT:
            return scene
        if said in SPLIT:
            return await self.questions.split(press, scene.attempt, scene.mark)
        if said in CARD:
            return await self.questions.read_card(press, scene.attempt, scene.mark)
        return None

    async def _answer(self, press: Press, scene: QuestionScene, text: str) -> Scene | None:
        reply = reply_in_message(scene.asked, text)
        if reply is None:
            return None
        return await self.questions.answer(press, scene.attempt, scene.mark, reply, None)

    async def _open(self, press: Press) -> QuestionScene | None:
        """Show the question that is open; None for nobody's, or one of a lesson that is off."""
        found: list[Attempt] = []
        for activity, scope in PURPOSES:
            latest = await self.attempts.latest(press.person, activity, scope)
            found += [latest] if latest is not None else []
        if not found:
            return None
        try:
            scene = await self.questions.show(press, max(found, key=lambda each: each.id).id)
        except TutorError:
            return None
        return None if scene.closed else scene
