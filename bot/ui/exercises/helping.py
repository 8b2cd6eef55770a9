"""Help with a question: hints one after the other, its steps, and the card that mends an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, ui

from bot.services.exercises.scenes import MendingScene
from bot.tutor.exercises.attempts import LETTERS
from bot.ui.exercises.inputs.drawing import NOTHING, confidence_in, keys_of
from bot.ui.kit.cards import LESSONS, card, gallery, show
from bot.ui.kit.keys import UnreadableKeyError, attempt_in
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.ui.client import TutorBot

UNDRAWN = "-# The picture could not be drawn just now."


class HintButton(PersistentButton, shape="quiz-hint:{attempt}:{mark}:{picked}:{confidence}"):
    """Show the next hint; it carries what is picked so far, so that nothing is lost."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        scene = services_of(interaction).questions.hint(
            press_of(interaction),
            attempt_in(self.keys),
            self.keys["mark"],
            confidence_in(self.keys),
            _picked_in(self.keys),
        )
        await show(interaction, scene)


class SplitButton(PersistentButton, shape="quiz-split:{attempt}:{mark}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        questions, attempt = services_of(interaction).questions, attempt_in(self.keys)
        await show(interaction, questions.split(press_of(interaction), attempt, self.keys["mark"]))


class ReadCardButton(PersistentButton, shape="quiz-card:{attempt}:{mark}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        questions, attempt = services_of(interaction).questions, attempt_in(self.keys)
        await show(
            interaction,
            questions.read_card(press_of(interaction), attempt, self.keys["mark"]),
        )


class BackButton(PersistentButton, shape="quiz-back:{attempt}"):
    """Go back to the question that was answered last."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        questions, attempt = services_of(interaction).questions, attempt_in(self.keys)
        await show(interaction, questions.last(press_of(interaction), attempt))


def help_buttons(scene: QuestionScene) -> list[ui.Item[Any]]:
    """Return the buttons of the help that there is for an open question."""
    buttons: list[ui.Item[Any]] = []
    if scene.help.more:
        seen = len(scene.help.hints)
        label = f"Hint ({seen + 1} of {seen + scene.help.more})"
        picked = scene.picked or NOTHING
        buttons.append(HintButton.labelled(label, picked=picked, **keys_of(scene)))
    if scene.help.can_split:
        buttons.append(SplitButton.labelled("Split it", attempt=scene.attempt, mark=scene.mark))
    return buttons + card_buttons(scene)


def card_buttons(scene: QuestionScene) -> list[ui.Item[Any]]:
    """Return the button to the card that mends the answer, if there is one."""
    if scene.help.card is None:
        return []
    return [ReadCardButton.labelled("Read the card", attempt=scene.attempt, mark=scene.mark)]


def help_lines(scene: QuestionScene) -> list[str]:
    """Return the hints that were seen, and the steps that are done."""
    hints = [f"💡 {hint}" for hint in scene.help.hints]
    return [*hints, *scene.help.found]


def mending_card(scene: MendingScene) -> ui.LayoutView:
    back = BackButton.labelled("Back to the question", ButtonStyle.primary, attempt=scene.attempt)
    lesson, tried = scene.lesson, scene.card.tried
    return card(
        LESSONS,
        f"### {scene.card.title}\n{scene.card.text}",
        f"**{tried.ask}**\n{scene.told}" if tried and scene.told else None,
        gallery(scene.pictures) if scene.pictures else None,
        UNDRAWN if scene.undrawn else None,
        scene.card.then,
        [back],
        f"-# A card of lesson {lesson.number}: {lesson.title}",
    )


def _picked_in(keys: dict[str, str]) -> str:
    """Read the letters picked so far. Raise TutorError for anything else: it may be forged."""
    picked = keys["picked"]
    if picked == NOTHING:
        return ""
    if not picked or not set(picked) <= set(LETTERS):
        raise UnreadableKeyError
    return picked


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(HintButton, SplitButton, ReadCardButton, BackButton)
    bot.add_drawing(MendingScene, mending_card)
