"""/progress: where one person stands, and how each number that is shown about them is computed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.services.aside import SideThread
from bot.services.course.scenes import MendedScene
from bot.services.course.showing import AssignedLine, HowScene, LessonProgress, ProgressScene
from bot.services.exercises.attempting import lesson_in
from bot.services.pictures import drawn
from bot.tutor.course.bookmarks import number_in
from bot.tutor.course.figures import (
    ShownOn,
    lesson_figures,
    mended_figures,
    practice_figures,
    progress_figures,
)
from bot.tutor.course.ideas import picture_of
from bot.tutor.course.path import LessonPart, as_of_now, part_of
from bot.tutor.course.standing import met, passed
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Activity

if TYPE_CHECKING:
    from bot.services.course.ports import Assigned
    from bot.services.course.practice import Practice
    from bot.services.course.records import Records
    from bot.services.lab.ports import Shelf
    from bot.services.pictures import Pictures
    from bot.tutor.course.course import Lesson
    from bot.tutor.course.due import DueLesson
    from bot.tutor.course.figures import Figure
    from bot.tutor.course.record import Record
    from bot.tutor.lab.runs import Trainings
    from bot.tutor.people import Press
    from bot.tutor.pictures.progress import ProgressPicture

LONGEST_NUMBER = 18  # digits of what a database keeps
MOST_DUE = 3  # lessons that are shown as due
NO_NUMBERS = "There is no number about you there any more. Type `/progress` to see where you are."


@dataclass(frozen=True, slots=True)
class ProgressPage:
    records: Records
    shelf: Shelf
    assigned: Assigned
    pictures: Pictures
    practice: Practice
    aside: SideThread = field(default_factory=SideThread)

    async def report(self, press: Press) -> ProgressScene:
        """Tell where a person is in each lesson, what sits and what is shaky."""
        record = await self.records.of(press)
        trainings = await self.shelf.of(press.person)
        due, more_due = await self.assigned.due_for(press, MOST_DUE)
        scene, spec = await self.aside.do(partial(_read, record, trainings))
        picture = await drawn(self.pictures, spec, "progress.png")
        return replace(
            scene,
            picture=picture,
            undrawn=spec is not None and picture is None,
            due=tuple(_assigned(record, one) for one in due),
            more_due=more_due,
        )

    async def explain(self, press: Press, shown_on: ShownOn, about: str) -> HowScene:
        """Say how the numbers on a card are computed, with the person's own ones filled in.

        `about` is the id of a lesson, or of an attempt at mistakes; "" on the progress page. Raise
        NotYoursError for another person's attempt, and TutorError where there are no numbers.
        """
        figures = await self._figures(press, shown_on, about)
        if not figures:
            raise TutorError(NO_NUMBERS)
        return HowScene(shown_on, about, figures)

    async def _figures(self, press: Press, shown_on: ShownOn, about: str) -> tuple[Figure, ...]:
        if shown_on is ShownOn.MISTAKES:
            return await self._mended(press, about)
        record = await self.records.of(press)
        if shown_on is ShownOn.PROGRESS:
            trainings = await self.shelf.of(press.person)
            return await self.aside.do(partial(progress_figures, record, trainings))
        lesson = lesson_in(record.course, about)
        figures = practice_figures if shown_on is ShownOn.PRACTICE else lesson_figures
        return await self.aside.do(lambda: tuple(figures(record, lesson)))

    async def _mended(self, press: Press, about: str) -> tuple[Figure, ...]:
        if not (about.isascii() and about.isdecimal() and len(about) <= LONGEST_NUMBER):
            return ()
        scene = await self.practice.redone(press, int(about))
        if not isinstance(scene, MendedScene):
            return ()  # it goes on
        return mended_figures(scene.right, scene.asked, scene.left)


def _read(record: Record, trainings: Trainings) -> tuple[ProgressScene, ProgressPicture | None]:
    """Read from a record what is shown, and what is to be drawn; that may take long."""
    by_lesson = [(lesson, record.ideas(lesson)) for lesson in record.course.lessons]
    lines = tuple(_line(record, lesson) for lesson, _ in by_lesson)
    begun = any(line.part is not None for line in lines)
    scene = ProgressScene(
        lessons=lines,
        ideas=tuple(idea for _, ideas in by_lesson for idea in ideas),
        figures=progress_figures(record, trainings),
        trainings=trainings,
        to_practise=record.to_practise,
        mistakes=len(record.mistakes),
    )
    return scene, picture_of(by_lesson) if begun else None


def _assigned(record: Record, due: DueLesson) -> AssignedLine:
    finished = due.lesson in record.standing.finished
    return AssignedLine(due, record.course.lesson(due.lesson), finished)


def _line(record: Record, lesson: Lesson) -> LessonProgress:
    standing = record.standing
    bookmark, scores = standing.bookmark(lesson), standing.first_scores(lesson)
    count = record.first(lesson, Activity.QUESTIONS)
    if bookmark is None:
        return LessonProgress(lesson, None, None, count)
    bookmark = as_of_now(lesson, bookmark, record.begun(lesson))
    open_part = part_of(lesson, bookmark, scores, passed=passed(lesson, standing))
    part = LessonPart.DONE if bookmark.finished_at else open_part
    card = number_in(lesson, bookmark) if part is LessonPart.CARDS else None
    return LessonProgress(lesson, part, card, count, met(lesson, standing))
