"""The buttons under a training; the custom id of each holds little more than the run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from discord import ui

from bot.trainings.news import Picture
from bot.ui.answering.answers import acknowledge, answer
from bot.ui.kit.cards import drawn, show
from bot.ui.kit.keys import run_in
from bot.ui.kit.persistent import PersistentButton, press_of, services_of
from bot.ui.lab.desk import start_run

if TYPE_CHECKING:
    from discord import Interaction

    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press


class VariationButton(PersistentButton, shape="run-turn:{run}:{turn}"):
    """Train a run again with one dial turned, or watch it learn. Anybody may press."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        async def begin(press: Press, private: bool) -> Run:
            training = services_of(interaction).training
            return await training.turn(press, run_in(self.keys), self.keys["turn"], private)

        await start_run(interaction, begin, private=False)


class SweepButton(PersistentButton, shape="run-sweep:{run}:{over}"):
    """Train a run many times over one dial."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        async def begin(press: Press, private: bool) -> Run:
            training = services_of(interaction).training
            return await training.sweep(press, run_in(self.keys), self.keys["over"], private)

        await start_run(interaction, begin, private=False)


class NumbersButton(PersistentButton, shape="run-numbers:{run}"):
    """Show all numbers of a run on a card of its own; the card of the run stays as it is."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        past_runs = services_of(interaction).past_runs
        scene = await past_runs.numbers(press_of(interaction), run_in(self.keys))
        content = drawn(interaction, scene)
        view = content.view
        if view is not None and scene.text not in _texts(view):  # too much for a card
            name = f"run-{scene.run}-numbers.txt"
            view.add_item(ui.File(f"attachment://{name}"))
            told = f"All numbers of run {scene.run} as text: losses by round, and one fact a line."
            content = replace(content, pictures=(Picture(name, scene.text.encode(), told),))
        await answer(interaction, content, private=True)


def _texts(view: ui.LayoutView) -> str:
    return "\n".join(p.content for p in view.walk_children() if isinstance(p, ui.TextDisplay))


class WhatHelpsButton(PersistentButton, shape="run-helps:{run}"):
    """Try which change of a run would help, and show its card with that; the old card stays."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        await acknowledge(interaction, thinking=True)
        trials = services_of(interaction).following.trials
        scene = await trials.scene(press_of(interaction), run_in(self.keys))
        await answer(interaction, drawn(interaction, scene), private=True)


class PredictionButton(PersistentButton, shape="run-prediction:{run}"):
    """Tell the person who predicted the curve how that went; anybody else is told why not."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        past_runs = services_of(interaction).past_runs
        scene = await past_runs.prediction(press_of(interaction), run_in(self.keys))
        await show(interaction, scene)


class CancelButton(PersistentButton, shape="run-cancel:{run}"):
    """Stop one's own training; the card then changes by itself."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        await services_of(interaction).training.cancel(press_of(interaction), run_in(self.keys))
        await acknowledge(interaction)
