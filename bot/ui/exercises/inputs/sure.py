"""How sure a person is of an answer, which they may say before they give it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, SelectOption

from bot.tutor.exercises.questions.state import CONFIDENCES
from bot.ui.kit.cards import show
from bot.ui.kit.keys import UnreadableKeyError, attempt_in
from bot.ui.kit.persistent import PersistentMenu, press_of, services_of

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.ui.client import TutorBot

SURENESS = {
    50: "50%: a coin toss",
    60: "60%: leaning",
    70: "70%: fairly sure",
    80: "80%: sure",
    90: "90%: very sure",
    99: "99%: certain",
}
ASK = "First, if you like: how sure are you?"


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
    """The same where letters are picked one after the other: it keeps those picked so far."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        scene = services_of(interaction).questions.show(
            press_of(interaction),
            attempt_in(self.keys),
            sureness_in(self.picked),
            self.keys["mark"],
            self.keys["picked"],
        )
        await show(interaction, scene)


def sure_menu(scene: QuestionScene) -> PersistentMenu:
    options = [
        SelectOption(label=SURENESS[c], value=str(c), default=c == scene.confidence)
        for c in CONFIDENCES
    ]
    if not scene.picked:
        return SureMenu.offering(ASK, options, attempt=scene.attempt)
    return SurePickMenu.offering(
        ASK, options, attempt=scene.attempt, mark=scene.mark, picked=scene.picked
    )


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(SureMenu, SurePickMenu)
