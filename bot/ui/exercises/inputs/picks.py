"""Letters that are picked one after the other, kept in the buttons until they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction

from bot.tutor.exercises.questions.inputs import ChooseSeveral, PutInOrder
from bot.ui.exercises.inputs.drawing import choose, confidence_in, keys_of
from bot.ui.exercises.inputs.letters import LetterButtons
from bot.ui.kit.cards import show
from bot.ui.kit.keys import attempt_in
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.ui.client import TutorBot


class PickButton(PersistentButton, shape="quiz-pick:{attempt}:{mark}:{picked}:{confidence}"):
    """Show the card with these letters picked; nothing is sent yet."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        scene = services_of(interaction).questions.show(
            press_of(interaction),
            attempt_in(self.keys),
            confidence_in(self.keys),
            self.keys["mark"],
            self.keys["picked"],
        )
        await show(interaction, scene)


class CheckButton(PersistentButton, shape="quiz-check:{attempt}:{mark}:{picked}:{confidence}"):
    """Answer with the letters that are picked."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        await choose(interaction, self.keys, self.keys["picked"], ChooseSeveral, PutInOrder)


def letter_buttons(scene: QuestionScene) -> LetterButtons:
    """Return how the letters of a question are picked and sent."""

    def pick(label: str, picked: str, *, disabled: bool = False) -> PickButton:
        return PickButton.labelled(label, disabled=disabled, picked=picked, **keys_of(scene))

    def send(ready: bool) -> CheckButton:
        return CheckButton.labelled(
            "Check", ButtonStyle.primary, disabled=not ready, picked=scene.picked, **keys_of(scene)
        )

    return LetterButtons(pick, send)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(PickButton, CheckButton)
