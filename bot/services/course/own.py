"""Whose a bookmark is: every page of a lesson asks this first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.course.bookmarks import UnknownPageError
from bot.tutor.errors import NotYoursError

if TYPE_CHECKING:
    from bot.services.course.ports import Bookmarks
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.people import Press


async def own_bookmark(
    bookmarks: Bookmarks, press: Press, bookmark_id: int, *, public: bool = False
) -> Bookmark:
    """Return a bookmark of this person; a `public` card may be another one's.

    Raise NotYoursError where it is not theirs, and UnknownPageError where there is none.
    """
    bookmark = await bookmarks.get(bookmark_id)
    if bookmark is None:
        raise UnknownPageError
    if bookmark.person != press.person and not public:
        raise NotYoursError
    return bookmark
