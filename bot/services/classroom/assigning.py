"""Assignments: an instructor gives a class a lesson to finish by a time, and sees who is where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.services.classroom.posting import ClassNoteScene, channel_for, of_class, own_press, posted
from bot.services.classroom.rights import instructors_classroom
from bot.services.scene import Scene
from bot.tutor.classroom.assignments import (
    ASSIGNMENT,
    BEGUN,
    FINISHED,
    OPEN,
    TAKEN_BACK,
    Way,
    lesson_of,
    mark,
    people_with,
    plan_of,
    way_of,
)
from bot.tutor.classroom.times import moment_in
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import WantedAttempt
from bot.tutor.exercises.gatherings import OverError, WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press

if TYPE_CHECKING:
    from datetime import datetime

    from bot.services.classroom.ports import ClassPosts, Classrooms
    from bot.services.course.lessons import Lessons
    from bot.services.exercises.groups import Groups
    from bot.tutor.classroom.assignments import AssignedLesson
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Due, Gathering


@dataclass(frozen=True, slots=True)
class AssignedScene(Scene):
    """What an instructor is told of an assignment that stands in the channel now."""

    lesson: AssignedLesson
    due_at: datetime
    zone: str
    channel: int


@dataclass(frozen=True, slots=True)
class WhoScene(Scene):
    """Who of those who pressed Begin is how far, by Discord id: for instructors alone."""

    lesson: AssignedLesson
    people: dict[Way, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Assignments:
    """Methods that take a gathering raise TutorError for one of another kind or server.

    What instructors alone may do raises NotAnInstructorError for anybody else.
    """

    classrooms: Classrooms
    led: ClassPosts
    groups: Groups
    lessons: Lessons

    async def assign(self, press: Press, lesson_typed: str, by: str) -> AssignedScene:
        """Post an assignment in the class channel.

        Raise TutorError for no lesson, a time that is not understood or over, and where it cannot
        be posted.
        """
        classroom = await instructors_classroom(self.classrooms, press)
        lesson = self.lessons.course.find(lesson_typed)
        if lesson is None:
            raise TutorError(NO_LESSON)
        due_at = moment_in(by, classroom.zone, self.groups.clock.now())
        channel = channel_for(classroom, press)
        wanted = WantedGathering(ASSIGNMENT, plan_of(lesson), due_at, channel)
        found = await posted(self.groups, press, wanted)
        return AssignedScene(lesson_of(found), due_at, classroom.zone, channel)

    async def begin(self, press: Press, gathering: int) -> Scene:
        """Note that somebody begins, once, and open the lesson for them.

        Raise TutorError when the assignment is over.
        """
        found = await of_class(self.groups, press, gathering, ASSIGNMENT)
        lesson = lesson_of(found)
        if not found.takes_answers:
            raise TutorError(OVER.format(number=lesson.number))
        try:
            wanted = WantedAttempt("", ASSIGNMENT, Plan(), gathering=found.id)
            await self.groups.answer(press, OPEN, wanted, lambda _: mark(BEGUN, lesson.id))
        except OverError:
            raise TutorError(OVER.format(number=lesson.number)) from None
        return await self.lessons.open(press, lesson.id)

    async def who(self, press: Press, gathering: int) -> WhoScene:
        """Show an instructor who is where, by name."""
        await instructors_classroom(self.classrooms, press)
        found = await of_class(self.groups, press, gathering, ASSIGNMENT)
        lesson = lesson_of(found)
        people: dict[Way, list[int]] = {way: [] for way in Way}
        for person in await self._begun(found):
            bookmarks = await self.lessons.bookmarks.all_of(person)
            people[way_of(bookmarks, lesson.id)].append(person)
        return WhoScene(lesson, {way: tuple(those) for way, those in people.items()})

    async def take_back(self, press: Press, gathering: int) -> Scene:
        """Take an assignment back: it is due to nobody any more, and what was learned stays."""
        await instructors_classroom(self.classrooms, press)
        found = await of_class(self.groups, press, gathering, ASSIGNMENT)
        try:
            back = await self.led.take_back(press, found.id, mark(TAKEN_BACK, lesson_of(found).id))
        except OverError:
            back = False
        if not back:
            return ClassNoteScene("This assignment is over already, so nothing was changed.")
        await self.groups.close(found.id)
        return ClassNoteScene(
            "It is taken back: it is due to nobody any more. What people learned stays theirs."
        )

    async def end(self, due: Due) -> None:
        """Close what is due; an assignment keeps first who had finished by then."""
        if due.kind == ASSIGNMENT:
            await self._keep_finished(due.id)
        await self.groups.end(due)

    async def _keep_finished(self, gathering: int) -> None:
        found = await self.groups.gatherings.get(gathering)
        if found is None or not found.takes_answers:
            return
        lesson = lesson_of(found).id
        for person in await self._begun(found):
            if way_of(await self.lessons.bookmarks.all_of(person), lesson) is not Way.FINISHED:
                continue
            by_time = Press(own_press(gathering, str(person)), person, found.guild)
            wanted = WantedAttempt("", ASSIGNMENT, Plan(), gathering=gathering)
            kept = replace(mark(FINISHED, lesson), author=person)
            await self.groups.attempts.enter(by_time, wanted, OPEN, partial(_as_it_is, kept))

    async def _begun(self, found: Gathering) -> tuple[int, ...]:
        return people_with(BEGUN, await self.groups.phases.attempts(found.id))


def _as_it_is(entry: Entry, _: Attempt) -> Entry:
    return entry


NO_LESSON = (
    "I cannot find that lesson, so nothing was posted. Type its number, or pick one of those that "
    "are offered while you type."
)
OVER = (
    "The time for this assignment is over, so you are not counted in it any more. The lesson stays "
    "open to you: type `/learn lesson:{number}`."
)
