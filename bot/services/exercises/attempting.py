"""What the three exercises share: finding one's own attempt, and taking one step in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.errors import NotYoursError, TutorError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.exercises.ports import Attempts
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.people import Press

UPDATED = "This card had moved on already, so nothing was counted. Here is where you are now."


async def own_attempt(attempts: Attempts, press: Press, attempt_id: int) -> Attempt:
    """Load an attempt. Raise NotYoursError for another person's, TutorError for a lost one."""
    attempt = await attempts.get(attempt_id)
    if attempt is None:
        raise TutorError("I do not know this exercise any more. Type `/learn` to start it anew.")
    if attempt.person != press.person:
        raise NotYoursError
    return attempt


async def take_step(
    attempts: Attempts,
    press: Press,
    attempt_id: int,
    judge: Callable[[Attempt], Entry | None],
    score: Callable[[Attempt], float | None],
) -> tuple[Attempt, bool]:
    """Judge one thing a person did and store it; return the attempt now, and whether it counted.

    `judge` returns None for an older card. `score` is 0 to 1 once nothing is left to do, which
    closes the attempt in the same transaction.
    """
    current = await own_attempt(attempts, press, attempt_id)
    entry = judge(current)
    if entry is None:
        return current, False
    after = replace(current, entries=(*current.entries, entry))
    if await attempts.add(press, current, entry, score(after)):
        return after, True
    return await own_attempt(attempts, press, attempt_id), False


async def close_if_done(attempts: Attempts, attempt: Attempt, score: float | None) -> None:
    """Close an open attempt with nothing left to do: an edit of its lesson took out the rest."""
    if score is not None and not attempt.closed:
        await attempts.close(attempt.id, score)


def lesson_in(course: Course, lesson_id: str) -> Lesson:
    """Find a lesson. Raise TutorError when it is switched off."""
    lesson = course.lesson(lesson_id)
    if lesson is None:
        raise TutorError(
            "This lesson is switched off while its text is mended. Your progress is kept. "
            "Type `/learn` to go on with another one."
        )
    return lesson
