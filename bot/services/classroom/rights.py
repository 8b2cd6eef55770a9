"""Who may instruct, looked at anew at every press: a role may have been taken away meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.classroom.classroom import Classroom, NotAnInstructorError, is_instructor
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.services.classroom.ports import Classrooms
    from bot.tutor.people import Press

NO_CLASS_HERE = "A class is in a server: type this in a channel there. Nothing was changed."


async def classroom_of(classrooms: Classrooms, press: Press) -> Classroom:
    """Return the classroom of the server of a press, as it is set up or with what is usual.

    Raise TutorError in a DM.
    """
    if press.guild is None:
        raise TutorError(NO_CLASS_HERE)
    return await classrooms.of(press.guild) or Classroom(press.guild)


async def instructors_classroom(classrooms: Classrooms, press: Press) -> Classroom:
    """Return the classroom in which a press comes from an instructor.

    Raise NotAnInstructorError for anybody else, and TutorError in a DM.
    """
    classroom = await classroom_of(classrooms, press)
    if not is_instructor(classroom, press):
        raise NotAnInstructorError
    return classroom
