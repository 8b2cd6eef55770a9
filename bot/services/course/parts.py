"""The parts of a lesson: what is shown to somebody who is at one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.tutor.course.bookmarks import number_in
from bot.tutor.course.path import LessonPart
from bot.tutor.exercises.attempts import Activity

if TYPE_CHECKING:
    from bot.services.course.cards import Cards
    from bot.services.course.endings import Endings
    from bot.services.course.practice import Practice
    from bot.services.course.scenes import CardScene
    from bot.services.exercises.matching import Matching
    from bot.services.exercises.questions import Questions
    from bot.services.game.games import Games
    from bot.services.scene import Scene
    from bot.tutor.course.course import Lesson
    from bot.tutor.course.standing import Position
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class LessonParts:
    cards: Cards
    matching: Matching
    questions: Questions
    games: Games
    practice: Practice
    endings: Endings

    async def at(self, press: Press, position: Position) -> Scene:
        """Show the part that somebody is at, and begin it where it is not begun."""
        part = position.part
        if part is LessonPart.CARDS:
            return await self._card(press, position)
        if part in {LessonPart.RESULT, LessonPart.DEBRIEF, LessonPart.DONE}:
            return await self.endings.at(press, position, part)
        if part is LessonPart.PRACTICE:
            return await self.practice.at(press, position)
        return await self._exercise(press, position.lesson, part)

    async def _exercise(self, press: Press, lesson: Lesson, part: LessonPart) -> Scene:
        if part is LessonPart.MATCHING:
            return await self.matching.begin(press, lesson)
        if part is LessonPart.QUESTIONS:
            return await self.practice.checkpoint(press, lesson)
        return await self.games.begin(press, lesson)

    async def _card(self, press: Press, position: Position) -> CardScene:
        """Show the card; whoever has just opened the lesson may take its checkpoint at once."""
        lesson, bookmark = position.lesson, position.bookmark
        number = number_in(lesson, bookmark)
        is_new = number == 1 == bookmark.furthest and bookmark.finished_at is None
        untaken = bool(lesson.questions) and Activity.QUESTIONS not in position.scores
        scene = await self.cards.open(press, lesson, bookmark.id, number)
        return replace(scene, ahead=is_new and untaken, read=position.read)
