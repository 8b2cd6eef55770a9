"""/learn: the course, one card at a time, then the exercises and the end of the lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui
from discord.ext import commands

from bot.services.course.scenes import CardScene, NeedsScene
from bot.ui.course.buttons import (
    OpenButton,
    goals_of,
    known_already,
    lessons_like,
    note_of,
    way_row,
)
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot


class TurnPageButton(PersistentButton, shape="lesson-card:{bookmark}:{card}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        bookmark, number = whole(self.keys["bookmark"]), whole(self.keys["card"])
        lessons = services_of(interaction).lessons
        scene = await lessons.turn(press_of(interaction), bookmark, number)
        # A shared card turns its pages in the channel; what shows answers moves to a private one.
        await show(interaction, scene, turning=isinstance(scene, CardScene))


def lesson_card(scene: CardScene) -> ui.LayoutView:
    lesson, number = scene.lesson, scene.number
    shown, total = lesson.cards[number - 1], len(lesson.cards)
    back = TurnPageButton.labelled(
        "Back", disabled=number == 1, bookmark=scene.bookmark, card=max(1, number - 1)
    )
    onward = TurnPageButton.labelled(
        "Next" if number < total else "Now you",
        ButtonStyle.primary,
        bookmark=scene.bookmark,
        card=number + 1,
    )
    row: list[PersistentButton] = [back, onward]
    if scene.jump is not None:
        label = f"Jump to lesson {scene.jump.number}"
        row.append(OpenButton.labelled(label, lesson=scene.jump.id))
    return card(
        LESSONS,
        note_of(scene),
        f"### {shown.title}\n{shown.text}",
        goals_of(scene),
        f"-# Lesson {lesson.number}: {lesson.title} · card {number} of {total}",
        row,
        way_row(scene),
    )


def needs_card(scene: NeedsScene) -> ui.LayoutView:
    names = " and ".join(f"lesson {lesson.number}" for lesson in scene.missing)
    first = scene.missing[0]
    return card(
        LESSONS,
        f"### Lesson {scene.lesson.number} builds on {names}, which you have not passed yet\n"
        "You can go straight in. If a word is new, look it up with `/glossary`, "
        "or take the earlier lessons first: they are short.",
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
        lesson="Open this lesson instead.", share="Post the cards for everybody to read along."
    )
    async def learn(
        self, interaction: Interaction[Any], lesson: str | None = None, share: bool = False
    ) -> None:
        lessons, press = services_of(interaction).lessons, press_of(interaction)
        if share:
            await show(interaction, await lessons.share(press, lesson), share=True)
        else:
            scene = await (lessons.ask_for(press, lesson) if lesson else lessons.resume(press))
            await show(interaction, scene)

    @learn.autocomplete("lesson")
    async def _lessons(
        self, interaction: Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return lessons_like(interaction, typed)


async def go_learning(interaction: Interaction[Any]) -> None:
    lessons = services_of(interaction).lessons
    await show(interaction, await lessons.resume(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_room("learn", go_learning)
    bot.add_dynamic_items(TurnPageButton)
    bot.add_drawing(CardScene, lesson_card)
    bot.add_drawing(NeedsScene, needs_card)
    await bot.add_cog(LessonsCog())
