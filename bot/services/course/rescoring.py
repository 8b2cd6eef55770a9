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
        worth = "as right" if all(each.right for each in told) else "for more"
        questions = len({each.question for each in told})
        if not told:
            return ""
        keys = f"keys of {questions} questions were" if questions > 1 else "key of one question was"
        yours = "answer now counts" if len(told) == 1 else "answers now count"
        return f"The {keys} corrected; your {yours} {worth}."

    async def _judge_again(self, lesson: Lesson) -> None:
        while attempts := await self.rejudging.due(lesson.id, lesson.revision, AT_ONCE):
            changes = [change_in(lesson, attempt) for attempt in attempts]
            await self.rejudging.keep(lesson.revision, changes)
