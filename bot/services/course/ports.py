"""What taking the course needs from outside: bookmarks, the rules people wrote, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.game.notebook import Rule
    from bot.tutor.people import Press
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec


class Bookmarks(Protocol):
    async def all_of(self, person: int) -> tuple[Bookmark, ...]:
        """Return the bookmark of every lesson this person opened, the one touched last first."""
        ...

    async def open(self, press: Press, lesson: str) -> Bookmark:
        """Open a lesson or come back to it; either way it is now the one touched last."""
        ...

    async def get(self, bookmark: int) -> Bookmark | None: ...

    async def turn(self, press: Press, bookmark: int, card: int) -> Bookmark:
        """Put the bookmark on a card, counted from 1; a repeated press changes nothing.

        Raise NotYoursError unless it exists and belongs to the person.
        """
        ...

    async def finish(self, press: Press, bookmark: int) -> Bookmark:
        """Mark the lesson as finished; the time of the first finish is kept.

        Raise NotYoursError unless it exists and belongs to the person.
        """
        ...


class Notebook(Protocol):
    async def rules(self, person: int) -> tuple[Rule, ...]:
        """Return the rules this person wrote, newest first."""
        ...


class Pictures(Protocol):
    async def drawn(self, spec: PictureSpec) -> DrawnPicture:
        """Return a picture: drawn in a worker the first time, kept in memory from then on.

        Raise UnavailableError when no worker could draw it.
        """
        ...
