"""One's own weight in a network of people, seen by nobody else, and the five nudges of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.services.game.human_network import HumanNetworks
from bot.tutor.game.human_network.seats import NUDGES
from bot.tutor.game.human_network.state import NetworkStage
from bot.tutor.game.human_network.words import blame_words, signed
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.keys import whole
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import Interaction

    from bot.services.game.human_network_scenes import OwnWeightScene
    from bot.tutor.game.human_network.state import NetworkStep

LABEL_OF_NUDGE = {
    "-0.3": "Down 0.3",
    "-0.1": "Down 0.1",
    "0": "Stay",
    "+0.1": "Up 0.1",
    "+0.3": "Up 0.3",
}


class NudgeButton(PersistentButton, shape="human-nudge:{gathering}:{phase}:{place}"):
    """One of the five nudges, by its place among them."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        service = services_of(interaction).modes.service(HumanNetworks)
        gathering, phase = whole(self.keys["gathering"]), whole(self.keys["phase"])
        choice = NUDGES[whole(self.keys["place"], most=len(NUDGES) - 1)]
        await show(interaction, service.nudge(press_of(interaction), gathering, phase, choice))


def weight_card(scene: OwnWeightScene) -> ui.LayoutView:
    state, step = scene.state, scene.state.shown
    if step is None:
        return card(GAME, "The game ended before your weight did anything.")
    name, weight = step.wiring.names[scene.seat], signed(step.weights[scene.seat])
    if state.stage is NetworkStage.FORWARD:
        coming = "Once somebody runs the network forward, you get its blame here."
        return card(GAME, f"You hold **{name}**. It is {weight} now. {coming}")
    blame = step.blames[scene.seat]
    told = (
        f"You hold **{name}**. On this sentence it {_tense(scene)} {weight}, and its blame, "
        f"∂loss/∂{name}, {_tense(scene)} **{signed(blame)}**. {blame_words(name, blame)}\n"
        "-# The further from 0, the faster the loss changes with it."
    )
    return card(GAME, told, *_own_nudge(scene, step))


def _tense(scene: OwnWeightScene) -> str:
    return "is" if scene.state.stage is NetworkStage.NUDGE else "was"


def _own_nudge(
    scene: OwnWeightScene, step: NetworkStep
) -> tuple[str | Sequence[ui.Item[Any]], ...]:
    """Ask for the nudge, or say which one it was."""
    seat = scene.seat
    if scene.state.stage is not NetworkStage.NUDGE:
        by, true = step.nudges[seat], signed(step.true_step[seat])
        done = "It had no nudge and stayed." if by is None else f"Its nudge was {signed(by)}."
        return (f"{done} The true step was {true}.",)
    if scene.nudge:
        locked = f"🔒 Locked: **{LABEL_OF_NUDGE[scene.nudge]}**."
        return (f"{locked} It is shown with the step, and to nobody before.",)
    if seat in scene.state.locked:
        return ("Whoever held it before you locked its nudge for this sentence already.",)
    here: dict[str, Any] = {"gathering": scene.gathering, "phase": scene.phase}
    buttons = [
        NudgeButton.labelled(LABEL_OF_NUDGE[one], **here, place=place)
        for place, one in enumerate(NUDGES)
    ]
    return "Which nudge makes the loss smaller?", buttons
