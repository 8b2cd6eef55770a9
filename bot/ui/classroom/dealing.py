"""/classroom groups: people say that they are here, and the class is split into threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, app_commands, ui

from bot.services.classroom.dealing import ThreadScene
from bot.services.classroom.dealing_kind import DealingScene
from bot.tutor.classroom.dealing import FEWEST, MOST, sizes_of
from bot.ui.course.buttons import lessons_like
from bot.ui.kit.cards import CLASSROOM, card, show
from bot.ui.kit.groups import classroom_group
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from bot.services.classroom.dealing import Dealing
    from bot.ui.client import TutorBot

MOST_NAMED = 100  # people in the first message of a thread


class HereButton(PersistentButton, shape="dealing-here:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        desk, press = _dealing(interaction), press_of(interaction)
        await show(interaction, desk.be_here(press, whole(self.keys["gathering"])))


class SplitClassButton(PersistentButton, shape="dealing-split:{gathering}"):
    """Who instructs is looked at anew at every press."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        desk, press = _dealing(interaction), press_of(interaction)
        await show(interaction, desk.split(press, whole(self.keys["gathering"])))


class OwnGroupButton(PersistentButton, shape="dealing-own:{gathering}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        desk, press = _dealing(interaction), press_of(interaction)
        await show(interaction, desk.own_group(press, whole(self.keys["gathering"])))


def _dealing(interaction: Interaction[Any]) -> Dealing:
    return services_of(interaction).classroom.desk.dealing


def dealing_card(scene: DealingScene) -> ui.LayoutView:
    if scene.splitting or scene.threads or scene.over:
        return _split_card(scene)
    what = f" for {scene.lesson}" if scene.lesson else ""
    row = [
        HereButton.labelled("I am here", ButtonStyle.primary, gathering=scene.gathering),
        SplitClassButton.labelled(f"Split into {scene.groups} threads", gathering=scene.gathering),
    ]
    return card(
        CLASSROOM,
        f"### {scene.groups} groups{what}\nPress **I am here**. Then your instructor splits the "
        "class at random, and each group gets a thread of its own.",
        _here_line(scene),
        row,
        "-# Each thread names who is in it, and everybody may read it. Instructors split.",
    )


def _here_line(scene: DealingScene) -> str:
    here = {0: "Nobody is here", 1: "1 person is here"}.get(
        scene.here, f"{scene.here} people are here"
    )
    if scene.here < scene.groups:
        return f"{here}. There must be {scene.groups} at least, one for each group."
    return f"{here}: that makes {scene.groups} groups of {sizes_of(scene.here, scene.groups)}."


def _split_card(scene: DealingScene) -> ui.LayoutView:
    if not scene.threads and scene.over:
        return card(CLASSROOM, "### Groups\nThis class was not split, and the card is closed.")
    threads = [f"Group {number}: <#{thread}>" for number, thread in scene.threads.items()]
    row: list[PersistentButton] = [OwnGroupButton.labelled("My group", gathering=scene.gathering)]
    if not scene.over:
        row.append(SplitClassButton.labelled("Make the missing threads", gathering=scene.gathering))
    what = f" for {scene.lesson}" if scene.lesson else ""
    made = f"{len(scene.threads)} of {scene.groups} threads are made."
    return card(
        CLASSROOM,
        f"### {scene.groups} groups{what}",
        "" if scene.over and len(threads) == scene.groups else made,
        "\n".join(threads),
        row,
    )


def thread_card(scene: ThreadScene) -> ui.LayoutView:
    people = " ".join(f"<@{person}>" for person in scene.people[:MOST_NAMED])
    more = len(scene.people) - MOST_NAMED
    lesson = f"lesson:{scene.lesson} " if scene.lesson else ""
    return card(
        CLASSROOM,
        f"### Group {scene.number} of {scene.groups}\n{people}"
        f"{f' and {more} more' if more > 0 else ''}",
        f"One of you types `/learn {lesson}together:True` here, and you take the lesson together.",
    )


@app_commands.command(description="Split your class into groups, each with a thread.")
@app_commands.describe(groups="How many groups.", lesson="The lesson that they are to take.")
async def groups(
    interaction: Interaction[Any],
    groups: app_commands.Range[int, FEWEST, MOST],
    lesson: str | None = None,
) -> None:
    desk = services_of(interaction).classroom.desk
    await show(interaction, desk.dealing.open(press_of(interaction), groups, lesson))


@groups.autocomplete("lesson")
async def _lessons(interaction: Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    return lessons_like(interaction, typed)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(HereButton, SplitClassButton, OwnGroupButton)
    bot.add_drawing(DealingScene, dealing_card)
    bot.add_drawing(ThreadScene, thread_card)
    classroom_group(bot).add_command(groups)
