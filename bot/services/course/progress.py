"""/progress: what is remembered about one person's learning, in one view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.course.scenes import LessonProgress, ProgressScene
from bot.tutor.course.bookmarks import number_in
from bot.tutor.course.path import LessonPart, part_of

if TYPE_CHECKING:
    from bot.services.course.ports import Bookmarks, Notebook
    from bot.services.exercises.ports import Attempts
    from bot.services.lab.ports import Shelf
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class ProgressPage:
    course: Course
    bookmarks: Bookmarks
    attempts: Attempts
    notebook: Notebook
    shelf: Shelf

    async def report(self, press: Press) -> ProgressScene:
        """Gather lessons, first scores, rules (newest first) and the trainings in short."""
        bookmarks = {r.lesson: r for r in await self.bookmarks.all_of(press.person)}
        scores: dict[str, dict[str, float]] = {}
        for result in await self.attempts.results(press.person):
            scores.setdefault(result.lesson, {}).setdefault(result.activity, result.score)
        return ProgressScene(
            lessons=tuple(
                _line(lesson, bookmarks.get(lesson.id), scores.get(lesson.id, {}))
                for lesson in self.course.lessons
            ),
            rules=tuple((r.text, r.breaker) for r in await self.notebook.rules(press.person)),
            trainings=await self.shelf.of(press.person),
        )


def _line(lesson: Lesson, bookmark: Bookmark | None, scores: dict[str, float]) -> LessonProgress:
    if bookmark is None:
        return LessonProgress(lesson, None, None, scores)
    part = LessonPart.DONE if bookmark.finished_at else part_of(lesson, bookmark, scores)
    card = number_in(lesson, bookmark) if part is LessonPart.CARDS else None
    return LessonProgress(lesson, part, card, scores)
