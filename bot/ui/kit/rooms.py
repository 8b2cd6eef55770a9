"""The "What next?" row under every ending, so that nobody must remember a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.services.scene import Room
from bot.ui.client import RoomError
from bot.ui.kit.cards import show
from bot.ui.kit.persistent import PersistentButton, bot_of, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import Interaction

    from bot.tutor.course.course import Lesson
    from bot.ui.client import TutorBot


class GoButton(PersistentButton, shape="go:{where}"):
    """Open a room for the person who presses; the button belongs to nobody."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        await bot_of(interaction).enter(interaction, self.keys["where"])


class GoOnButton(PersistentButton, shape="lesson-on:{lesson}"):
    """Go on in a lesson, to the part that comes next for the person who presses."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons = services_of(interaction).lessons
        await show(interaction, lessons.open(press_of(interaction), self.keys["lesson"]))


class DebriefButton(PersistentButton, shape="lesson-debrief:{lesson}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons = services_of(interaction).lessons
        await show(interaction, lessons.debrief(press_of(interaction), self.keys["lesson"]))


def go_on(lesson: Lesson, label: str = "Go on") -> GoOnButton:
    return GoOnButton.labelled(label, ButtonStyle.primary, lesson=lesson.id)


WHAT_NEXT = "-# What next?"
ROOMS = (
    Room("Learn", "learn"),
    Room("Play", "play"),
    Room("Train a network", "train"),
    Room("My progress", "progress"),
    Room("Help", "help"),
)
"""The rooms in their order. The feature of each registers what opens it: `TutorBot.add_room`."""
MOST_IN_ROW = 5  # buttons, as Discord allows


def what_next(rooms: Sequence[Room], *leave_out: str) -> list[list[GoButton]]:
    """Return the rows of rooms, without those that the card has buttons for already.

    Raise RoomError for a label that no room has, and for a row that is too long.
    """
    labels = {room.label for room in rooms}
    if unknown := [label for label in leave_out if label not in labels]:
        raise RoomError(f"There is no room labelled {unknown[0]!r} to leave out.")
    rows: dict[int, list[GoButton]] = {room.row: [] for room in sorted(rooms, key=_row)}
    for room in rooms:
        if room.label not in leave_out:
            rows[room.row].append(GoButton.labelled(room.label, where=room.name))
    if any(len(row) > MOST_IN_ROW for row in rows.values()):
        raise RoomError(f"A row of rooms holds at most {MOST_IN_ROW} buttons.")
    return [row for row in rows.values() if row]


def _row(room: Room) -> int:
    return room.row


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(GoButton, GoOnButton, DebriefButton)
