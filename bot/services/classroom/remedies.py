"""What helps against a misconception: its card to read, and its experiment to run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.classroom.rights import classroom_of
from bot.tutor.classroom.classroom import is_instructor
from bot.tutor.classroom.mending import card_for
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.classroom.ports import Classrooms
    from bot.services.course.looking import Looking
    from bot.services.course.showing import LookScene
    from bot.trainings.task import Task
    from bot.tutor.course.course import Course
    from bot.tutor.lab.presets import Preset
    from bot.tutor.people import Press

NO_EXPERIMENT = (
    "There is no experiment about that any more, so nothing was started. "
    "`/lab` offers those that there are."
)
NO_CARD = "There is no card about that any more. `/glossary` finds the cards of a word."


@dataclass(frozen=True, slots=True)
class Remedies:
    course: Course
    classrooms: Classrooms
    looking: Looking
    presets: Mapping[str, Preset]

    def can_run(self, misconception_id: str) -> bool:
        """Whether there is an experiment that shows a misconception to be wrong."""
        return self._preset(misconception_id) is not None

    async def experiment(self, press: Press, misconception_id: str) -> tuple[Task, bool]:
        """Return what to train, and whether only the person sees it: all do with an instructor.

        Raise TutorError where there is no such experiment.
        """
        preset = self._preset(misconception_id)
        if preset is None:
            raise TutorError(NO_EXPERIMENT)
        if press.in_dm:
            return preset.task, True
        classroom = await classroom_of(self.classrooms, press)
        return preset.task, not is_instructor(classroom, press)

    async def card(self, press: Press, misconception_id: str) -> LookScene:
        """Show the card that mends a misconception. Raise TutorError where there is none."""
        found = card_for(self.course, misconception_id)
        if found is None:
            raise TutorError(NO_CARD)
        lesson, card = found
        return await self.looking.look(press, lesson.id, card.id)

    def _preset(self, misconception_id: str) -> Preset | None:
        found = self.course.misconception(misconception_id)
        return None if found is None else self.presets.get(found.experiment)
