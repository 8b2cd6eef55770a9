"""The "What next?" row under every ending, so that nobody must remember a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.ui.kit.cards import show
from bot.ui.kit.persistent import PersistentButton, bot_of, press_of, services_of

if TYPE_CHECKING:
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
        await show(interaction, await lessons.open(press_of(interaction), self.keys["lesson"]))


class DebriefButton(PersistentButton, shape="lesson-debrief:{lesson}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons = services_of(interaction).lessons
        await show(interaction, await lessons.debrief(press_of(interaction), self.keys["lesson"]))


def go_on(lesson: Lesson, label: str = "Go on") -> GoOnButton:
    return GoOnButton.labelled(label, ButtonStyle.primary, lesson=lesson.id)


WHAT_NEXT = "-# What next?"
ROOMS = {
    "Learn": "learn",
    "Play": "play",
    "Train a network": "train",
    "My progress": "progress",
    "Help": "help",
}
"""The rooms in their order. The feature of each registers it: `TutorBot.add_room`."""


def rooms(*leave_out: str) -> list[GoButton]:
    """Return the row of rooms, without those that the card has buttons for already."""
    return [
        GoButton.labelled(label, where=room)
        for label, room in ROOMS.items()
        if label not in leave_out
    ]


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(GoButton, GoOnButton, DebriefButton)
