"""/progress: where one stands in the lessons, in words and as a picture, and what is shaky."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui
from discord.ext import commands

from bot.services.course.showing import LessonProgress, ProgressScene
from bot.tutor.course.figures import ShownOn
from bot.tutor.course.path import LessonPart
from bot.tutor.pictures.progress import IdeaState
from bot.tutor.text import shortened
from bot.ui.course.buttons import MOST_TITLE, mistakes_of, practise, some_of
from bot.ui.course.due import due_buttons, due_lines
from bot.ui.course.how import bold, how_computed
from bot.ui.course.looking import UNDRAWN, look_at
from bot.ui.course.notebook import open_notebook
from bot.ui.kit.cards import LESSONS, card, gallery, show
from bot.ui.kit.persistent import press_of, services_of
from bot.ui.kit.rooms import WHAT_NEXT, GoButton, what_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.scene import Room
    from bot.tutor.course.ideas import Idea
    from bot.ui.client import TutorBot
    from bot.ui.kit.persistent import PersistentButton

NAMED = 5  # ideas of a kind, and buttons in a row
MANY, SHORT_TITLE = 12, 30  # lessons, from which on titles are cut to so many characters
LINES = 2400  # characters for the lines of lessons; a card takes 4,000 in all
LABEL = 38  # characters, as many as a phone shows in a line
PARTS = {
    LessonPart.DONE: "done",
    LessonPart.RESULT: "after the checkpoint",
    LessonPart.PRACTICE: "at practice",
    LessonPart.MATCHING: "at the matching",
    LessonPart.QUESTIONS: "checkpoint open",
    LessonPart.GAME: "at the game",
    LessonPart.DEBRIEF: "at its end",
}
NEWCOMER = (
    "You have not begun a lesson yet, and that is a fine place to be. Each card is one idea; "
    "this page will say which ones sit and which are worth another look."
)


def progress_card(scene: ProgressScene, rooms: Sequence[Room]) -> ui.LayoutView:
    done, ideas, *trainings = [bold(one) for one in scene.figures if not one.lesson]
    shaky = [idea for idea in scene.ideas if idea.state is IdeaState.SHAKY]
    picture = scene.picture
    return card(
        LESSONS,
        f"### Your progress\n{'' if scene.begun else NEWCOMER}".strip(),
        due_lines(scene),
        due_buttons(scene.due),
        f"{done}\n{_lesson_lines(scene.lessons, LINES - len(due_lines(scene)))}",
        ideas if scene.begun else None,
        gallery([picture]) if picture is not None else None,
        UNDRAWN if scene.undrawn else None,
        _named("Firm", [idea for idea in scene.ideas if idea.state is IdeaState.FIRM]),
        _named("Worth another look", shaky),
        [_look(idea) for idea in shaky[:NAMED]],
        "\n".join((*trainings, _foretell(scene))).strip(),
        _ways(scene),
        "-# Only you see this.",
        WHAT_NEXT,
        *what_next(rooms, "My progress", *(() if scene.begun else ("Learn",))),
    )


def _lesson_lines(lessons: Sequence[LessonProgress], room: int = LINES) -> str:
    many = len(lessons) > MANY
    lines = [_short_line(line) if many else _lesson_line(line) for line in lessons]
    for place, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            return "\n".join([*lines[:place], f"and {len(lines) - place} more"])
    return "\n".join(lines)


def _lesson_line(line: LessonProgress) -> str:
    count = f" · checkpoint: {line.checkpoint.words}" if line.checkpoint else ""
    return f"{line.lesson.number}. {line.lesson.title}: {_place(line)}{count}"


def _short_line(line: LessonProgress) -> str:
    title, count = shortened(line.lesson.title, SHORT_TITLE), line.checkpoint
    place = "read to the end" if line.part is LessonPart.DONE and not line.met else _place(line)
    right = f" · {count.right} of {count.asked} right" if count else ""
    return f"{line.lesson.number}. {title}: {place}{right}"


def _place(line: LessonProgress) -> str:
    if line.part is None:
        return "not begun"
    if line.part is LessonPart.CARDS:
        return f"at card {line.card} of {len(line.lesson.cards)}"
    if line.part is not LessonPart.DONE:
        return PARTS[line.part]
    return "✅ done" if line.met else "read to the end, its questions are worth another try"


def _named(heading: str, ideas: Sequence[Idea]) -> str | None:
    if not ideas:
        return None
    titles = [shortened(idea.card.title, MOST_TITLE) for idea in ideas]
    return f"**{heading}**: {some_of(titles, NAMED, ' · ')}"


def _look(idea: Idea) -> PersistentButton:
    return look_at(idea.lesson, idea.card, shortened(f"Look: {idea.card.title}", LABEL))


def _foretell(scene: ProgressScene) -> str:
    if scene.trainings.predictions or not scene.begun:
        return ""
    return "Foretell a curve with `/train predict:` and see how good you are at it."


def _ways(scene: ProgressScene) -> list[PersistentButton]:
    ways: list[PersistentButton] = [how_computed(ShownOn.PROGRESS)]
    if not scene.begun:
        ways.insert(0, GoButton.labelled("Start learning", ButtonStyle.primary, where="learn"))
    if scene.to_practise is not None:
        number = scene.to_practise.number
        ways.append(practise(scene.to_practise, f"Practise lesson {number}"))
    if scene.mistakes:
        ways.append(mistakes_of())
    return [*ways, open_notebook()]


class ProgressCog(commands.Cog):
    @app_commands.command(description="See where you stand: lessons, ideas, trainings.")
    async def progress(self, interaction: Interaction[Any]) -> None:
        await see_progress(interaction)


async def see_progress(interaction: Interaction[Any]) -> None:
    progress = services_of(interaction).progress
    await show(interaction, progress.report(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_room("progress", see_progress)
    bot.add_drawing(ProgressScene, partial(progress_card, rooms=bot.rooms))
    await bot.add_cog(ProgressCog())
