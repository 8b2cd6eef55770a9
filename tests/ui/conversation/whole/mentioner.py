"""Somebody who writes to the bot in a server by mentions, and presses what the talk offers.

What an answer in the channel shows is looked at each time: nothing of a lesson stands there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simcord.results import ResponseMessage

from bot.tutor.course.cards import ChoiceTry
from bot.tutor.exercises.questions.inputs import ChooseOne, TypeIn
from tests.replies import typed_as
from tests.ui.course.whole.hands import ONWARD, Fingers, ids_on
from tests.ui.reading import labels_of, text_of

if TYPE_CHECKING:
    import simcord

    from bot.services.exercises.scenes import QuestionScene
    from bot.tutor.course.cards import Try
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.replies import Reply

LOOK, WISH = "Look at it privately", "Go on with the lesson"
BACK = "Back to where I was"
VERDICT = re.compile(
    r"[✅❌💡]|\d of \d+ right|Lock in|Right\.|Not that one|card \d+ of|question \d"
)
LEAST = 12  # characters of a text that could not stand in an answer by chance


@dataclass
class Mentioner(Fingers):
    """`public` are the answers in the channel."""

    public: list[str] = field(default_factory=list)

    async def begin(self) -> None:
        assert "Nudge" in await self.mention("hi")
        await self.ask("ok lets go")

    async def mention(self, text: str) -> str:
        """Write to the bot in the channel, and return the text of its answer there."""
        await self.before()
        bot = self.room.env.bot.user
        assert bot is not None
        before = len(self.answers)
        await self.actor.send(self.room.channel, f"<@{bot.id}> {text}")
        assert len(self.answers) == before + 1, text
        self.card = self.answers[-1]
        self.public.append(text_of(self.card))
        return self.public[-1]

    async def ask(self, text: str) -> None:
        """Write something that only the person may see the answer to, and look at it."""
        await self.mention(text)
        labels = labels_of(self.message)
        assert {LOOK, WISH, BACK} & set(labels), (text, self.public[-1])
        label = next(one for one in labels if one in {LOOK, WISH, BACK})
        await self.label(label)

    async def give(self, tried: Try, given: str) -> None:
        said = "its b" if isinstance(tried, ChoiceTry) else "0.5"
        await self.ask(f"hmm i think {said}")
        await super().give(tried, given)

    async def turn(self) -> None:
        await self.ask("ok next")
        await super().turn()

    async def move(self) -> bool:
        return False

    async def answer(self, scene: QuestionScene, reply: Reply) -> None:
        said = typed_as(scene.asked, reply)
        carried = isinstance(scene.asked, ChooseOne)
        carried |= isinstance(scene.asked, TypeIn) and scene.asked.number
        await self.ask(f"i think its {said}" if carried else said)
        if carried:
            await self.label(f"Lock in {said.upper()}")
        else:
            await super().answer(scene, reply)

    async def go_on(self) -> None:
        await self.ask("next")
        if any(one.startswith(ONWARD) for one in ids_on(self.message)):
            await super().go_on()

    def _see(self, result: simcord.InteractionResult) -> simcord.InteractionResult:
        assert result.response is None or result.response.ephemeral, "others would read that"
        return super()._see(result)

    @property
    def answers(self) -> list[ResponseMessage]:
        """What the bot said in the channel, as it stands there now."""
        env = self.room.env
        sent = env.backend.messages[self.room.channel.id].values()
        people = {self.room.ana.id, self.room.ben.id}
        return [ResponseMessage(env, one) for one in sent if one.author_id not in people]


def told_in_public(room: simcord.Env, channel: int) -> list[str]:
    """Return all that was ever sent to a channel, or changed there, as it went to Discord."""
    path = f"/channels/{channel}/messages"
    return [
        json.dumps(one.json, ensure_ascii=False) for one in room.http_requests if path in one.path
    ]


def secrets_of(course: Course) -> set[str]:
    """Return the texts of a lesson that nobody else may read along."""
    found: set[str] = set()
    for lesson in course.lessons[:1]:
        found |= {card.text for card in lesson.cards} | {one.stem for one in lesson.questions}
        found |= {one.explanation for one in lesson.questions}
        for question in lesson.questions:
            options = getattr(question.task, "options", ())
            found |= {one.text for one in options} | {one.feedback for one in options}
    return {one for one in found if one and len(one) >= LEAST}
