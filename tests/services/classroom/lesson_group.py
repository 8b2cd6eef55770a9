"""A few people who take a lesson together through the services alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.services.course.cards import revision_of
from bot.tutor.classroom.lesson_together.way import LessonStage
from bot.tutor.people import Press, Rights
from tests.services.lab.listening import ANA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services.classroom.lesson_together.lessons import LessonsTogether
    from bot.services.classroom.lesson_together.scenes import OwnPartScene
    from bot.services.services import Services

HERE, CHANNEL = 9, 77
SEND_MESSAGES = 1 << 11


@dataclass
class LessonGroup:
    services: Services = field(repr=False)
    ids: Iterator[int]

    @property
    def lessons(self) -> LessonsTogether:
        return self.services.classroom.together

    def press(self, person: int = ANA, guild: int | None = HERE) -> Press:
        return Press(next(self.ids), person, guild, CHANNEL, Rights(SEND_MESSAGES))

    async def open(self, *people: int) -> int:
        """Open the first lesson as Ana, let others join, and start it."""
        scene = await self.lessons.begin(self.press(), "1")
        number = scene.state.gathering.id
        for person in people:
            await self.lessons.join(self.press(person), number)
        await self.lessons.go_on(self.press(), number, 0)
        return number

    async def look(self, number: int, person: int = ANA) -> OwnPartScene:
        return await self.lessons.look(self.press(person), number)

    async def read(self, number: int, person: int) -> OwnPartScene:
        phase = (await self.look(number, person)).state.phase
        return await self.lessons.read(self.press(person), (number, phase))

    async def say(self, number: int, person: int, letter: str) -> OwnPartScene:
        """Answer the try or the question of the present phase by a letter."""
        state = (await self.look(number, person)).state
        is_try = state.stage is LessonStage.TRY
        give = self.lessons.try_letter if is_try else self.lessons.answer
        seen = number, state.phase
        return await give(self.press(person), seen, revision_of(state.lesson), letter)
