"""Which part of a lesson comes next: cards, then matching, questions, the game, the debrief."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.course import Course, Lesson


class LessonPart(StrEnum):
    CARDS = "cards"
    MATCHING = "matching"
    QUESTIONS = "questions"
    GAME = "game"
    DEBRIEF = "debrief"
    DONE = "done"


def parts_of(lesson: Lesson) -> tuple[LessonPart, ...]:
    """Return the parts that this lesson has, in order."""
    has: Mapping[LessonPart, object] = {
        LessonPart.CARDS: lesson.cards,
        LessonPart.MATCHING: lesson.matching,
        LessonPart.QUESTIONS: lesson.questions,
        LessonPart.GAME: lesson.game,
        LessonPart.DEBRIEF: lesson.debrief,
    }
    return tuple(part for part, content in has.items() if content)


def part_of(lesson: Lesson, bookmark: Bookmark, closed: Iterable[str]) -> LessonPart:
    """Return the first part that is still open; for a person who turned back, the cards."""
    if bookmark.card <= len(lesson.cards):
        return LessonPart.CARDS
    finished = set(closed)
    done = {part for part in LessonPart if part.value in finished} | {LessonPart.CARDS}
    if bookmark.finished_at is not None:
        done.add(LessonPart.DEBRIEF)
    return next((part for part in parts_of(lesson) if part not in done), LessonPart.DONE)


def lesson_to_continue(course: Course, bookmarks: Iterable[Bookmark]) -> Lesson | None:
    """Choose the lesson for `/learn`: the unfinished one touched last, else the next one.

    The first of `bookmarks` must be the one touched last. None when every lesson is finished.
    """
    bookmarks = tuple(bookmarks)
    finished = {bookmark.lesson for bookmark in bookmarks if bookmark.finished_at is not None}
    begun = (course.lesson(r.lesson) for r in bookmarks if r.lesson not in finished)
    current = next((lesson for lesson in begun if lesson is not None), None)
    if current is not None:
        return current
    return next((lesson for lesson in course.lessons if lesson.id not in finished), None)


def next_lesson(course: Course, after: Lesson, finished: Iterable[str]) -> Lesson | None:
    """Return the next unfinished lesson after this one, else an earlier one that was skipped."""
    done = frozenset(finished)
    open_lessons = [lesson for lesson in course.lessons if lesson.id not in done]
    later = (lesson for lesson in open_lessons if lesson.number > after.number)
    return next(later, next(iter(open_lessons), None))
