"""/lab neuron, forward, loss, backprop and valley: the labs that are worked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from discord import Interaction, app_commands

from bot.tutor.by_hand.backprop import Chain
from bot.tutor.by_hand.neuron import Goal
from bot.tutor.by_hand.valley import LEAST_RATE, MOST_RATE, MOST_STEPS
from bot.ui.by_hand.answer import answer
from bot.ui.by_hand.backprop import BackpropButton, backprop_card
from bot.ui.by_hand.loss import LEAST_P, GuessButton, LossButton, guess_card
from bot.ui.by_hand.neuron import NeuronButton, neuron_card
from bot.ui.by_hand.passes import LAST_SEED, ForwardButton, forward_card
from bot.ui.by_hand.valley import ValleyButton, valley_card
from bot.ui.kit.groups import lab_group

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

SmallNumber = app_commands.Range[float, -10.0, 10.0]


@app_commands.describe(
    w1="The weight of the first input.",
    w2="The weight of the second input.",
    b="The bias.",
)
async def neuron(
    interaction: Interaction[Any],
    w1: SmallNumber = 0.5,
    w2: SmallNumber = -0.5,
    b: SmallNumber = 0.0,
) -> None:
    await answer(interaction, neuron_card(w1, w2, b, Goal.OR))


@app_commands.describe(seed="The same seed gives the same weights. Try 1, 2 and 3.")
async def forward(
    interaction: Interaction[Any], seed: app_commands.Range[int, 1, LAST_SEED] = 1
) -> None:
    await answer(interaction, forward_card(seed))


@app_commands.describe(p="The probability that the right class was given.")
async def loss(
    interaction: Interaction[Any], p: app_commands.Range[float, LEAST_P, 1.0] = 0.73
) -> None:
    await answer(interaction, guess_card(p))


@app_commands.describe(
    x="The input.",
    w1="The weight from the input to the hidden unit.",
    w2="The weight from the hidden unit to the output.",
    target="The right answer.",
    rate="The learning rate.",
)
async def backprop(
    interaction: Interaction[Any],
    x: SmallNumber = 1.0,
    w1: SmallNumber = 0.5,
    w2: SmallNumber = -1.0,
    target: Literal[0, 1] = 1,
    rate: app_commands.Range[float, 0.001, 10.0] = 0.5,
) -> None:
    await answer(interaction, backprop_card(Chain(x, w1, w2, target, rate), 1))


@app_commands.describe(
    rate="The learning rate: how big each step is.", steps="How many steps to take."
)
async def valley(
    interaction: Interaction[Any],
    rate: app_commands.Range[float, LEAST_RATE, MOST_RATE] = 0.1,
    steps: app_commands.Range[int, 1, MOST_STEPS] = 20,
) -> None:
    await answer(interaction, valley_card(rate, steps))


COMMANDS = (
    (neuron, "Set one neuron by hand: make OR, then AND, then try XOR."),
    (forward, "Follow one photo through a network with random weights."),
    (loss, "Guess the loss of a probability, then see it."),
    (backprop, "Pass the blame back through one hidden unit, step by step."),
    (valley, "Walk down the valley (w - 3)² and find a good learning rate."),
)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(
        NeuronButton, ForwardButton, GuessButton, LossButton, BackpropButton, ValleyButton
    )
    for callback, description in COMMANDS:
        command: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=callback.__name__, description=description, callback=callback
        )
        lab_group(bot).add_command(command)
