"""/lab: the experiments of the course, each one press away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands
from discord.ext import commands

from bot.neural.presets import PRESETS, with_seed
from bot.tutor.presets import PRESET_WORDS
from bot.ui.by_hand import ByHandLabs, register_by_hand
from bot.ui.kit.persistent import services_of
from bot.ui.run_desk import start_run

if TYPE_CHECKING:
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press
    from bot.ui.client import TutorBot


class LabCog(ByHandLabs, commands.GroupCog, name="lab", description="Experiments of the course."):
    pass


def preset_command(name: str) -> app_commands.Command[Any, ..., None]:
    """Make the subcommand of one preset; all presets are asked for alike."""

    async def run_preset(
        interaction: Interaction[Any], surprise: bool = False, private: bool = False
    ) -> None:
        # The press's own number is as good as a die, and the same press gives the same seed.
        task = with_seed(PRESETS[name], interaction.id % 100_000) if surprise else PRESETS[name]

        async def begin(press: Press, private: bool) -> Run:
            return await services_of(interaction).training.lab(press, task, private)

        await start_run(interaction, begin, private=private)

    run_preset = app_commands.describe(
        surprise="Take another seed than the lesson does.",
        private="Show the answer to you alone.",
    )(run_preset)
    return app_commands.Command(
        name=name, description=PRESET_WORDS[name].description, callback=run_preset
    )


async def setup(bot: TutorBot) -> None:
    register_by_hand(bot)
    cog = LabCog()
    await bot.add_cog(cog)
    group = cog.app_command
    for name in PRESETS:
        group.add_command(preset_command(name))  # type: ignore[union-attr] # a GroupCog has one
