"""/progress: lessons, scores, the notebook of rules, trainings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands, ui
from discord.ext import commands

from bot.services.course.scenes import LessonProgress, ProgressScene
from bot.tutor.course.path import LessonPart
from bot.tutor.text import plain, shortened
from bot.ui.kit.cards import LESSONS, card, show
from bot.ui.kit.persistent import press_of, services_of
from bot.ui.kit.rooms import WHAT_NEXT, what_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.scene import Room
    from bot.tutor.lab.runs import Trainings
    from bot.ui.client import TutorBot

RULES_SHOWN = 5
PARTS = {
    LessonPart.RESULT: "after the checkpoint",
    LessonPart.PRACTICE: "at practice",
    LessonPart.MATCHING: "at the matching",
    LessonPart.QUESTIONS: "at the questions",
    LessonPart.GAME: "at the game",
    LessonPart.DEBRIEF: "at the debrief",
}


def progress_card(scene: ProgressScene, rooms: Sequence[Room]) -> ui.LayoutView:
    done = sum(line.part is LessonPart.DONE for line in scene.lessons)
    lessons = "\n".join(_lesson_line(line) for line in scene.lessons)
    rules = "\n".join(_rule_line(*rule) for rule in scene.rules[:RULES_SHOWN])
    more = len(scene.rules) - RULES_SHOWN
    return card(
        LESSONS,
        f"### Your progress\n**Lessons**: {done} of {len(scene.lessons)} done\n{lessons}",
        "**Notebook**\n" + (rules or "No rule yet. `/play` ends with your first one."),
        f"-# and {more} older ones" if more > 0 else None,
        _trainings(scene.trainings),
        "-# Scores count first tries. Only you see this.",
        WHAT_NEXT,
        *what_next(rooms, "My progress"),
    )


def _lesson_line(line: LessonProgress) -> str:
    scores = ", ".join(f"{name} {score:.0%}" for name, score in line.scores.items())
    return f"{line.lesson.number}. {line.lesson.title}: {_place(line)}" + (
        f" ({scores})" if scores else ""
    )


def _place(line: LessonProgress) -> str:
    if line.part is None:
        return "not begun"
    if line.part is LessonPart.DONE:
        return "✅ done"
    if line.part is LessonPart.CARDS:
        return f"at card {line.card} of {len(line.lesson.cards)}"
    return PARTS[line.part]


def _trainings(trainings: Trainings) -> str:
    line = f"**Trainings run**: {trainings.done}. `/run show` opens them again."
    if trainings.mean_score is None:
        return f"{line}\nForetell a curve with `/train predict:` and see how good you are at it."
    times = "once" if trainings.predictions == 1 else f"{trainings.predictions} times"
    return (
        f"{line}\nYou foretold the curve {times}; mean Brier score {trainings.mean_score:.2f} "
        "(0 is best, 0.75 is guessing, 2 is worst)."
    )


def _rule_line(text: str, breaker: str) -> str:
    broken = f"\n-# would break it: {shortened(plain(breaker), 150)}" if breaker else ""
    return f"> {shortened(plain(text), 150)}{broken}"


class ProgressCog(commands.Cog):
    @app_commands.command(description="See what you did: lessons, scores, rules, trainings.")
    async def progress(self, interaction: Interaction[Any]) -> None:
        await see_progress(interaction)


async def see_progress(interaction: Interaction[Any]) -> None:
    progress = services_of(interaction).progress
    await show(interaction, await progress.report(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_room("progress", see_progress)
    bot.add_drawing(ProgressScene, partial(progress_card, rooms=bot.rooms))
    await bot.add_cog(ProgressCog())
