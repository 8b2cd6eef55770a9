"""Walks a person through the made-up course of three lessons, right or wrong as a test wants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.services.exercises.scenes import QuestionScene

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.services.services import Services
    from bot.tutor.course.bookmarks import Bookmark
    from tests.services.conftest import Presses


@dataclass
class Walker:
    services: Services = field(repr=False)
    press: Presses

    async def bookmark(self, lesson_id: str) -> Bookmark:
        kept = await self.services.lessons.bookmarks.all_of(self.press().person)
        return next(one for one in kept if one.lesson == lesson_id)

    async def open(self, lesson_id: str) -> Scene:
        return await self.services.lessons.open(self.press(), lesson_id)

    async def read(self, lesson_id: str) -> Scene:
        """Open a lesson and turn all its cards; its checkpoint comes after the last."""
        await self.open(lesson_id)
        kept = await self.bookmark(lesson_id)
        scene: Scene | None = None
        for number in range(2, 5):
            scene = await self.services.lessons.turn(self.press(), kept.id, number)
        assert scene is not None
        return scene

    async def answer(self, scene: Scene, wrong: int = 0) -> tuple[str, ...]:
        """Answer all questions, the first `wrong` of them wrong at the first try.

        Return the ids of those, and stop where the last question is answered.
        """
        assert isinstance(scene, QuestionScene)
        missed: list[str] = []
        while (current := scene.state.current) is not None:
            failing = len(missed) < wrong and not scene.state.tried[current]
            choice = "wrong" if failing else "right"
            missed += [current] if failing else []
            letter = "ABC"[scene.state.drawn[current].order.index(choice)]
            scene = await self.services.questions.choose(
                self.press(), scene.attempt, scene.mark, letter, None
            )
        return tuple(missed)

    async def take(self, lesson_id: str, wrong: int = 0) -> tuple[str, ...]:
        return await self.answer(await self.read(lesson_id), wrong)

    async def finish(self, lesson_id: str) -> Scene:
        kept = await self.bookmark(lesson_id)
        return await self.services.lessons.finish(self.press(), kept.id)
