"""A corrected key: what it makes right counts, for everybody who answered before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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

        Presses are answered meanwhile: each transaction lets them go first.

        A kill in between loses nothing: what is not noted as judged is judged at the next start.
        """
        for lesson in self.course.lessons:
            if lesson.questions:
                await self._judge_again(lesson)

    async def news(self, press: Press, lesson: Lesson | None = None) -> str:
        """Say once how many answers count for more since their key was corrected; "" for none.

        `lesson` asks for those in one lesson alone.
        """
        told = await self.rejudging.tell(press, None if lesson is None else lesson.id)
        worth = "as right" if all(told) else "for more"
        if len(told) < 2:
            key = f"The key of one question was corrected; your answer now counts {worth}."
            return key if told else ""
        return f"The keys of {len(told)} questions were corrected; your answers now count {worth}."

    async def _judge_again(self, lesson: Lesson) -> None:
        while attempts := await self.rejudging.due(lesson.id, lesson.revision, AT_ONCE):
            changes = [change_in(lesson, attempt) for attempt in attempts]
            await self.rejudging.keep(lesson.revision, changes)
