"""/lab: the experiments of the course, each one press away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands

from bot.tutor.lab.presets import with_seed
from bot.ui.kit.groups import lab_group
from bot.ui.kit.persistent import services_of
from bot.ui.lab.desk import start_run

if TYPE_CHECKING:
    from bot.tutor.lab.presets import Preset
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press
    from bot.ui.client import TutorBot


def preset_command(preset: Preset) -> app_commands.Command[Any, ..., None]:
    """Make the subcommand of one preset; all presets are asked for alike."""

    async def run_preset(
        interaction: Interaction[Any], surprise: bool = False, private: bool = False
    ) -> None:
        # The id of the press serves as a random seed, and the same press gives the same seed.
        task = with_seed(preset.task, interaction.id % 100_000) if surprise else preset.task

        async def begin(press: Press, private: bool) -> Run:
            return await services_of(interaction).training.lab(press, task, private)

        await start_run(interaction, begin, private=private)

    run_preset = app_commands.describe(
        surprise="Take another seed than the lesson does.",
        private="Show the answer to you alone.",
    )(run_preset)
    return app_commands.Command(
        name=preset.name, description=preset.description, callback=run_preset
    )


async def setup(bot: TutorBot) -> None:
    for preset in bot.services.training.scenes.presets.values():
        lab_group(bot).add_command(preset_command(preset))
