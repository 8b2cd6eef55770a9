"""What the three exercises share: finding one's own attempt, and taking one step in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.attempts import Attempt, Entry

if TYPE_CHECKING:
    from bot.services.exercises.ports import Attempts
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.people import Press

State = TypeVar("State")

UPDATED = "This card had moved on already, so nothing was counted. Here is where you are now."


async def own_attempt(attempts: Attempts, press: Press, attempt_id: int) -> Attempt:
    """Load an attempt. Raise NotYoursError if it is of another person, TutorError if unknown."""
    attempt = await attempts.get(attempt_id)
    if attempt is None:
        raise TutorError("I do not know this exercise any more. Type `/learn` to start it anew.")
    if attempt.person != press.person:
        raise NotYoursError
    return attempt


@dataclass(frozen=True, slots=True)
class Rules(Generic[State]):
    """How an exercise is judged; all functions are pure.

    `replay` returns the state of an attempt, and `after` the state once an entry is added to it.
    `score` is 0 to 1 once nothing is left to do, else None. `revision` is that of the content by
    which an attempt is judged now.
    """

    replay: Callable[[Attempt], State]
    after: Callable[[State, Entry], State]
    score: Callable[[State], float | None]
    revision: Callable[[Attempt], str]


@dataclass(frozen=True, slots=True)
class Step(Generic[State]):
    """An attempt and its state after a press, and whether that press counted."""

    attempt: Attempt
    state: State
    counted: bool


async def take_step(
    attempts: Attempts,
    press: Press,
    attempt_id: int,
    rules: Rules[State],
    judge: Callable[[Attempt, State], Entry | None],
) -> Step[State]:
    """Judge one thing a person did and store it.

    `judge` returns None for a press on an older card: then nothing is stored. Raise NotYoursError
    for another person's attempt, TutorError for an unknown one, and what `judge` raises.
    """
    current = await own_attempt(attempts, press, attempt_id)
    return await step_in(attempts, press, current, rules, judge)


async def step_in(
    attempts: Attempts,
    press: Press,
    current: Attempt,
    rules: Rules[State],
    judge: Callable[[Attempt, State], Entry | None],
) -> Step[State]:
    """Do what `take_step` does, in an attempt as it was read."""
    state = rules.replay(current)
    entry = judge(current, state)
    if entry is None:
        return Step(current, state, counted=False)
    return await step_from(attempts, press, current, state, rules, entry)


async def step_from(
    attempts: Attempts,
    press: Press,
    current: Attempt,
    state: State,
    rules: Rules[State],
    entry: Entry,
) -> Step[State]:
    """Store an entry that was judged in this state; the last entry also closes the attempt."""
    # A turn is a step of the attempt as it was seen: two presses on one card are of one turn.
    turn, revision = str(len(current.entries)), rules.revision(current)
    entry = replace(entry, author=press.person, turn=turn, revision=revision)
    after = rules.after(state, entry)
    if await attempts.add(press, current, entry, rules.score(after)):
        return Step(replace(current, entries=(*current.entries, entry)), after, counted=True)
    newer = await own_attempt(attempts, press, current.id)  # another press was faster
    return Step(newer, rules.replay(newer), counted=False)


async def close_if_done(attempts: Attempts, attempt: Attempt, score: float | None) -> None:
    """Close an open attempt that has a score: an edit of its lesson removed what was left to do."""
    if score is not None and not attempt.closed:
        await attempts.close(attempt.id, score)


def of_activity(attempt: Attempt, *activities: str) -> Attempt:
    """Return the attempt. Raise TutorError for one at another exercise: its id was forged."""
    if attempt.activity not in activities:
        raise TutorError("This button is of another exercise. Type `/learn` to go on with yours.")
    return attempt


def revision_in(course: Course) -> Callable[[Attempt], str]:
    """Return the function that finds the revision of an attempt's lesson."""
    return lambda attempt: lesson_in(course, attempt.lesson).revision


def lesson_in(course: Course, lesson_id: str) -> Lesson:
    """Find a lesson. Raise TutorError when it is not loaded."""
    lesson = course.lesson(lesson_id)
    if lesson is None:
        raise TutorError(
            "This lesson is switched off while its text is mended. Your progress is kept. "
            "Type `/learn` to go on with another one."
        )
    return lesson


def lesson_named(course: Course, typed: str) -> Lesson:
    """Find a lesson by its name or number. Raise TutorError, which offers those there are."""
    lesson = course.find(typed)
    if lesson is None:
        offered = ", ".join(f"{known.number}. {known.title}" for known in course.lessons)
        raise TutorError(
            "I cannot find that lesson; if its text is being mended, it comes back later. "
            f"There are: {offered}."
        )
    return lesson
