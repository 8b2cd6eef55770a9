"""/class today: what a class believes, in one picture, and what to discuss first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui

from bot.services.classroom.today import DAYS, MOST_POSTS
from bot.services.classroom.today_scenes import TodayScene
from bot.tutor.classroom.beliefs import LEAST_PEOPLE
from bot.tutor.text import shortened
from bot.ui.classroom.experiment import read_card, run_experiment
from bot.ui.course.looking import UNDRAWN
from bot.ui.kit.cards import CLASSROOM, card, gallery, show
from bot.ui.kit.groups import class_group
from bot.ui.kit.persistent import press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.classroom.today_scenes import DiscussFirst
    from bot.tutor.classroom.beliefs import ClassBelief
    from bot.tutor.classroom.ready import ReadyQuestion
    from bot.ui.client import TutorBot

MOST_NAMED, MOST_BELIEF, MOST_STEM = 5, 90, 300
NOTHING_POSTED = (
    f"There are no posts of the last {DAYS} days in this server, so there is nothing to tell. "
    "Post a question with `/post question`; once it is closed, this card tells what it shows."
)
ONLY_YOU = "-# Only you see this, and it names nobody."
PROJECTOR = f"{ONLY_YOU} It says what is right: keep it off the projector."


def today_card(scene: TodayScene) -> ui.LayoutView:
    first, picture = scene.first, scene.picture
    return card(
        CLASSROOM,
        "### What your class believes",
        NOTHING_POSTED if not scene.posts else _read(scene),
        gallery([picture]) if picture is not None else None,
        UNDRAWN if scene.undrawn else None,
        _first(first) if first is not None else _none_shown(scene),
        [*_ways(scene)],
        _few(scene.few),
        PROJECTOR if first is not None else ONLY_YOU,
    )


def _read(scene: TodayScene) -> str:
    """Say what was looked at, and what of it does not count."""
    posts = "1 post" if scene.posts == 1 else f"{scene.posts} posts"
    more = f", the latest {MOST_POSTS}; older ones are left out" if scene.full else ""
    line = f"By the first answers to {posts} of the last {DAYS} days{more}."
    if scene.waiting:
        live = "1 post is" if scene.waiting == 1 else f"{scene.waiting} posts are"
        line += f" {live} not closed yet and not counted."
    return line


def _first(first: DiscussFirst) -> str:
    belief, one = first.belief, first.belief.misconception
    lines = [
        f"**To discuss first:** “{one.belief}”",
        f"{belief.held} of {belief.asked} answers that could show it did. {one.truth}",
    ]
    if first.taught is not None:
        lesson, taught = first.taught
        lines.append(f"Its card: **{taught.title}**, lesson {lesson.number}.")
    if first.experiment:
        lines.append("Its experiment is run here in the channel, for all to see.")
    if first.ready is not None:
        lines.append(_ready(first.ready))
    return "\n".join(lines)


def _ready(ready: ReadyQuestion) -> str:
    before = "posted longest ago" if ready.posted else f"not posted in these {DAYS} days"
    stem = ready.question.stem
    # A stem with sums in braces is no sentence before its numbers are drawn.
    shown = "" if "{" in stem else f" {shortened(stem, MOST_STEM)}"
    return f"A question about it, {before}:{shown or ' one with drawn numbers.'}"


def _none_shown(scene: TodayScene) -> str | None:
    if not scene.posts:
        return None
    if scene.clear:
        return "No answer shows a wrong idea that I know. A harder question may."
    return "There are too few answers to say what the class believes."


def _few(few: Sequence[ClassBelief]) -> str | None:
    """Name what cannot be told yet; without numbers, which would tell of single people."""
    if not few:
        return None
    named = [f"· {shortened(one.misconception.belief, MOST_BELIEF)}" for one in few[:MOST_NAMED]]
    if len(few) > MOST_NAMED:
        named.append(f"· and {len(few) - MOST_NAMED} more")
    head = (
        f"**Too few answers to tell**, from fewer than {LEAST_PEOPLE} people. Wrong ideas that "
        "these questions can show, whether or not anybody has them:"
    )
    return "\n".join([head, *named])


def _ways(scene: TodayScene) -> list[ui.Item[Any]]:
    first = scene.first
    if first is None:
        return []
    id_ = first.belief.misconception.id
    ready = ready_button(scene)
    return [
        *([ready] if ready is not None else []),
        *([read_card(id_)] if first.taught is not None else []),
        *([run_experiment(id_)] if first.experiment else []),
    ]


def ready_button(scene: TodayScene) -> ui.Item[Any] | None:
    """Return the button that offers the ready question, which posting answers to."""
    if scene.first is None or scene.first.ready is None:
        return None
    custom_id = f"post-ready:{scene.first.belief.misconception.id}"
    return ui.Button(label="Post this question", style=ButtonStyle.primary, custom_id=custom_id)


@app_commands.command(name="today", description="What your class believes, by its last posts.")
async def today(interaction: Interaction[Any]) -> None:
    await show(interaction, services_of(interaction).classroom.today.show(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(TodayScene, today_card)
    class_group(bot).add_command(today)
