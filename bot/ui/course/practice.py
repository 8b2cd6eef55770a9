"""/practise: a lesson's questions once more, or only what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui
from discord.ext import commands

from bot.services.course.scenes import MendedScene, NoMistakesScene, PracticeScene
from bot.services.exercises.scenes import Purpose
from bot.tutor.course.figures import ShownOn
from bot.tutor.text import shortened
from bot.ui.course.buttons import (
    MOST_TITLE,
    AgainButton,
    MendedButton,
    PastButton,
    lessons_like,
    mistakes_of,
    names_of,
    note_of,
    practise,
    reading,
    some_of,
)
from bot.ui.course.endings import gone_from, right_of
from bot.ui.course.how import how_computed
from bot.ui.kit.cards import QUESTIONS, card, show
from bot.ui.kit.persistent import press_of, services_of
from bot.ui.kit.rooms import GoButton, go_on

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.ui.client import TutorBot
    from bot.ui.kit.persistent import PersistentButton


def practice_card(scene: PracticeScene) -> ui.LayoutView:
    lesson, shown = scene.lesson, scene.practised
    better, shaky = shown.better, shown.outcome.again
    return card(
        QUESTIONS,
        note_of(scene),
        f"### {right_of(shown.outcome)}",
        f"Better than before: {names_of(better)}." if better else None,
        f"Worth another look: {names_of(shaky)}." if shaky else None,
        gone_from(shown.outcome),
        f"Lesson {lesson.number} is passed." if scene.passed else None,
        *reading(shaky, scene.bookmark),
        [practise(lesson, "Practise more"), mistakes_of(lesson), _onward(scene)],
        [how_computed(ShownOn.PRACTICE, lesson.id)],
        "-# The score of your first checkpoint stays as it is. Practise as often as you like.",
    )


def _onward(scene: PracticeScene) -> PersistentButton:
    if scene.following is not None:
        return go_on(scene.following, f"Go to lesson {scene.following.number}")
    if scene.read or scene.finished:
        return PastButton.labelled("Go on", ButtonStyle.primary, bookmark=scene.bookmark)
    return AgainButton.labelled("Read from the start", lesson=scene.lesson.id)


def no_mistakes_card(scene: NoMistakesScene) -> ui.LayoutView:
    where = f"in lesson {scene.lesson.number}" if scene.lesson else "in the course"
    return card(
        QUESTIONS,
        f"### Nothing to redo {where}\n"
        "Whatever you answered last, you answered right. New questions are asked in the lessons.",
        [GoButton.labelled("Go on learning", ButtonStyle.primary, where="learn")],
    )


def mended_card(scene: MendedScene) -> ui.LayoutView:
    names = _shaky_names(scene)
    verb = "is" if scene.asked == 1 else "are"
    left = f"{scene.left} are left." if scene.left > 1 else "One is left."
    ways: list[PersistentButton] = [
        GoButton.labelled("Go on learning", ButtonStyle.primary, where="learn")
    ]
    return card(
        QUESTIONS,
        f"### {scene.right} of {scene.asked} {verb} right now",
        f"Worth another look: {names}." if names else None,
        left if scene.left else "No mistake is left in the course.",
        [mistakes_of(label="Redo what is left"), *ways] if scene.left else ways,
        [how_computed(ShownOn.MISTAKES, scene.attempt)],
    )


def _shaky_names(scene: MendedScene) -> str:
    """Name the shaky cards, as many as fit on one card of Discord."""
    return some_of(
        [
            f"**{shortened(card.title, MOST_TITLE)}** (lesson {lesson.number})"
            for lesson, card in scene.shaky
        ]
    )


def mended_button(scene: QuestionScene) -> MendedButton:
    return MendedButton.labelled("Go on", ButtonStyle.primary, attempt=scene.attempt)


def leave_practice(_scene: QuestionScene) -> GoButton:
    return GoButton.labelled("Back to the lesson", where="learn")


def leave_mistakes(_scene: QuestionScene) -> GoButton:
    return GoButton.labelled("Enough for now", where="learn")


class PracticeCog(commands.Cog):
    @app_commands.command(description="Practise: other questions of a lesson, or your mistakes.")
    @app_commands.describe(
        lesson="The lesson to practise; else the one you were at last.",
        mistakes="Only what you got wrong; without a lesson, over the whole course.",
    )
    async def practise(
        self, interaction: Interaction[Any], lesson: str | None = None, mistakes: bool = False
    ) -> None:
        practice, press = services_of(interaction).practice, press_of(interaction)
        await show(interaction, practice.ask_for(press, lesson, mistakes=mistakes))

    @practise.autocomplete("lesson")
    async def _lessons(
        self, interaction: Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        return lessons_like(interaction, typed)


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(PracticeScene, practice_card)
    bot.add_drawing(MendedScene, mended_card)
    bot.add_ending(Purpose.MISTAKES, mended_button)
    bot.add_leaving(Purpose.PRACTICE, leave_practice)
    bot.add_leaving(Purpose.MISTAKES, leave_mistakes)
    bot.add_drawing(NoMistakesScene, no_mistakes_card)
    await bot.add_cog(PracticeCog())
