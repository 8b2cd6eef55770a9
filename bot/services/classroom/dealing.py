"""Splitting a class into groups: people say that they are here, then each group gets a thread."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from bot.services.classroom.dealing_kind import GROUPS, LESSON, TITLE, groups_of
from bot.services.classroom.posting import ClassNoteScene, channel_for, of_class, own_press, posted
from bot.services.classroom.rights import instructors_classroom
from bot.services.in_order import InOrder
from bot.services.messages import Reason, Undelivered, hint_for
from bot.services.scene import Scene
from bot.tutor.classroom.dealing import (
    CLASS_GROUPS,
    GATHERING_UP,
    SPLITTING,
    dealt,
    dealt_entry,
    groups_in,
    here_entry,
    people_here,
    thread_entry,
    threads_in,
)
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import WantedAttempt
from bot.tutor.exercises.gatherings import WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.text import listed

if TYPE_CHECKING:
    from bot.services.classroom.ports import ClassPosts, Classrooms, Threads
    from bot.services.exercises.groups import Groups
    from bot.tutor.course.course import Course
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.people import Press

STANDS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ThreadScene(Scene):
    """The first message of a group's thread. `lesson` is the number of one, "" for none."""

    number: int
    groups: int
    people: tuple[int, ...]
    lesson: str


@dataclass(frozen=True, slots=True)
class Dealing:
    """Methods that take a gathering raise TutorError for one of another kind or server.

    What instructors alone may do raises NotAnInstructorError for anybody else. `splitting` is a
    line for each gathering whose threads are being made, so that none is made twice.
    """

    classrooms: Classrooms
    led: ClassPosts
    groups: Groups
    threads: Threads
    course: Course
    splitting: InOrder = field(default_factory=InOrder)

    async def open(self, press: Press, groups: int, lesson_typed: str | None) -> ClassNoteScene:
        """Post a card in the class channel on which people say that they are here.

        Raise TutorError for no lesson, where threads cannot be made, and where it cannot be posted.
        """
        classroom = await instructors_classroom(self.classrooms, press)
        lesson = self.course.find(lesson_typed) if lesson_typed else None
        if lesson_typed and lesson is None:
            raise TutorError(NO_LESSON)
        channel = channel_for(classroom, press)
        self._check_rights(classroom.guild, channel)
        terms = {GROUPS: str(groups), LESSON: "", TITLE: ""}
        if lesson is not None:
            terms |= {LESSON: str(lesson.number), TITLE: lesson.title}
        due_at = self.groups.clock.now() + STANDS
        wanted = WantedGathering(CLASS_GROUPS, Plan(terms=terms), due_at, channel)
        await posted(self.groups, press, wanted)
        return ClassNoteScene(
            f"The card stands in <#{channel}> now. When all who are there pressed **I am here**, "
            "press **Split into threads** on it."
        )

    async def be_here(self, press: Press, gathering: int) -> ClassNoteScene:
        """Note that somebody is here, once. They are told when the class was split before."""
        found = await of_class(self.groups, press, gathering, CLASS_GROUPS)
        if found.takes_answers and found.phase == GATHERING_UP:
            wanted = WantedAttempt("", CLASS_GROUPS, Plan(), gathering=gathering)
            await self.groups.answer(press, GATHERING_UP, wanted, lambda _: here_entry())
        attempts = await self.groups.phases.attempts(gathering)
        if press.person not in people_here(attempts):
            raise TutorError(TOO_LATE)
        return ClassNoteScene(
            "You are here. Once the class is split, **My group** on the card says which one is "
            "yours."
        )

    async def own_group(self, press: Press, gathering: int) -> ClassNoteScene:
        """Tell somebody which group is theirs."""
        found = await of_class(self.groups, press, gathering, CLASS_GROUPS)
        attempts = await self.groups.phases.attempts(gathering)
        made, parts = threads_in(attempts), _parts(found, attempts)
        numbers = [n for n, part in enumerate(parts, 1) if press.person in part]
        if not numbers:
            raise TutorError(TOO_LATE)
        [number] = numbers
        if number not in made:
            return ClassNoteScene("The thread of your group is not made yet. Try in a moment.")
        return ClassNoteScene(f"You are in group {number}: <#{made[number]}>")

    async def split(self, press: Press, gathering: int) -> ClassNoteScene:
        """Make the threads that are not made yet, and close it when there are all of them.

        Raise TutorError where the bot lacks a permission or too few people are here: then nothing
        has changed.
        """
        classroom = await instructors_classroom(self.classrooms, press)
        async with self.splitting.turn(gathering):
            found = await of_class(self.groups, press, gathering, CLASS_GROUPS)
            if not found.takes_answers:
                return ClassNoteScene("This class is split already, so nothing was changed.")
            self._check_rights(classroom.guild, found.channel or 0)
            if found.phase == GATHERING_UP:
                here = len(people_here(await self.groups.phases.attempts(gathering)))
                if here < groups_of(found):
                    raise TutorError(_too_few(here, groups_of(found)))
                due_at = self.groups.clock.now() + STANDS
                found = await self.groups.go_on(gathering, GATHERING_UP, due_at)
            return await self._make_all(press, found)

    async def _make_all(self, press: Press, found: Gathering) -> ClassNoteScene:
        attempts = await self.groups.phases.attempts(found.id)
        made, parts = threads_in(attempts), _parts(found, attempts)
        if groups_in(attempts) is None:
            await self._lead(press, found, dealt_entry(parts, attempts))
        for number, people in enumerate(parts, 1):
            if number in made:
                continue
            refused = await self._make(press, found, number, people)
            if refused is not None:
                why = hint_for(refused, {Reason.FORBIDDEN: "{needs} "})
                return ClassNoteScene(
                    f"Threads for {number - 1} of {len(parts)} groups are made, and Discord did "
                    f"not take the next one. {why}Press **Make the missing threads** to go on; "
                    "none is made twice."
                )
        await self.groups.close(found.id, SPLITTING)
        return ClassNoteScene(f"The {len(parts)} threads are made. The card links them.")

    async def _make(
        self, press: Press, found: Gathering, number: int, people: tuple[int, ...]
    ) -> Undelivered | None:
        """Make a thread and note it. Return what was in the way, None where nothing was."""
        groups = groups_of(found)
        # The number of the gathering tells the threads of one split from those of another.
        name = f"Group {number} of {groups} (split {found.id})"
        first = ThreadScene(number, groups, people, found.plan.terms[LESSON])
        told = await self.threads.make(found.guild or 0, found.channel or 0, name, first)
        if isinstance(told, Undelivered):
            return told
        await self._lead(press, found, thread_entry(number, told.place.channel))
        return None

    async def _lead(self, press: Press, found: Gathering, entry: Entry) -> None:
        """Note what is of the whole class: it stays when the instructor is deleted."""
        # One press notes several things, and each press is noted once.
        own = replace(press, id=own_press(found.id, entry.turn))
        await self.led.lead(own, found.id, lambda _: entry)
        await self.groups.redraw(found.id)

    def _check_rights(self, guild: int, channel: int) -> None:
        missing = self.threads.missing_in(guild, channel)
        if missing is None:
            raise TutorError(NO_THREADS.format(channel=channel))
        if missing:
            raise TutorError(
                f"To split a class I need {listed(missing)} in <#{channel}>, so nothing was "
                "changed. Whoever runs the server can give me that."
            )


def _parts(found: Gathering, attempts: tuple[Attempt, ...]) -> tuple[tuple[int, ...], ...]:
    """Return the groups as they were dealt or, before that, as they would be now."""
    kept = groups_in(attempts)
    if kept is not None:
        return kept
    return dealt(people_here(attempts), groups_of(found), Random(found.id))


def _too_few(here: int, groups: int) -> str:
    are = "1 person is" if here == 1 else f"{here} people are"
    return (
        f"{are} here, too few for {groups} groups, so nothing was changed. Wait for more, or post "
        "a new card for fewer groups."
    )


NO_THREADS = (
    "In <#{channel}> no threads can be made, so nothing was changed. Name a text channel with "
    "`/classroom setup`, or type this in one."
)
NO_LESSON = (
    "I cannot find that lesson, so nothing was posted. Type its number, or pick one of those that "
    "are offered while you type."
)
TOO_LATE = (
    "This class was split before you pressed **I am here**, so you are in no group. The threads "
    "are open to all: join one of them, or ask your instructor."
)
