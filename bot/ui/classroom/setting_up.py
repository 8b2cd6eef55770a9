"""/classroom setup: who instructs, where the class meets, what is shown, in which time zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import Interaction, app_commands, ui

from bot.services.classroom.setup import SetupScene, WantedSetup
from bot.tutor.classroom.classroom import Results
from bot.tutor.classroom.zones import zones_like
from bot.ui.kit.cards import CLASSROOM, card, show
from bot.ui.kit.groups import classroom_group
from bot.ui.kit.persistent import press_of, services_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

SHOWN = {
    Results.ANONYMOUS: "all see how many chose what, and nobody sees who answered what",
    Results.NAMED: "all see how many chose what, and instructors see who answered what",
    Results.HIDDEN: "instructors alone see how many chose what, without names",
}


def setup_card(scene: SetupScene) -> ui.LayoutView:
    kept = scene.classroom
    lines = (
        _line("Instructors", f"<@&{kept.role}>" if kept.role else "no role yet")
        + " Whoever has this role may post, assign and split the class, and so may whoever manages "
        "the server.",
        _line("Class channel", f"<#{kept.channel}>" if kept.channel else "none")
        + (
            " Posts and assignments go there."
            if kept.channel
            else " Posts and assignments go where an instructor types."
        ),
        _line("Results", kept.results)
        + f" Unless a post says otherwise, {SHOWN[kept.results]}. A post says so before anybody "
        "answers, and what it said is never changed afterwards.",
        _line("Time zone", kept.zone) + " Times that instructors type are meant in it.",
    )
    how = (
        "Change it with the options of `/classroom setup`; what you leave out stays."
        if scene.manages
        else "Whoever may manage this server changes it with `/classroom setup`."
    )
    head = "Your classroom, as it is set up now" if scene.changed else "Your classroom"
    return card(
        CLASSROOM, f"### {head}", "\n".join(lines), how, ONWARD, "-# Only you see this card."
    )


ONWARD = "`/post question` asks your class; `/class today` says what it believes."


def _line(name: str, value: str) -> str:
    return f"**{name}: {value}.**"


@app_commands.command(name="setup", description="See or change how your class is set up.")
@app_commands.describe(
    instructors="The role of those who instruct.",
    channel="Where posts and assignments go.",
    results="What is shown of answers, unless a post says otherwise.",
    zone="The time zone of your class: type a large city near you.",
)
async def set_up(
    interaction: Interaction[Any],
    instructors: discord.Role | None = None,
    channel: discord.TextChannel | None = None,
    results: Results | None = None,
    zone: str | None = None,
) -> None:
    desk = services_of(interaction).classroom.desk
    wanted = WantedSetup(
        None if instructors is None else instructors.id,
        None if channel is None else channel.id,
        results,
        zone,
    )
    await show(interaction, desk.setup.change(press_of(interaction), wanted))


@set_up.autocomplete("zone")
async def _zones(_interaction: Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=name, value=name) for name in zones_like(typed)]


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(SetupScene, setup_card)
    classroom_group(bot).add_command(set_up)
