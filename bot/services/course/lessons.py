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
from bot.tutor.course.path import Part, lesson_to_continue, next_lesson, part_of
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.attempts import Activity

if TYPE_CHECKING:
    from bot.services.course.ports import Readings
    from bot.services.exercises.matching import Matching
    from bot.services.exercises.ports import Attempts
    from bot.services.exercises.questions import Questions
    from bot.services.game.games import Games
    from bot.services.scene import Scene
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.course.readings import Reading
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Lessons:
    """Every method that takes a reading raises NotYoursError for another person's."""

    course: Course
    readings: Readings
    attempts: Attempts
    matching: Matching
    questions: Questions
    games: Games

    async def resume(self, press: Press) -> Scene:
        """Go on where the person left off; a newcomer starts at the first lesson."""
        readings = await self.readings.all_of(press.person)
        chosen = lesson_to_continue(self.course, readings)
        if chosen is None:
            return self._course_done()
        scene = await self.open(press, chosen.id)
        if not readings and isinstance(scene, CardScene):
            return replace(scene, jump=self._jump_from(chosen))
        return scene

    async def ask_for(self, press: Press, typed: str) -> Scene:
        """Open a lesson by name or number. One that builds on unfinished lessons says so first."""
        readings = await self.readings.all_of(press.person)
        lesson = self._named(typed)
        missing = self.course.missing_for(lesson, _finished(readings))
        if missing and all(reading.lesson != lesson.id for reading in readings):
            return NeedsScene(lesson, missing)
        return await self.open(press, lesson.id)

    async def share(self, press: Press, typed: str | None) -> CardScene:
        """Open a card to read together: the bookmark's, or the first one of a lesson once read."""
        chosen = self._named(typed) if typed else None
        if chosen is None:
            readings = await self.readings.all_of(press.person)
            chosen = lesson_to_continue(self.course, readings) or self._course_done().lessons[0]
        reading = await self.readings.open(press, chosen.id)
        number = reading.card if reading.card <= len(chosen.cards) else 1
        return CardScene(chosen, reading.id, number)

    async def open(self, press: Press, lesson_id: str) -> Scene:
        """Open a lesson where its bookmark lies, whatever it builds on."""
        lesson = lesson_in(self.course, lesson_id)
        return await self._at(press, lesson, await self.readings.open(press, lesson.id))

    async def again(self, press: Press, lesson_id: str) -> Scene:
        """Go back to the first card of a lesson that was opened before."""
        readings = await self.readings.all_of(press.person)
        reading = next((r for r in readings if r.lesson == lesson_id), None)
        if reading is None:
            return await self.open(press, lesson_id)
        return await self.turn(press, reading.id, 1)

    async def turn(self, press: Press, reading_id: int, card: int) -> Scene:
        """Turn to a card, counted from 1; past the last one the next part begins."""
        reading = await self._own(press, reading_id)
        lesson = lesson_in(self.course, reading.lesson)
        if not 1 <= card <= len(lesson.cards) + 1:
            card = len(lesson.cards)
        return await self._at(press, lesson, await self.readings.turn(press, reading.id, card))

    async def debrief(self, press: Press, lesson_id: str) -> DebriefScene:
        """Show a lesson's closing words, also to somebody who only played its game."""
        lesson = lesson_in(self.course, lesson_id)
        readings = await self.readings.all_of(press.person)
        reading = next((r for r in readings if r.lesson == lesson_id), None)
        scores = await self._scores(press.person, lesson)
        at_end = reading and part_of(lesson, reading, scores) in {Part.DEBRIEF, Part.DONE}
        return DebriefScene(lesson, reading.id if reading and at_end else None, scores)

    async def finish(self, press: Press, reading_id: int) -> DoneScene | CourseDoneScene:
        """Close the lesson and point to the next one."""
        reading = await self._own(press, reading_id)
        lesson = lesson_in(self.course, reading.lesson)
        if part_of(lesson, reading, await self._scores(press.person, lesson)) not in {
            Part.DEBRIEF,
            Part.DONE,
        }:
            raise TutorError("This lesson still has open parts. Type `/learn` to go on with them.")
        await self.readings.finish(press, reading.id)
        return await self._done(press, lesson)

    async def _at(self, press: Press, lesson: Lesson, reading: Reading) -> Scene:
        scores = await self._scores(press.person, lesson)
        part = part_of(lesson, reading, scores)
        if part is Part.CARDS:
            return CardScene(lesson, reading.id, reading.card)
        if part is Part.DEBRIEF:
            return DebriefScene(lesson, reading.id, scores)
        if part is Part.DONE:
            return await self._done(press, lesson)
        return await self._exercise(press, lesson, part)

    async def _exercise(self, press: Press, lesson: Lesson, part: Part) -> Scene:
        if part is Part.MATCHING:
            return await self.matching.begin(press, lesson)
        if part is Part.QUESTIONS:
            return await self.questions.begin(press, lesson)
        return await self.games.begin(press, lesson)

    async def _done(self, press: Press, lesson: Lesson) -> DoneScene | CourseDoneScene:
        finished = _finished(await self.readings.all_of(press.person))
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

    async def _own(self, press: Press, reading_id: int) -> Reading:
        reading = await self.readings.get(reading_id)
        if reading is None:
            raise TutorError("I do not know this lesson page any more. Type `/learn` to go on.")
        if reading.person != press.person:
            raise NotYoursError
        return reading

    async def _scores(self, person: int, lesson: Lesson) -> dict[Activity, float]:
        """Return the first score of each closed exercise of this lesson."""
        scores: dict[Activity, float] = {}
        for result in await self.attempts.results(person):
            if result.lesson == lesson.id:
                scores.setdefault(result.activity, result.score)
        return scores


def _finished(readings: tuple[Reading, ...]) -> frozenset[str]:
    return frozenset(r.lesson for r in readings if r.finished_at is not None)
