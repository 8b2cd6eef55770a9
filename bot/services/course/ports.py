"""What taking the course needs from outside: bookmarks, rules and notes people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.tutor.course.bookmarks import Bookmark, CardPlace
    from bot.tutor.course.due import DueLesson
    from bot.tutor.course.notebook import KeptTry, Note
    from bot.tutor.game.notebook import Rule
    from bot.tutor.people import Press


class Bookmarks(Protocol):
    async def all_of(self, person: int) -> tuple[Bookmark, ...]:
        """Return the bookmark of every lesson this person opened, the one touched last first."""
        ...

    async def open(
        self, press: Press, lesson: str, revision: str = "", at: str | None = None
    ) -> Bookmark:
        """Open a lesson or come back to it; either way it is now the one touched last.

        `revision` is that of the lesson as it is shown now. `at` is a name to put the bookmark at,
        such as AHEAD; its card stays.
        """
        ...

    async def get(self, bookmark: int) -> Bookmark | None: ...

    async def turn(self, press: Press, bookmark: int, place: CardPlace) -> Bookmark:
        """Put the bookmark on a card, or off the cards; a repeated press changes nothing.

        Raise NotYoursError for somebody else's, UnknownPageError where there is none.
        """
        ...

    async def finish(self, press: Press, bookmark: int) -> Bookmark:
        """Mark the lesson as finished; the time of the first finish is kept.

        Raise NotYoursError for somebody else's, UnknownPageError where there is none.
        """
        ...


class Notebook(Protocol):
    async def rules(self, person: int) -> tuple[Rule, ...]:
        """Return the rules this person wrote, newest first."""
        ...


class Notes(Protocol):
    async def all_of(self, person: int) -> tuple[Note, ...]:
        """Return the notes this person wrote, newest first."""
        ...

    async def get(self, note: int) -> Note | None: ...

    async def write(self, press: Press, text: str) -> None:
        """Keep a note; a press that is delivered twice writes one."""
        ...

    async def delete(self, press: Press, note: int) -> None:
        """Delete a note; one that is gone changes nothing.

        Raise NotYoursError when it belongs to somebody else.
        """
        ...

    async def tries(self, person: int) -> tuple[KeptTry, ...]:
        """Return what this person gave and found first on each card, the oldest first."""
        ...


class Assigned(Protocol):
    """What instructors gave a class to do."""

    async def due_for(self, press: Press, most: int) -> tuple[tuple[DueLesson, ...], int]:
        """Return the lessons that are due next to a person, and how many more there are.

        In a server these are that server's; in a DM those of all servers that they began.
        """
        ...
