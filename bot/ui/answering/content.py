"""What is shown to somebody: made anew for each try, and told in words where no picture may go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from discord import ui

from bot.tutor.text import listed, shortened
from bot.ui.answering.files import files_of, pictures_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.scene import Scene
    from bot.trainings.news import Picture

MOST_WORDS = 2000  # characters of a plain message
MOST_TEXT, MOST_PARTS = 4000, 40  # characters and components of a card
UNTOLD = "a picture without a description"
NOT_ATTACHED = "-# The picture could not be sent, so it is told in words. {why}"
WHY_TOO_LARGE = "Discord did not take the file."
WHY_FORBIDDEN = "I need the permission {names} here: whoever runs the server can give it."


@dataclass(frozen=True, slots=True)
class Content:
    """A card with its pictures, or words with files. `kind` is the kind of scene it shows."""

    view: ui.LayoutView | None = None
    words: str = ""
    pictures: Sequence[Picture] = ()
    kind: type[Any] | None = None

    def message(self, files: str = "files") -> dict[str, Any]:
        """Return it as a new message takes it; a file can be read once, so each has new ones.

        `files` is "attachments" for the edit of a message.
        """
        made: dict[str, Any] = {files: files_of(self.pictures)}
        if self.view is not None:
            return {"view": self.view, **made}
        return {"content": shortened(self.words, MOST_WORDS), **made}

    def in_words(self, missing: Sequence[str]) -> Content:
        """Return it without files: what is in them is told, and which permissions they need."""
        why = WHY_FORBIDDEN.format(names=listed(missing)) if missing else WHY_TOO_LARGE
        note = NOT_ATTACHED.format(why=why)
        if self.view is None:
            told = "\n".join(picture.alt_text for picture in self.pictures)
            return replace(self, words=f"{self.words}\n{told}\n{note}", pictures=())
        return replace(self, view=told_in_words(self.view, note), pictures=())


def content_of(client: Any, scene: Scene) -> Content:  # noqa: ANN401 - TutorBot, which is above
    """Draw a scene."""
    return Content(client.draw(scene), pictures=pictures_of(scene), kind=type(scene))


def told_in_words(view: ui.LayoutView, note: str) -> ui.LayoutView:
    """Return a card whose pictures are told, with a note at its end; buttons stay as they are."""
    room = MOST_TEXT - view.content_length() - len(note)
    made = type(view)()
    made.timeout = view.timeout
    for part in view.children:
        inner: ui.Item[Any] = part
        if isinstance(part, ui.Container):
            inner = ui.Container(accent_colour=part.accent_colour)
            for child in part.children:
                told = _told(child, room)
                room -= _length(told) if told is not child else 0
                inner.add_item(told)
            if view.total_children_count < MOST_PARTS:
                inner.add_item(ui.TextDisplay(note))
        if not isinstance(part, ui.File):
            made.add_item(inner)
    return made


def _told(part: ui.Item[Any], room: int) -> ui.Item[Any]:
    """Return a text in the place of a gallery, within so many characters; other parts as is."""
    if not isinstance(part, ui.MediaGallery):
        return part
    lines = [item.description or UNTOLD for item in part.items]
    return ui.TextDisplay(shortened("\n".join(f"🖼 {line}" for line in lines), max(room, 2)))


def _length(part: ui.Item[Any]) -> int:
    return len(part.content) if isinstance(part, ui.TextDisplay) else 0
