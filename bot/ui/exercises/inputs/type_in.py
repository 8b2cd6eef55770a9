"""Type a short answer into a form with one field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, TextStyle, ui

from bot.tutor.exercises.questions.inputs import TypeIn
from bot.tutor.exercises.replies import Number, Typed
from bot.tutor.text import plain
from bot.ui.exercises.inputs.drawing import InputDrawing, answer, form_again, keys_of, open_form
from bot.ui.kit.persistent import PersistentButton, PersistentModal

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.ui.client import TutorBot


class TypeModal(PersistentModal, shape="quiz-typed:{attempt}:{mark}:{confidence}"):
    def __init__(self, scene: QuestionScene, asked: TypeIn) -> None:
        super().__init__("Your answer", **keys_of(scene))
        style = TextStyle.paragraph if asked.long else TextStyle.short
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id="answer", max_length=asked.most, style=style
        )
        self.add_item(ui.Label(text="Your answer", description=asked.hint, component=field))

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        await answer(interaction, keys, Typed(values.get("answer", "")))

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> TypeModal:
        return await form_again(interaction, keys, cls, TypeIn)


class TypeButton(PersistentButton, shape="quiz-type:{attempt}:{mark}:{confidence}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await open_form(interaction, self.keys, TypeModal, TypeIn)


def _lines(scene: QuestionScene, asked: TypeIn) -> list[str]:
    del scene
    return [f"-# {asked.hint}"]


def _rows(scene: QuestionScene, asked: TypeIn) -> list[list[ui.Item[Any]]]:
    del asked
    return [[TypeButton.labelled("Type my answer", ButtonStyle.primary, **keys_of(scene))]]


def _said(scene: QuestionScene, asked: TypeIn) -> str:
    """Quote what was typed; what waits for its follow-up, or had one, is quoted above it."""
    del asked
    if not isinstance(scene.said, Typed | Number) or scene.question.id in scene.state.words:
        return ""
    end = "" if scene.said.text.endswith((".", "!", "?", "…")) else "."
    return f"You said “{plain(scene.said.text)}”{end}"


DRAWING = InputDrawing(_lines, _rows, _said)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(TypeButton)
    bot.add_submission(TypeModal)
