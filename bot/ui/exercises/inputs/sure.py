"""How sure a person is of an answer, which they may say before they give it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, SelectOption

from bot.tutor.exercises.questions.state import CONFIDENCES
from bot.ui.exercises.inputs.drawing import NOTHING
from bot.ui.kit.cards import show
from bot.ui.kit.keys import UnreadableKeyError, attempt_in
from bot.ui.kit.persistent import PersistentMenu, press_of, services_of

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.ui.client import TutorBot

SURENESS = {
    50: "50%: not sure",
    60: "60%: leaning to it",
    70: "70%: fairly sure",
    80: "80%: sure",
    90: "90%: very sure",
    99: "99%: certain",
}
FIRST_ID = 1000
"""Above the ids that Discord counts out to the other parts of a card."""
ASK = "First, if you like: how sure are you?"


SURE = 80
"""The confidence, in percent, from which a person was sure."""


def sureness_told(confidence: int, right: bool | None) -> str:
    """Say how sure a person was, and what their answer makes of it."""
    was = f"You were {confidence}% sure"
    if right is None:
        return f"{was}."
    if right:
        return f"{was}, and it holds." if confidence >= SURE else f"{was}, and you had it."
    doubted = f"{was}, and left room for doubt."
    return f"{was}: worth a careful look." if confidence >= SURE else doubted


def sureness_in(picked: str) -> int:
    """Read one of CONFIDENCES off a menu. Raise TutorError for anything else."""
    found = next((sure for sure in CONFIDENCES if str(sure) == picked), None)
    if found is None:
        raise UnreadableKeyError
    return found


class SureMenu(PersistentMenu, shape="quiz-sure:{attempt}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        questions, attempt = services_of(interaction).questions, attempt_in(self.keys)
        press = press_of(interaction)
        await show(interaction, questions.show(press, attempt, sureness_in(self.picked)))


class SurePickMenu(PersistentMenu, shape="quiz-sure-pick:{attempt}:{mark}:{picked}"):
    """The same for one question: it keeps the letters picked so far, NOTHING for none."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        scene = services_of(interaction).questions.show(
            press_of(interaction),
            attempt_in(self.keys),
            sureness_in(self.picked),
            self.keys["mark"],
            "" if self.keys["picked"] == NOTHING else self.keys["picked"],
        )
        await show(interaction, scene)


def sure_menu(scene: QuestionScene) -> PersistentMenu:
    """Return a menu of this question alone.

    Discord goes on showing what was picked in a menu with the same ids, also on another question.
    """
    options = [
        SelectOption(label=SURENESS[c], value=str(c), default=c == scene.confidence)
        for c in CONFIDENCES
    ]
    menu = SurePickMenu.offering(
        ASK, options, attempt=scene.attempt, mark=scene.mark, picked=scene.picked or NOTHING
    )
    menu.item.id = FIRST_ID + scene.state.step
    return menu


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(SureMenu, SurePickMenu)
