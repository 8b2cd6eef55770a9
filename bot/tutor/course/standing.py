"""How far a person is in the course: what is finished, what is passed, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.tutor.course.path import part_of
from bot.tutor.exercises.attempts import FIRST, Activity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.course import Course, Lesson
    from bot.tutor.course.path import LessonPart
    from bot.tutor.exercises.attempts import Scored

PASS_FIRST, PASS_LATER = 0.7, 0.8
"""What the first checkpoint must reach, and what any later one or a practice must."""
CHECKPOINT = 6
"""How many questions a checkpoint draws; lessons of earlier programs had fewer."""
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Standing:
    """Every lesson that a person opened, the one touched last first, and all scores in order."""

    bookmarks: tuple[Bookmark, ...]
    scored: tuple[Scored, ...]

    @property
    def finished(self) -> frozenset[str]:
        return frozenset(kept.lesson for kept in self.bookmarks if kept.finished_at is not None)

    def bookmark(self, lesson: Lesson) -> Bookmark | None:
        return next((kept for kept in self.bookmarks if kept.lesson == lesson.id), None)

    def after(self, kept: Bookmark) -> Standing:
        """Return the standing once a bookmark was touched."""
        others = (one for one in self.bookmarks if one.id != kept.id)
        return replace(self, bookmarks=(kept, *others))

    def first_scores(self, lesson: Lesson) -> dict[str, float]:
        """Return the first score of each exercise of the lesson that came to its end."""
        scores: dict[str, float] = {}
        for one in self.scored:
            if one.lesson == lesson.id and one.scope == FIRST:
                scores.setdefault(one.activity, one.score)
        return scores

    def checkpoints(self, lesson: Lesson) -> tuple[Scored, ...]:
        """Return the checkpoints and practices of the lesson, the first one first."""
        asked = [
            one
            for one in self.scored
            if one.lesson == lesson.id and one.activity == Activity.QUESTIONS
        ]
        return tuple(sorted(asked, key=_is_practice))


@dataclass(frozen=True, slots=True)
class Position:
    """A person in one lesson, and how they stand in the course."""

    lesson: Lesson
    bookmark: Bookmark
    standing: Standing

    @property
    def passed(self) -> bool:
        return passed(self.lesson, self.standing)

    @property
    def scores(self) -> dict[str, float]:
        return self.standing.first_scores(self.lesson)

    @property
    def part(self) -> LessonPart:
        return part_of(self.lesson, self.bookmark, self.scores, passed=self.passed)

    @property
    def read(self) -> bool:
        """Whether all cards were read."""
        return self.bookmark.furthest > len(self.lesson.cards)


def _is_practice(one: Scored) -> bool:
    return one.scope != FIRST


def passed(lesson: Lesson, standing: Standing) -> bool:
    """Whether the person showed that they know the lesson; one without questions is to be finished.

    At 70 % of the first checkpoint, or at 80 % of any later one, or of a practice that asks as
    much. One question alone, such as the glossary asks, does not show it.
    """
    if not lesson.questions:
        return lesson.id in standing.finished
    first, *later = standing.checkpoints(lesson) or (None,)
    if first is None:
        return False
    needed = PASS_FIRST if first.scope == FIRST else PASS_LATER
    full = min(CHECKPOINT, len(lesson.questions))
    return _shows(first, needed, full) or any(_shows(one, PASS_LATER, full) for one in later)


def _shows(one: Scored, needed: float, full: int) -> bool:
    """Whether a score is high enough; a practice must also have asked as much as a checkpoint."""
    return one.score >= needed - ROUNDING and (one.scope == FIRST or one.items >= full)


def met(lesson: Lesson, standing: Standing) -> bool:
    """Whether lessons that build on this one may count on it.

    It is passed, or it was finished when it had fewer questions than a checkpoint has today: what
    people finished then they keep.
    """
    if passed(lesson, standing):
        return True
    full = min(CHECKPOINT, len(lesson.questions))
    taken = [one for one in standing.checkpoints(lesson) if one.items >= full]
    return lesson.id in standing.finished and not taken


def missing_for(course: Course, lesson: Lesson, standing: Standing) -> tuple[Lesson, ...]:
    """Return the lessons that this one builds on and that are not passed yet, in order."""
    return tuple(
        earlier
        for earlier in course.lessons
        if earlier.id in lesson.needs and not met(earlier, standing)
    )


def tried_of(lessons: Iterable[Lesson], standing: Standing) -> frozenset[str]:
    """Return the ids of those among these lessons whose questions were answered."""
    return frozenset(lesson.id for lesson in lessons if standing.checkpoints(lesson))


def recommended(course: Course, standing: Standing) -> Lesson | None:
    """Choose what to take next; None when every lesson is finished.

    The first unfinished lesson whose needs are passed; else the first that was finished and is to
    be passed; else the first unfinished one.
    """
    unfinished = [lesson for lesson in course.lessons if lesson.id not in standing.finished]
    if not unfinished:
        return None
    ready = (lesson for lesson in unfinished if not missing_for(course, lesson, standing))
    unpassed = (lesson for lesson in course.lessons if not met(lesson, standing))
    return next(ready, next(unpassed, unfinished[0]))


def lesson_to_continue(course: Course, standing: Standing) -> Lesson | None:
    """Choose the lesson for `/learn`: the unfinished one touched last, else the recommended one.

    None when every lesson is finished.
    """
    begun = (
        course.lesson(kept.lesson)
        for kept in standing.bookmarks
        if kept.lesson not in standing.finished
    )
    current = next((lesson for lesson in begun if lesson is not None), None)
    return current or recommended(course, standing)


def next_lesson(course: Course, after: Lesson, standing: Standing) -> Lesson | None:
    """Return the next unfinished lesson after this one, else an earlier one that was skipped."""
    unfinished = [lesson for lesson in course.lessons if lesson.id not in standing.finished]
    later = (lesson for lesson in unfinished if lesson.number > after.number)
    return next(later, next(iter(unfinished), None))
