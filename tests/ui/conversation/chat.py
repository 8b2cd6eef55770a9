"""Somebody who types in a DM beside questions of the shipped course, and what counted of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simcord.results import ResponseMessage

from bot.tutor.people import Press
from tests.ui.conversation.saying import mention_of
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    import simcord

    from bot.services.exercises.scenes import QuestionScene
    from bot.services.services import Services
    from tests.ui.conftest import Classroom

PRESSES = iter(range(10**15, 10**15 + 10**6))
GAME = "slang casual, polite words formal"


class Chat:
    """Somebody who types in a DM and reads the last message."""

    def __init__(self, room: Classroom) -> None:
        self.room, self.actor = room, room.ana

    @property
    def services(self) -> Services:
        services: Services = self.room.env.bot.services  # type: ignore[attr-defined]  # it is ours
        return services

    @property
    def last(self) -> ResponseMessage:
        sent = self.room.env.backend.messages[self.actor.user.dm_channel.id]
        return ResponseMessage(self.room.env, sent[max(sent)])

    async def say(self, *texts: str) -> str:
        for text in texts:
            await self.actor.send_dm(text)
        return text_of(self.last)

    async def press(self, label: str) -> str:
        return text_of(shown(await self.actor.user.click(self.last, label=label)))

    async def question(self, kind: str, lesson: str = "neurons-and-weights") -> QuestionScene:
        """Open a practice of one question of a kind."""
        found = self.services.lessons.course.lesson(lesson)
        assert found is not None
        item = next(one for one in found.questions if one.kind == kind and one.hints)
        press = Press(next(PRESSES), self.actor.id)
        return await self.services.questions.practise(press, found, [item.id])

    async def open_question(self, scene: QuestionScene) -> QuestionScene:
        press = Press(next(PRESSES), self.actor.id)
        return await self.services.questions.keys.look(press, scene.attempt)


def letters(scene: QuestionScene) -> tuple[str, str]:
    """Return the letters of a right and of a wrong option."""
    ids = [option.id for option in scene.asked.options]  # type: ignore[union-attr]  # one chooses
    task = scene.question.task
    right = next(one.id for one in task.options if one.right)  # type: ignore[attr-defined]  # same
    return "abcd"[ids.index(right)], "abcd"[ids.index(next(id_ for id_ in ids if id_ != right))]


async def counted(chat: Chat, scene: QuestionScene) -> int:
    return len((await chat.open_question(scene)).state.tried[scene.question.id])


async def question_of(chat: Chat, kind: str) -> QuestionScene:
    """Open a practice of one question of a kind."""
    lesson = chat.services.lessons.course.lessons[0]
    item = next(one for one in lesson.questions if (one.kind or "single") == kind)
    press = Press(next(PRESSES), chat.actor.id)
    return await chat.services.questions.practise(press, lesson, [item.id])


async def mentioned(chat: Chat, actor: simcord.MemberActor, text: str) -> ResponseMessage:
    await actor.send(chat.room.channel, f"{mention_of(chat.room)} {text}")
    sent = chat.room.env.backend.messages[chat.room.channel.id]
    return ResponseMessage(chat.room.env, sent[max(sent)])
