"""What the three exercises share: finding an attempt that is really this person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.errors import NotYoursError, TutorError

if TYPE_CHECKING:
    from bot.services.ports import Attempts
    from bot.tutor.course import Course, Lesson
    from bot.tutor.records import Attempt, Press

UPDATED = "This card had moved on already, so nothing was counted. Here is where you are now."


async def own_attempt(attempts: Attempts, press: Press, attempt_id: int) -> Attempt:
    """Load an attempt. Raise NotYoursError for another person's, TutorError for a lost one."""
    attempt = await attempts.get(attempt_id)
    if attempt is None:
        raise TutorError("I do not know this exercise any more. Type `/learn` to start it anew.")
    if attempt.person != press.person:
        raise NotYoursError
    return attempt


def lesson_in(course: Course, lesson_id: str) -> Lesson:
    """Find a lesson. Raise TutorError when it is switched off."""
    lesson = course.lesson(lesson_id)
    if lesson is None:
        raise TutorError(
            "This lesson is switched off while its text is mended. Your progress is kept. "
            "Type `/learn` to go on with another one."
        )
    return lesson
