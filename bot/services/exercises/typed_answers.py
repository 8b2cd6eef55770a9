"""Answers to a question that come as a message in a DM."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.inputs import TypeIn
from bot.tutor.exercises.questions.typed_replies import reply_in_message

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.exercises.scenes import MendingScene, QuestionScene
    from bot.services.scene import Scene
    from bot.tutor.exercises.replies import Reply
    from bot.tutor.people import Press

HINT = frozenset({"hint", "a hint", "another hint", "help me"})
SPLIT = frozenset({"split", "split it", "steps"})
NEXT = frozenset({"next", "next question", "the next question"})
CARD = frozenset({"card", "the card", "read the card"})
UNSEEN = (
    "Your message came before I had asked this question, so nothing was counted. Here it is: "
    "now an answer counts."
)
BACK = frozenset({"back", "go back", "back to the question"})


class OpenQuestion(Protocol):
    """What can be done with the question at hand: see `Questions`."""

    async def show(self, press: Press, attempt: int) -> QuestionScene: ...
    async def last(self, press: Press, attempt: int) -> QuestionScene: ...
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
    """`is_talk` says whether a message asks for something else, so that it is no own words.

    `unseen` says that the open question was not shown to the person yet: nothing answers it then.
    """

    questions: OpenQuestion
    is_talk: Callable[[str], bool]
    unseen: bool = False

    async def hear(self, press: Press, scene: QuestionScene, text: str) -> Scene | None:
        """Take a message as an answer, or as asking for help; None when it seems to be neither.

        What is asked for in own words takes any text that is no talk; a gap takes the words that
        it knows besides. Raise TutorError for an answer that cannot count.
        """
        if scene.closed:
            return None
        said = " ".join(text.casefold().split()).strip(".!?")
        if said in HINT | SPLIT and self.unseen:
            return await self._shown_first(press, scene)
        if said in HINT:
            return await self.questions.hint(press, scene.attempt, scene.mark)
        return await self._go_on(press, scene, said) or await self._answer(press, scene, text)

    async def _go_on(self, press: Press, scene: QuestionScene, said: str) -> Scene | None:
        if said in SPLIT:
            return await self.questions.split(press, scene.attempt, scene.mark)
        if said in CARD:
            return await self.questions.read_card(press, scene.attempt, scene.mark)
        if said in BACK:
            return await self.questions.last(press, scene.attempt)
        return await self.questions.show(press, scene.attempt) if said in NEXT else None

    async def _answer(self, press: Press, scene: QuestionScene, text: str) -> Scene | None:
        in_words = isinstance(scene.asked, TypeIn) and not scene.asked.number
        if in_words and self.is_talk(text) and not _fills(scene, text):
            return None
        reply = reply_in_message(scene.asked, text)
        if reply is None:
            return None
        if self.unseen:
            return await self._shown_first(press, scene)
        return await self.questions.answer(press, scene.attempt, scene.mark, reply, None)

    async def _shown_first(self, press: Press, scene: QuestionScene) -> QuestionScene:
        shown = await self.questions.show(press, scene.attempt)
        return replace(shown, note=f"{UNSEEN} {shown.note}".strip())


def _fills(scene: QuestionScene, text: str) -> bool:
    """Tell whether the open question has a gap that knows these very words, right or wrong."""
    return isinstance(scene.question.task, FillTask) and scene.question.task.knows(text)
