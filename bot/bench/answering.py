"""Presses on questions, given straight to the bot, and the moments of their answers.

The times are the bot's own: from what the gateway delivers, through discord.py, the rules and the
database, to the answer that is handed to the network. No network is between, nor a simulated one.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from itertools import cycle
from typing import TYPE_CHECKING, Any

from discord import TextChannel
from discord.webhook.async_ import AsyncWebhookAdapter, async_context
from simcord.backend import serializers
from simcord.enums import InteractionType
from simcord.interactions import base_payload

from bot.services.course.scenes import WelcomeScene
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import ChooseOne, ChooseSeveral, TypeIn
from bot.tutor.people import Press
from bot.ui.exercises.inputs.choose_one import ChoiceButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    import simcord

    from bot.services.exercises.scenes import QuestionScene
    from bot.ui.client import TutorBot

PRIVATE_CARD = 1 << 6 | 1 << 15  # a message for one person alone, made of components


@dataclass(frozen=True, slots=True)
class Answers:
    """Seconds from each press to its answer; `counted` is how many answers are stored."""

    taken: tuple[float, ...]
    counted: int


class AnswerWire(AsyncWebhookAdapter):
    """Takes the answers in place of Discord, and notes when each comes, by the interaction's id."""

    def __init__(self, presses: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # discord.py leaves it so
        self.presses, self.done = presses, asyncio.Event()
        self.answered: dict[int, float] = {}

    async def create_interaction_response(  # type: ignore[override]  # a coroutine, as its caller awaits
        self, interaction_id: int, token: str, **_: object
    ) -> dict[str, Any]:
        del token
        self.answered[interaction_id] = time.perf_counter()
        if len(self.answered) == self.presses:
            self.done.set()
        return {"interaction": {"id": str(interaction_id), "type": 3}}


@dataclass(frozen=True, slots=True)
class Pressed:
    """One press: its id and payload, and the attempt that it answers."""

    id: int
    payload: dict[str, Any]
    attempt: int


@dataclass(slots=True)
class QuestionRoom:
    """A channel with one message in it: every press says that it holds the person's question."""

    env: simcord.Env
    bot: TutorBot
    guild: int
    channel: int
    members: Sequence[int]
    shown: dict[str, Any] = field(default_factory=dict)
    typed: int = 0  # so many presses were made by hand; their ids are small, so that none is real

    async def greet(self) -> None:
        channel = self.bot.get_channel(self.channel)
        if not isinstance(channel, TextChannel):
            raise TypeError("The simulated channel is gone.")
        message = await channel.send(view=self.bot.draw(WelcomeScene()))
        stored = self.env.backend.get_message(self.channel, message.id)
        self.shown = dict(serializers.message_payload(self.env.backend, stored))

    async def answered(self, seconds: float) -> Answers:
        """Open a question for everybody, and let them answer it over so many seconds."""
        presses = [await self._press(person) for person in self.members]
        before = await self._entries(presses)
        wire = AnswerWire(len(presses))
        given = async_context.set(wire)  # the tasks of the presses inherit it
        receive = self.bot._connection.parsers["INTERACTION_CREATE"]  # noqa: SLF001 - its gateway
        sent: dict[int, float] = {}
        began = time.perf_counter()
        for place, press in enumerate(presses):
            wait = began + seconds * place / len(presses) - time.perf_counter()
            if seconds and wait > 0:
                await asyncio.sleep(wait)
            sent[press.id] = time.perf_counter()
            receive(press.payload)
        await wire.done.wait()
        async_context.reset(given)
        taken = tuple(wire.answered[id_] - at for id_, at in sent.items())
        return Answers(taken, await self._entries(presses) - before)

    async def _entries(self, presses: Sequence[Pressed]) -> int:
        attempts = self.bot.services.questions.attempts
        found = [await attempts.get(press.attempt) for press in presses]
        return sum(len(attempt.entries) for attempt in found if attempt is not None)

    async def _press(self, person: int) -> Pressed:
        """Make the press that answers this person's question, without delivering it."""
        scene = await self._at_a_choice(person)
        letter = LETTERS[len(scene.state.tried[scene.question.id])]
        keys = {"attempt": scene.attempt, "mark": scene.mark, "confidence": ""}
        record, payload = base_payload(
            self.env.backend,
            type=InteractionType.MESSAGE_COMPONENT,
            channel_id=self.channel,
            guild_id=self.guild,
            user_id=person,
            data={
                "custom_id": ChoiceButton.shape.format(letter=letter, **keys),
                "component_type": 2,
            },
        )
        card = {"components": self.bot.draw(scene).to_components()}  # type: ignore[no-untyped-call]  # discord.py
        payload["message"] = self.shown | card | {"flags": PRIVATE_CARD}
        return Pressed(record.id, payload, scene.attempt)

    async def _at_a_choice(self, person: int) -> QuestionScene:
        """Answer questions of other kinds, until one of a single choice is open."""
        questions = self.bot.services.questions
        for lesson in cycle(questions.course.lessons):
            scene = await questions.begin(self._by_hand(person), lesson)
            while not scene.state.finished:
                if isinstance(scene.asked, ChooseOne):
                    return scene
                press = self._by_hand(person)
                await questions.choose(press, scene.attempt, scene.mark, _some(scene), None)
                scene = await questions.show(press, scene.attempt)
        raise RuntimeError("The course asks no question of a single choice.")

    def _by_hand(self, person: int) -> Press:
        self.typed += 1
        return Press(self.typed, person, self.guild)


def _some(scene: QuestionScene) -> str:
    """Return an answer that counts, another one at the second try."""
    second = bool(scene.state.tried[scene.question.id])
    asked = scene.asked
    if isinstance(asked, TypeIn):
        return "2" if second else "1"
    letters = LETTERS[: len(asked.options)]
    if isinstance(asked, ChooseSeveral):
        return letters[int(second)]
    return letters[::-1] if second else letters
