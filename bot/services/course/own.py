"""Whose a bookmark is: every page of a lesson asks this first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.errors import NotYoursError, TutorError

if TYPE_CHECKING:
    from bot.services.course.ports import Bookmarks
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.people import Press

UNKNOWN = "I do not know this lesson page any more. Type `/learn` to go on."


async def own_bookmark(
    bookmarks: Bookmarks, press: Press, bookmark_id: int, *, public: bool = False
) -> Bookmark:
    """Return a bookmark of this person; a `public` card may be another one's.

    Raise NotYoursError where it is not theirs, and TutorError where there is none.
    """
    bookmark = await bookmarks.get(bookmark_id)
    if bookmark is None:
        raise TutorError(UNKNOWN)
    if bookmark.person != press.person and not public:
        raise NotYoursError
    return bookmark
