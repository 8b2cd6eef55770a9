"""Buttons for what helps against a misconception: run its experiment, read its card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui.kit.cards import show
from bot.ui.kit.persistent import PersistentButton, press_of, services_of
from bot.ui.lab.desk import start_run

if TYPE_CHECKING:
    from discord import Interaction

    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press
    from bot.ui.client import TutorBot


class ClassExperimentButton(PersistentButton, shape="class-experiment:{misconception}"):
    """Train what shows a belief to be wrong: for all when an instructor presses, else privately."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        services, press = services_of(interaction), press_of(interaction)
        task, private = await services.classroom.today.remedies.experiment(
            press, self.keys["misconception"]
        )

        async def begin(press: Press, private: bool) -> Run:
            return await services.training.lab(press, task, private)

        await start_run(interaction, begin, private=private)


class ClassCardButton(PersistentButton, shape="class-card:{misconception}"):
    """Show whoever presses the card that mends a misconception."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        remedies, press = services_of(interaction).classroom.today.remedies, press_of(interaction)
        await show(interaction, remedies.card(press, self.keys["misconception"]))


def run_experiment(misconception: str) -> ClassExperimentButton:
    return ClassExperimentButton.labelled("Run its experiment", misconception=misconception)


def read_card(misconception: str) -> ClassCardButton:
    return ClassCardButton.labelled("Read its card", misconception=misconception)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(ClassExperimentButton, ClassCardButton)
