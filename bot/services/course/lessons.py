"""Taking the course: open a lesson, turn its cards, go on to what comes next, finish it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.course.scenes import (
    CardScene,
    CourseDoneScene,
    DebriefScene,
    DoneScene,
    NeedsScene,
)
from bot.services.exercises.attempting import lesson_in
from bot.tutor.course.path import LessonPart, lesson_to_continue, next_lesson, part_of
from bot.tutor.errors import NotYoursError, TutorError

if TYPE_CHECKING:
    from bot.services.course.cards import Cards
    from bot.services.course.ports import Bookmarks
    from bot.services.exercises.matching import Matching
    from bot.services.exercises.ports import Attempts
    from bot.services.exercises.questions import Questions
    from bot.services.game.games import Games
    from bot.services.scene import Scene
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Lessons:
    """Methods that take a bookmark raise NotYoursError if it belongs to another person.

    They raise TutorError if there is no such bookmark. All methods raise TutorError if the lesson
    is not loaded.
    """

    course: Course
    bookmarks: Bookmarks
    attempts: Attempts
    matching: Matching
    questions: Questions
    games: Games
    cards: Cards

    async def resume(self, press: Press) -> Scene:
        """Go on where the person left off; a newcomer starts at the first lesson."""
        bookmarks = await self.bookmarks.all_of(press.person)
        chosen = lesson_to_continue(self.course, bookmarks)
        if chosen is None:
            return self._course_done()
        scene = await self.open(press, chosen.id)
        if not bookmarks and isinstance(scene, CardScene):
            return replace(scene, jump=self._jump_from(chosen))
        return scene

    async def ask_for(self, press: Press, typed: str) -> Scene:
        """Open a lesson by name or number. One that builds on unfinished lessons says so first."""
        bookmarks = await self.bookmarks.all_of(press.person)
        lesson = self._named(typed)
        missing = self.course.missing_for(lesson, _finished(bookmarks))
        if missing and all(bookmark.lesson != lesson.id for bookmark in bookmarks):
            return NeedsScene(lesson, missing)
        return await self.open(press, lesson.id)

    async def share(self, press: Press, typed: str | None) -> CardScene:
        """Open a card to read together: that of the bookmark, or the first if all are read."""
        chosen = self._named(typed) if typed else None
        if chosen is None:
            bookmarks = await self.bookmarks.all_of(press.person)
            chosen = lesson_to_continue(self.course, bookmarks) or self._course_done().lessons[0]
        bookmark = await self.bookmarks.open(press, chosen.id)
        number = bookmark.card if bookmark.card <= len(chosen.cards) else 1
        return await self.cards.shared(chosen, bookmark.id, number)

    async def open(self, press: Press, lesson_id: str) -> Scene:
        """Open a lesson where its bookmark lies, whatever it builds on."""
        lesson = lesson_in(self.course, lesson_id)
        return await self._at(press, lesson, await self.bookmarks.open(press, lesson.id))

    async def again(self, press: Press, lesson_id: str) -> Scene:
        """Go back to the first card of a lesson that was opened before."""
        bookmarks = await self.bookmarks.all_of(press.person)
        bookmark = next((r for r in bookmarks if r.lesson == lesson_id), None)
        if bookmark is None:
            return await self.open(press, lesson_id)
        return await self.turn(press, bookmark.id, 1)

    async def turn(self, press: Press, bookmark_id: int, card: int) -> Scene:
        """Turn to a card, counted from 1; past the last one the next part begins."""
        bookmark = await self._own(press, bookmark_id)
        lesson = lesson_in(self.course, bookmark.lesson)
        if not 1 <= card <= len(lesson.cards) + 1:
            card = len(lesson.cards)
        return await self._at(press, lesson, await self.bookmarks.turn(press, bookmark.id, card))

    async def debrief(self, press: Press, lesson_id: str) -> DebriefScene:
        """Show a lesson's closing words, also to somebody who only played its game."""
        lesson = lesson_in(self.course, lesson_id)
        bookmarks = await self.bookmarks.all_of(press.person)
        bookmark = next((r for r in bookmarks if r.lesson == lesson_id), None)
        scores = await self._scores(press.person, lesson)
        at_end = bookmark and part_of(lesson, bookmark, scores) in {
            LessonPart.DEBRIEF,
            LessonPart.DONE,
        }
        return DebriefScene(lesson, bookmark.id if bookmark and at_end else None, scores)

    async def finish(self, press: Press, bookmark_id: int) -> DoneScene | CourseDoneScene:
        """Close the lesson and point to the next one. Raise TutorError if a part is still open."""
        bookmark = await self._own(press, bookmark_id)
        lesson = lesson_in(self.course, bookmark.lesson)
        if part_of(lesson, bookmark, await self._scores(press.person, lesson)) not in {
            LessonPart.DEBRIEF,
            LessonPart.DONE,
        }:
            raise TutorError("This lesson still has open parts. Type `/learn` to go on with them.")
        await self.bookmarks.finish(press, bookmark.id)
        return await self._done(press, lesson)

    async def _at(self, press: Press, lesson: Lesson, bookmark: Bookmark) -> Scene:
        scores = await self._scores(press.person, lesson)
        part = part_of(lesson, bookmark, scores)
        if part is LessonPart.CARDS:
            return await self.cards.open(press, lesson, bookmark.id, bookmark.card)
        if part is LessonPart.DEBRIEF:
            return DebriefScene(lesson, bookmark.id, scores)
        if part is LessonPart.DONE:
            return await self._done(press, lesson)
        return await self._exercise(press, lesson, part)

    async def _exercise(self, press: Press, lesson: Lesson, part: LessonPart) -> Scene:
        if part is LessonPart.MATCHING:
            return await self.matching.begin(press, lesson)
        if part is LessonPart.QUESTIONS:
            return await self.questions.begin(press, lesson)
        return await self.games.begin(press, lesson)

    async def _done(self, press: Press, lesson: Lesson) -> DoneScene | CourseDoneScene:
        finished = _finished(await self.bookmarks.all_of(press.person))
        following = next_lesson(self.course, lesson, finished)
        if following is None:
            return self._course_done()
        return DoneScene(lesson, following)

    def _course_done(self) -> CourseDoneScene:
        """Name all lessons; there is at least one. Raise TutorError when none could be loaded."""
        if not self.course.lessons:
            raise TutorError("All lessons are switched off while they are mended. Try `/train`.")
        return CourseDoneScene(self.course.lessons)

    def _named(self, typed: str) -> Lesson:
        lesson = self.course.find(typed)
        if lesson is None:
            offered = ", ".join(f"{known.number}. {known.title}" for known in self.course.lessons)
            raise TutorError(
                "I cannot find that lesson; if its text is being mended, it comes back later. "
                f"There are: {offered}."
            )
        return lesson

    def _jump_from(self, lesson: Lesson) -> Lesson | None:
        target = self.course.game_lesson()
        return target if target is not None and target.id != lesson.id else None

    async def _own(self, press: Press, bookmark_id: int) -> Bookmark:
        bookmark = await self.bookmarks.get(bookmark_id)
        if bookmark is None:
            raise TutorError("I do not know this lesson page any more. Type `/learn` to go on.")
        if bookmark.person != press.person:
            raise NotYoursError
        return bookmark

    async def _scores(self, person: int, lesson: Lesson) -> dict[str, float]:
        """Return the first score of each closed exercise of this lesson."""
        scores: dict[str, float] = {}
        for result in await self.attempts.results(person):
            if result.lesson == lesson.id:
                scores.setdefault(result.activity, result.score)
        return scores


def _finished(bookmarks: tuple[Bookmark, ...]) -> frozenset[str]:
    return frozenset(r.lesson for r in bookmarks if r.finished_at is not None)
