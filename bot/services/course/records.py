"""Reads what one person did in the course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.course.record import ACTIVITIES, Record
from bot.tutor.course.standing import Standing

if TYPE_CHECKING:
    from bot.services.course.ports import Bookmarks
    from bot.services.exercises.ports import PastAttempts
    from bot.tutor.course.course import Course
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Records:
    course: Course
    bookmarks: Bookmarks
    history: PastAttempts

    async def of(self, press: Press) -> Record:
        """Return the record of whoever pressed."""
        person = press.person
        bookmarks = await self.bookmarks.all_of(person)
        standing = Standing(bookmarks, await self.history.scores(person))
        attempts = await self.history.attempts(person, ACTIVITIES)
        return Record(self.course, standing, attempts)
