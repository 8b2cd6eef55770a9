"""A live post in the simulated Discord, the presses on it, and what is seen of its card."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from discord.webhook.async_ import async_context
from simcord.backend import serializers
from simcord.enums import InteractionType
from simcord.interactions import base_payload

from bot.bench.answering import AnswerWire
from bot.services.classroom.sending import Sent, sent_post
from bot.tutor.classroom.answering import mark_of
from bot.tutor.classroom.classroom import Classroom
from bot.tutor.classroom.posted import drawn_in
from bot.tutor.classroom.terms import PostTerms
from bot.tutor.course.asked import questions_named
from bot.tutor.exercises.questions.state import draw_questions
from bot.tutor.people import Press
from bot.ui.classroom.posts.answers import ChooseButton
from bot.ui.classroom.posts.keys import asked_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    import simcord

    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.exercises.questions.kind import Question
    from bot.ui.client import TutorBot

LETTERS = "ABC"
SETTLED = 6.0  # seconds after the last answer until the card has surely stopped changing
TICK = 0.005


@dataclass(frozen=True, slots=True)
class PostAnswers:
    """Seconds from each press to its answer, what is stored, and the edits of the card.

    `edits` are times in seconds after the first press; `shown` says whether the card tells that
    everybody answered.
    """

    taken: tuple[float, ...]
    counted: int
    doubled: int
    edits: tuple[float, ...]
    shown: bool


@dataclass(slots=True)
class PostRoom:
    """A class channel; `made` counts presses made by hand, whose ids are small: none is real."""

    env: simcord.Env
    bot: TutorBot
    guild: int
    channel: int
    members: Sequence[int]
    made: int = 0
    post: Gathering = field(init=False)

    def by_hand(self, person: int) -> Press:
        self.made += 1
        return Press(self.made, person, self.guild, self.channel)

    def question(self, name: str) -> Question:
        return questions_named(self.bot.services.classroom.posts.course, [name])[0]

    async def open(self, name: str) -> None:
        """Post a question, as an instructor does who pressed "Post it"."""
        plan = draw_questions([self.question(name)], Random(self.made))
        classroom = Classroom(self.guild, channel=self.channel)
        press = self.by_hand(self.members[0])
        groups = self.bot.services.groups
        what = Sent(press.id, "bench", plan)
        self.post = await sent_post(groups, press, classroom, what, PostTerms())

    def pressed(self, person: int, custom_id: str) -> tuple[Any, dict[str, Any]]:
        """Make the press of a button of the card, without delivering it."""
        backend, message = self.env.backend, self.post.message or 0
        record, payload = base_payload(
            backend,
            type=InteractionType.MESSAGE_COMPONENT,
            channel_id=self.channel,
            guild_id=self.guild,
            user_id=person,
            data={"custom_id": custom_id, "component_type": 2},
        )
        stored = backend.get_message(self.channel, message)
        payload["message"] = dict(serializers.message_payload(backend, stored))
        record.source_message_id = message
        return record, payload

    async def answered(self, seconds: float, double: int) -> PostAnswers:
        """Let everybody choose over so many seconds, and some of them press twice.

        The times are the bot's own, as those of `bot.bench.answering`.
        """
        people = [*self.members, *self.members[:double]]
        question = self.question(self.post.plan.items[0])
        asked = asked_key(0, mark_of(question, drawn_in(self.post.plan, question)))
        keys = {"gathering": self.post.id, "phase": 0, "place": asked}
        ids = [ChooseButton.shape.format(letter=letter, **keys) for letter in LETTERS]
        presses = [self.pressed(one, ids[place % 3])[1] for place, one in enumerate(people)]
        wire = AnswerWire(len(presses))
        given = async_context.set(wire)  # the tasks of the presses inherit it
        began = time.perf_counter()
        edits: list[float] = []
        looking = asyncio.create_task(self._look(began, edits))
        sent = await self._deliver(presses, began, seconds)
        await wire.done.wait()
        async_context.reset(given)
        await asyncio.sleep(SETTLED)
        looking.cancel()
        attempts = await self.bot.services.groups.phases.attempts(self.post.id)
        authors = Counter(entry.author for one in attempts for entry in one.entries)
        return PostAnswers(
            tuple(wire.answered[id_] - at for id_, at in sent.items()),
            len(authors),
            authors.total() - len(authors),
            tuple(edits),
            f"**{len(self.members)} of {len(self.members)}**" in str(self.card()["components"]),
        )

    async def _deliver(
        self, presses: Sequence[dict[str, Any]], began: float, seconds: float
    ) -> dict[int, float]:
        """Deliver presses as the gateway does; return when each was delivered, by its id."""
        receive = self.bot._connection.parsers["INTERACTION_CREATE"]  # noqa: SLF001 - its gateway
        sent: dict[int, float] = {}
        for place, payload in enumerate(presses):
            wait = began + seconds * place / len(presses) - time.perf_counter()
            if seconds and wait > 0:
                await asyncio.sleep(wait)
            sent[int(payload["id"])] = time.perf_counter()
            receive(payload)
        return sent

    async def _look(self, began: float, edits: list[float]) -> None:
        """Note when the card is edited."""
        seen, path = len(self.env.http_requests), f"/messages/{self.post.message}"
        while True:
            await asyncio.sleep(TICK)
            requests = self.env.http_requests[seen:]
            seen += len(requests)
            made = sum(one.method == "PATCH" and one.path.endswith(path) for one in requests)
            edits += [time.perf_counter() - began] * made

    def card(self) -> dict[str, Any]:
        stored = self.env.backend.get_message(self.channel, self.post.message or 0)
        return dict(serializers.message_payload(self.env.backend, stored))
