"""The "What next?" row under every ending, so that nobody must remember a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.ui.lab import lab_button
from bot.ui.persistent import PersistentButton, press_of, services_of
from bot.ui.show import show

if TYPE_CHECKING:
    from discord import Interaction

    from bot.tutor.course.course import Lesson


class GoButton(PersistentButton, shape="go:{where}"):
    """Go to a room. Whoever presses goes: it belongs to nobody."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        services, press = services_of(interaction), press_of(interaction)
        match self.keys["where"]:
            case "play":
                await show(interaction, await services.games.resume(press))
            case "progress":
                await show(interaction, await services.progress.report(press))
            case "help":
                await show(interaction, services.guide.help())
            case _:
                await show(interaction, await services.lessons.resume(press))


class GoOnButton(PersistentButton, shape="lesson-on:{lesson}"):
    """Go on in a lesson, to whatever part comes next for the one who presses."""

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


def rooms(*leave_out: str) -> list[PersistentButton]:
    """Return the row of rooms, without those the card leads to already."""
    row = [
        GoButton.labelled("Learn", where="learn"),
        GoButton.labelled("Play", where="play"),
        lab_button(),
        GoButton.labelled("My progress", where="progress"),
        GoButton.labelled("Help", where="help"),
    ]
    return [button for button in row if button.item.label not in leave_out]
