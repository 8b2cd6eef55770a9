"""The buttons under a training; each keeps nothing but the number of its run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui.persistent import PersistentButton, press_of, services_of
from bot.ui.run_desk import start_run
from bot.ui.show import show

if TYPE_CHECKING:
    from discord import Interaction

    from bot.tutor.records import Press, Run


class TurnButton(PersistentButton, shape="run-turn:{run}:{turn}"):
    """Train a run again with one dial turned, or watch it learn; for whoever presses."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        async def begin(press: Press, private: bool) -> Run:
            training = services_of(interaction).training
            return await training.turn(press, int(self.keys["run"]), self.keys["turn"], private)

        await start_run(interaction, begin, private=False)


class SweepButton(PersistentButton, shape="run-sweep:{run}:{over}"):
    """Train a run many times over one dial."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        async def begin(press: Press, private: bool) -> Run:
            training = services_of(interaction).training
            return await training.sweep(press, int(self.keys["run"]), self.keys["over"], private)

        await start_run(interaction, begin, private=False)


class NumbersButton(PersistentButton, shape="run-numbers:{run}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        past_runs = services_of(interaction).past_runs
        await show(
            interaction, await past_runs.numbers(press_of(interaction), int(self.keys["run"]))
        )


class CancelButton(PersistentButton, shape="run-cancel:{run}"):
    """Stop one's own training; the card then changes by itself."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        await services_of(interaction).training.cancel(press_of(interaction), int(self.keys["run"]))
        await interaction.response.defer()
