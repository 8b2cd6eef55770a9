"""/learn: the course, one card at a time, then the exercises and the end of the lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui
from discord.ext import commands

from bot.services.course.scenes import NeedsScene
from bot.ui.course.buttons import OpenButton, builds_on, known_already, lessons_like
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.persistent import bot_of, press_of, services_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

TOGETHER = "together"
"""What opens a lesson for a group: the classroom registers it."""


def needs_card(scene: NeedsScene) -> ui.LayoutView:
    first = scene.missing[0]
    return card(
        LESSONS,
        f"### Lesson {scene.lesson.number} builds on {builds_on(scene.missing, scene.tried)}\n"
        "You can go straight in. If a word is new, look it up with `/glossary`, "
        "or take what comes before it first.",
        [
            OpenButton.labelled(
                f"Start with lesson {first.number}", ButtonStyle.primary, lesson=first.id
            ),
            OpenButton.labelled(
                f"Open lesson {scene.lesson.number} anyway", lesson=scene.lesson.id
            ),
            *known_already(scene.lesson),
        ],
    )


class LessonsCog(commands.Cog):
    @app_commands.command(description="Take the course: starts, or goes on where you left off.")
    @app_commands.describe(
        lesson="Open this lesson instead.",
        share="Post the cards for everybody to read along.",
        together="Take it with others in this channel: all try each card, then talk.",
    )
    async def learn(
        self,
        interaction: Interaction[Any],
        lesson: str | None = None,
        share: bool = False,
        together: bool = False,
    ) -> None:
        lessons, press = services_of(interaction).lessons, press_of(interaction)
        if together:
            await bot_of(interaction).open(interaction, TOGETHER, lesson)
        elif share:
            await show(interaction, lessons.share(press, lesson), share=True)
        else:
            coming = lessons.ask_for(press, lesson) if lesson else lessons.resume(press)
            await show(interaction, coming)

    @learn.autocomplete("lesson")
    async def _lessons(
        self, interaction: Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return lessons_like(interaction, typed)


async def go_learning(interaction: Interaction[Any]) -> None:
    lessons = services_of(interaction).lessons
    await show(interaction, lessons.resume(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_room("learn", go_learning)
    bot.add_drawing(NeedsScene, needs_card)
    await bot.add_cog(LessonsCog())
