"""A corrected key: what it makes right counts, for everybody who answered before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.exercises.present_keys import news_of
from bot.tutor.course.asked import revision_of_all
from bot.tutor.course.rejudging import change_in

if TYPE_CHECKING:
    from bot.services.exercises.ports import Rejudging
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.people import Press

AT_ONCE = 20  # attempts that are judged in one go: some 20 ms, in which nobody is answered


@dataclass(frozen=True, slots=True)
class Rescoring:
    course: Course
    rejudging: Rejudging

    async def resume(self) -> None:
        """Judge again what another revision of its lesson judged last. Called at every start.

        A round of mistakes is judged again when any lesson was edited.

        Presses are answered meanwhile: each transaction lets them go first.

        A kill in between loses nothing: what is not noted as judged is judged at the next start.
        """
        for lesson in self.course.lessons:
            if lesson.questions:
                await self._judge_again(lesson.id, lesson.revision)
        await self._judge_again("", revision_of_all(self.course.lessons))

    async def news(self, press: Press, lesson: Lesson | None = None) -> str:
        """Say once how many answers count for more since their key was corrected; "" for none.

        `lesson` asks for those in one lesson alone.
        """
        return await news_of(self.rejudging, press, None if lesson is None else lesson.id)

    async def _judge_again(self, lesson: str, revision: str) -> None:
        while attempts := await self.rejudging.due(lesson, revision, AT_ONCE):
            changes = [change_in(self.course, attempt) for attempt in attempts]
            await self.rejudging.keep(revision, changes)
