"""/learn: the course, one card at a time, then the exercises and the end of the lesson."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui
from discord.ext import commands

from bot.services.course.scenes import (
    CourseDoneScene,
    DebriefScene,
    DoneScene,
    NeedsScene,
)
from bot.ui.course.cards import OpenButton
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of
from bot.ui.kit.rooms import WHAT_NEXT, GoButton, go_on, what_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.scene import Room
    from bot.ui.client import TutorBot


class FinishButton(PersistentButton, shape="lesson-finish:{bookmark}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons = services_of(interaction).lessons
        bookmark = whole(self.keys["bookmark"])
        await show(interaction, lessons.finish(press_of(interaction), bookmark))


class AgainButton(PersistentButton, shape="lesson-again:{lesson}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        lessons = services_of(interaction).lessons
        await show(interaction, lessons.again(press_of(interaction), self.keys["lesson"]))


def needs_card(scene: NeedsScene) -> ui.LayoutView:
    names = " and ".join(f"lesson {lesson.number}" for lesson in scene.missing)
    first = scene.missing[0]
    return card(
        LESSONS,
        f"### Lesson {scene.lesson.number} builds on {names}\n"
        "You can go straight in. If a word is new, look it up with `/glossary`, "
        "or take the earlier lessons first: they are short.",
        [
            OpenButton.labelled(
                f"Start with lesson {first.number}", ButtonStyle.primary, lesson=first.id
            ),
            OpenButton.labelled(
                f"Open lesson {scene.lesson.number} anyway", lesson=scene.lesson.id
            ),
        ],
    )


def debrief_card(scene: DebriefScene, rooms: Sequence[Room]) -> ui.LayoutView:
    scores = " · ".join(f"{name} {score:.0%}" for name, score in scene.scores.items())
    ending = (
        [FinishButton.labelled("Finish the lesson", ButtonStyle.primary, bookmark=scene.bookmark)]
        if scene.bookmark is not None
        else [go_on(scene.lesson, f"Take lesson {scene.lesson.number}")]
    )
    return card(
        LESSONS,
        f"### {scene.lesson.debrief.title}\n{scene.lesson.debrief.text}",
        f"-# Your first tries: {scores}" if scores else None,
        ending,
        *(_elsewhere(rooms) if scene.bookmark is None else ()),
    )


def done_card(scene: DoneScene, rooms: Sequence[Room]) -> ui.LayoutView:
    following = scene.following
    skipped = following.number < scene.lesson.number
    leading = "You skipped" if skipped else "Next is"
    return card(
        LESSONS,
        f"### ✅ Lesson {scene.lesson.number} is done\n"
        f"{leading} lesson {following.number}, **{following.title}** "
        f"(about {following.minutes} minutes). {following.summary}",
        [
            go_on(following, f"Go to lesson {following.number}"),
            AgainButton.labelled("Read this one again", lesson=scene.lesson.id),
        ],
        WHAT_NEXT,
        *what_next(rooms, "Learn"),
    )


def course_done_card(scene: CourseDoneScene, rooms: Sequence[Room]) -> ui.LayoutView:
    again = [
        AgainButton.labelled(f"Read lesson {lesson.number} again", lesson=lesson.id)
        for lesson in scene.lessons[:5]
    ]
    return card(
        LESSONS,
        "### ✅ You finished the course\n"
        "You know how a network learns: it predicts, measures its error, finds which weights "
        "to blame and nudges each one. Now train one and watch it happen.",
        again,
        WHAT_NEXT,
        *what_next(rooms, "Learn"),
    )


def _elsewhere(rooms: Sequence[Room]) -> list[str | list[GoButton]]:
    return [WHAT_NEXT, *what_next(rooms, "Learn")]


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
            await show(interaction, lessons.share(press, lesson), share=True)
        else:
            coming = lessons.ask_for(press, lesson) if lesson else lessons.resume(press)
            await show(interaction, coming)

    @learn.autocomplete("lesson")
    async def _lessons(
        self, interaction: Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        found = services_of(interaction).lessons.course.like(typed)
        return [
            app_commands.Choice(name=f"{lesson.number}. {lesson.title}", value=lesson.id)
            for lesson in found[:25]
        ]


async def go_learning(interaction: Interaction[Any]) -> None:
    lessons = services_of(interaction).lessons
    await show(interaction, lessons.resume(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_room("learn", go_learning)
    bot.add_dynamic_items(FinishButton, AgainButton)
    bot.add_drawing(NeedsScene, needs_card)
    bot.add_drawing(DebriefScene, partial(debrief_card, rooms=bot.rooms))
    bot.add_drawing(DoneScene, partial(done_card, rooms=bot.rooms))
    bot.add_drawing(CourseDoneScene, partial(course_done_card, rooms=bot.rooms))
    await bot.add_cog(LessonsCog())
