"""/notebook: what a person wrote, thought and found, and their own notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.course.showing import NotebookScene, NoteScene
from bot.tutor.course.notebook import check_room, checked_note, leaves_of, page_of
from bot.tutor.errors import NotYoursError, TutorError

if TYPE_CHECKING:
    from bot.services.course.ports import Notebook, Notes
    from bot.tutor.course.course import Course
    from bot.tutor.people import Press

GONE = "That note was deleted before. Type `/notebook` to see the others."
KEPT, DELETED = "Your note is kept. Only you see it.", "The note is deleted."


@dataclass(frozen=True, slots=True)
class NotebookPages:
    """Pages are counted from 1; a number beyond the last one shows that."""

    course: Course
    notebook: Notebook
    notes: Notes

    async def open(self, press: Press, page: int = 1, told: str = "") -> NotebookScene:
        person = press.person
        leaves = leaves_of(
            self.course,
            await self.notes.all_of(person),
            await self.notes.tries(person),
            await self.notebook.rules(person),
        )
        return NotebookScene(page_of(leaves, page), told)

    async def write(self, press: Press, text: str) -> NotebookScene:
        """Keep a note, and show it. Raise TutorError for one that cannot be kept."""
        note = checked_note(text)
        check_room(await self.notes.all_of(press.person))
        await self.notes.write(press, note)
        return await self.open(press, told=KEPT)

    async def ask_to_delete(self, press: Press, note: int, page: int) -> NoteScene:
        """Show a note before it is deleted.

        Raise NotYoursError for another person's, TutorError for one that is gone.
        """
        kept = await self.notes.get(note)
        if kept is None:
            raise TutorError(GONE)
        if kept.person != press.person:
            raise NotYoursError
        return NoteScene(kept, page)

    async def delete(self, press: Press, note: int, page: int) -> NotebookScene:
        """Delete a note for good; one that is gone already stays so.

        Raise NotYoursError for another person's.
        """
        await self.notes.delete(press, note)
        return await self.open(press, page, DELETED)
