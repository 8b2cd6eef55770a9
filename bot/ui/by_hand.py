"""/lab neuron, forward, loss, backprop and valley: the labs that are worked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from discord import Interaction, app_commands
from discord.ext import commands

from bot.tutor.by_hand import Goal
from bot.tutor.by_hand_steps import Chain
from bot.ui.by_hand_answer import answer
from bot.ui.by_hand_blame import BlameButton, blame_card
from bot.ui.by_hand_loss import GuessButton, LossButton, guess_card
from bot.ui.by_hand_neuron import NeuronButton, neuron_card
from bot.ui.by_hand_passes import ForwardButton, forward_card
from bot.ui.by_hand_valley import ValleyButton, valley_card

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

Dial = app_commands.Range[float, -10.0, 10.0]


class ByHandLabs(commands.Cog):
    """The commands, to be mixed into the cog of /lab."""

    @app_commands.command(description="Set one neuron by hand: make OR, then AND, then try XOR.")
    @app_commands.describe(
        w1="The weight of the first input.",
        w2="The weight of the second input.",
        b="The bias.",
    )
    async def neuron(
        self, interaction: Interaction[Any], w1: Dial = 0.5, w2: Dial = -0.5, b: Dial = 0.0
    ) -> None:
        await answer(interaction, neuron_card(w1, w2, b, Goal.OR))

    @app_commands.command(description="Follow one photo through a network with random weights.")
    @app_commands.describe(seed="The same seed gives the same weights. Try 1, 2 and 3.")
    async def forward(
        self, interaction: Interaction[Any], seed: app_commands.Range[int, 1, 9999] = 1
    ) -> None:
        await answer(interaction, forward_card(seed))

    @app_commands.command(description="Guess the loss of a probability, then see it.")
    @app_commands.describe(p="The probability that the right class was given.")
    async def loss(
        self, interaction: Interaction[Any], p: app_commands.Range[float, 0.0001, 1.0] = 0.73
    ) -> None:
        await answer(interaction, guess_card(p))

    @app_commands.command(description="Pass the blame back through one hidden unit, step by step.")
    @app_commands.describe(
        x="The input.",
        w1="The weight from the input to the hidden unit.",
        w2="The weight from the hidden unit to the output.",
        target="The right answer.",
        rate="The learning rate.",
    )
    async def backprop(
        self,
        interaction: Interaction[Any],
        x: Dial = 1.0,
        w1: Dial = 0.5,
        w2: Dial = -1.0,
        target: Literal[0, 1] = 1,
        rate: app_commands.Range[float, 0.001, 10.0] = 0.5,
    ) -> None:
        await answer(interaction, blame_card(Chain(x, w1, w2, target, rate), 1))

    @app_commands.command(
        description="Walk down the valley (w - 3)² and find a good learning rate."
    )
    @app_commands.describe(
        rate="The learning rate: how big each step is.", steps="How many steps to take."
    )
    async def valley(
        self,
        interaction: Interaction[Any],
        rate: app_commands.Range[float, 0.001, 3.0] = 0.1,
        steps: app_commands.Range[int, 1, 50] = 20,
    ) -> None:
        await answer(interaction, valley_card(rate, steps))


def register_by_hand(bot: TutorBot) -> None:
    """Make the buttons of these labs work, also on cards from before a restart."""
    bot.add_dynamic_items(
        NeuronButton,
        ForwardButton,
        GuessButton,
        LossButton,
        BlameButton,
        ValleyButton,
    )
