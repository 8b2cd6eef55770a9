"""The two forms of the game: one for the correction, one for the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, RadioGroupOption, SelectOption, TextStyle, ui

from bot.tutor.errors import TutorError
from bot.tutor.game.corrections import FEATURE_MOST, Correction, Direction
from bot.tutor.game.solo import RULE_LEAST, RULE_MOST
from bot.ui.kit.cards import show
from bot.ui.kit.keys import attempt_in
from bot.ui.kit.persistent import PersistentModal, press_of, services_of

if TYPE_CHECKING:
    from bot.services.game.scenes import GameScene


class CorrectionModal(PersistentModal, shape="game-correction:{attempt}:{mark}"):
    def __init__(self, scene: GameScene) -> None:
        super().__init__("I think I weighted…", attempt=scene.attempt, mark=scene.mark)
        options = [SelectOption(label=feature, value=feature) for feature in scene.game.features]
        directions = [RadioGroupOption(label=d.value, value=d.value) for d in Direction]
        self.add_item(
            ui.Label(
                text="Which feature misled you?",
                component=ui.Select(
                    custom_id="picked", options=options, required=False, min_values=0
                ),
            )
        )
        self.add_item(
            ui.Label(
                text="Or a word or feature of your own",
                component=ui.TextInput(custom_id="typed", required=False, max_length=FEATURE_MOST),
            )
        )
        self.add_item(
            ui.Label(
                text="You weighted it…",
                description="Too high: it pulled you too far. Too low: you hardly saw it.",
                component=ui.RadioGroup(custom_id="direction", options=directions),
            )
        )

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        scene = await services_of(interaction).games.correct(
            press_of(interaction),
            attempt_in(keys),
            keys["mark"],
            Correction(
                values.get("typed", "").strip() or values.get("picked", ""),
                direction_in(values.get("direction", "")),
            ),
        )
        await show(interaction, scene)


def direction_in(value: str) -> Direction:
    """Read the direction. Raise TutorError when none was chosen."""
    for direction in Direction:
        if value == direction.value:
            return direction
    raise TutorError("Say whether it was too high or too low, please. Press the button once more.")


class RuleModal(PersistentModal, shape="game-written:{attempt}:{mark}"):
    def __init__(self, scene: GameScene) -> None:
        super().__init__("One rule", attempt=scene.attempt, mark=scene.mark)
        adjusted = scene.state.mistakes > 0
        self.add_item(
            ui.Label(
                text="The rule you adjusted" if adjusted else "The rule you leaned on most",
                description="One feature of the sentence, and which way it points.",
                component=ui.TextInput(
                    custom_id="rule",
                    style=TextStyle.paragraph,
                    min_length=RULE_LEAST,
                    max_length=RULE_MOST,
                ),
            )
        )
        if not adjusted:
            self.add_item(
                ui.Label(
                    text="A sentence that would break it",
                    component=ui.TextInput(custom_id="breaker", max_length=RULE_MOST),
                )
            )

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        scene = await services_of(interaction).games.write_rule(
            press_of(interaction),
            attempt_in(keys),
            keys["mark"],
            values.get("rule", ""),
            values.get("breaker", ""),
        )
        await show(interaction, scene)
