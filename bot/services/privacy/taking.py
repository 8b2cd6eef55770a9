"""/mydata export: everything that is kept about a person, as files for them alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.services.aside import SideThread
from bot.services.data.scenes import Download
from bot.services.privacy.packing import TooLargeError, packed
from bot.trainings.news import Picture
from bot.tutor.errors import TutorError
from bot.tutor.privacy.untold import as_told

if TYPE_CHECKING:
    from bot.services.clock import Clock
    from bot.services.lab.side_work import SideWork
    from bot.services.privacy.ports import KeptRows
    from bot.tutor.course.course import Course
    from bot.tutor.people import Press
    from bot.tutor.privacy.kept import KeptPerson

FILE = "nudge-mydata.zip"
NOTHING_KEPT = (
    "Nothing is kept about you, so there is nothing to take along. `/privacy` says what would be, "
    "and `/learn` begins the course."
)
ON_ITS_WAY = "Your files are being made already. They come in a moment, and nothing was lost."
TAKEN = (
    "**This is what I keep about you**, {count} in one file. Unpack it and open "
    "`nudge-mydata.html` to read it; `data.json` is for programs. "
    "{pictures}Only you see this message: keep the file where nobody else reads it.\n"
    "-# `/privacy` says why it is kept, and `/mydata delete` deletes it."
)
ALT_TEXT = "A ZIP file with everything that is kept about you."
LARGE = (
    "There is more kept about you than fits into a file that Discord takes. Nothing was sent. To "
    "have it another way, ask whoever runs me{contact}."
)


class Taking:
    """`contact` says in words whom to ask who runs Nudge, "" where nobody said so."""

    def __init__(
        self, kept: KeptRows, side_work: SideWork, course: Course, clock: Clock, contact: str = ""
    ) -> None:
        self.kept, self.contact = kept, contact
        self._side_work, self._course, self._clock = side_work, course, clock
        self._aside = SideThread()
        self._under_way: set[int] = set()

    async def export(self, press: Press, room: int) -> Download:
        """Make the files of a person, of at most `room` bytes. Nothing else is stored by it.

        Raise TutorError for somebody of whom nothing is kept, while it is being made already, and
        where too much is under way.
        """
        if press.person in self._under_way:
            raise TutorError(ON_ITS_WAY)
        self._under_way.add(press.person)
        try:
            if not await self.kept.knows(press.person):
                raise TutorError(NOTHING_KEPT)
            async with self._side_work.taken(press):
                return await self._made(press.person, room)
        finally:
            self._under_way.discard(press.person)

    async def _made(self, person: int, room: int) -> Download:
        kept = await self.kept.of(person, room)
        if kept is None:
            raise TutorError(NOTHING_KEPT)
        try:
            zipped, within = await self._aside.do(partial(self._packed, kept, room))
        except TooLargeError:
            contact = f": {self.contact}" if self.contact else ""
            raise TutorError(LARGE.format(contact=contact)) from None
        count = "1 entry" if within.count == 1 else f"{within.count:,} entries"
        words = TAKEN.format(count=count, pictures=_about_pictures(within))
        return Download(words, (Picture(FILE, zipped, ALT_TEXT),))

    def _packed(self, kept: KeptPerson, room: int) -> tuple[bytes, KeptPerson]:
        return packed(as_told(kept), self._course, self._clock.now(), self.kept.times, room)


def _about_pictures(kept: KeptPerson) -> str:
    if kept.left_out:
        left = (
            "1 picture, the oldest,"
            if kept.left_out == 1
            else f"The {kept.left_out} oldest pictures"
        )
        return f"{left} did not fit: `/run show` shows what is left out. "
    count = len(kept.pictures)
    return f"{count} {'picture is' if count == 1 else 'pictures are'} with it. " if count else ""
