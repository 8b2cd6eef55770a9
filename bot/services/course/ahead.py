"""Whether somebody may still take a lesson's checkpoint before its cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import Activity

if TYPE_CHECKING:
    from bot.services.exercises.ports import Attempts
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Lesson


async def may_go_ahead(attempts: Attempts, lesson: Lesson, card: Card, bookmark: Bookmark) -> bool:
    """Tell whether it is offered on this card: the first one, with a checkpoint not taken yet."""
    is_first = card == lesson.cards[0]
    if not is_first or bookmark.finished_at is not None or not lesson.questions:
        return False
    ended = await attempts.results(bookmark.person)
    return all((one.lesson, one.activity) != (lesson.id, Activity.QUESTIONS) for one in ended)
