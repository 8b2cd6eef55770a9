"""/run: earlier trainings, to look at, compare, vary, repeat and take home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from discord import Interaction, app_commands
from discord.ext import commands

from bot.ui.answering.answers import acknowledge, answer
from bot.ui.answering.content import Content
from bot.ui.kit.cards import drawn
from bot.ui.kit.persistent import press_of, services_of
from bot.ui.lab.desk import start_run

if TYPE_CHECKING:
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press
    from bot.ui.client import TutorBot

WHICH = "The number of a run; it stands under its picture."
ALONE = "Show the answer to you alone."


class RunsCog(commands.GroupCog, name="run", description="Look at trainings again."):
    @app_commands.command(description="Show a finished training again, to you alone.")
    @app_commands.describe(run=WHICH)
    async def show(self, interaction: Interaction[Any], run: int) -> None:
        scene = await services_of(interaction).past_runs.show(press_of(interaction), run)
        await answer(interaction, drawn(interaction, scene), private=True)

    @app_commands.command(description="Draw two trainings over each other and say what differs.")
    @app_commands.describe(first=WHICH, second="The other one.", private=ALONE)
    async def compare(
        self, interaction: Interaction[Any], first: int, second: int, private: bool = False
    ) -> None:
        async def begin(press: Press, private: bool) -> Run:
            training = services_of(interaction).training
            return await training.compare(press, first, second, private)

        await start_run(interaction, begin, private=private)

    @app_commands.command(description="Train again with the same dials: the same numbers come out.")
    @app_commands.describe(run=WHICH, private=ALONE)
    async def repeat(self, interaction: Interaction[Any], run: int, private: bool = False) -> None:
        async def begin(press: Press, private: bool) -> Run:
            return await services_of(interaction).training.turn(press, run, "repeat", private)

        await start_run(interaction, begin, private=private)

    @app_commands.command(description="Train many networks that differ in one dial, all at once.")
    @app_commands.describe(run=WHICH, over="The dial to vary.", private=ALONE)
    @app_commands.rename(over="dial")
    async def sweep(
        self,
        interaction: Interaction[Any],
        run: int,
        over: Literal["rates", "seeds", "widths", "l2"],
        private: bool = False,
    ) -> None:
        async def begin(press: Press, private: bool) -> Run:
            return await services_of(interaction).training.sweep(press, run, over, private)

        await start_run(interaction, begin, private=private)

    @app_commands.command(description="Get a training as a small Python program with its data.")
    @app_commands.describe(run=WHICH)
    async def export(self, interaction: Interaction[Any], run: int) -> None:
        await acknowledge(interaction, thinking=True)
        scene = await services_of(interaction).past_runs.export(press_of(interaction), run)
        told = Content(words=scene.words, pictures=scene.files)
        await answer(interaction, told, private=True)

    @show.autocomplete("run")
    @repeat.autocomplete("run")
    @sweep.autocomplete("run")
    @export.autocomplete("run")
    @compare.autocomplete("first")
    @compare.autocomplete("second")
    async def _runs(
        self, interaction: Interaction[Any], typed: int | str
    ) -> list[app_commands.Choice[int]]:
        past_runs = services_of(interaction).past_runs
        offers = await past_runs.suggest(press_of(interaction), str(typed))
        return [app_commands.Choice(name=name, value=run) for name, run in offers]


async def setup(bot: TutorBot) -> None:
    await bot.add_cog(RunsCog())
