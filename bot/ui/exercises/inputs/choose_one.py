"""Choose one option: a button for each letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, MediaGalleryItem, ui

from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import ChooseOne
from bot.ui.exercises.inputs.drawing import InputDrawing, choose, keys_of, lettered
from bot.ui.kit.persistent import PersistentButton

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.ui.client import TutorBot


class ChoiceButton(PersistentButton, shape="quiz:{attempt}:{mark}:{letter}:{confidence}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await choose(interaction, self.keys, self.keys["letter"], ChooseOne)


def pictured(scene: QuestionScene, asked: ChooseOne) -> list[str | ui.Item[Any]]:
    """Return each option as its letter and its picture."""
    tried = scene.state.tried[scene.question.id]
    parts: list[str | ui.Item[Any]] = []
    for letter, option, picture in zip(LETTERS, asked.options, scene.pictures, strict=False):
        parts.append(f"~~**{letter}**~~ ❌" if option.id in tried else f"**{letter}**")
        media = f"attachment://{picture.file_name}"
        parts.append(ui.MediaGallery(MediaGalleryItem(media, description=picture.alt_text)))
    return parts


def _lines(scene: QuestionScene, asked: ChooseOne) -> list[str]:
    if scene.pictures:
        return []
    tried = scene.state.tried[scene.question.id]
    return [
        f"~~{line}~~ ❌" if option.id in tried else line
        for line, option in zip(lettered(asked.options), asked.options, strict=True)
    ]


def _rows(scene: QuestionScene, asked: ChooseOne) -> list[list[ui.Item[Any]]]:
    tried = scene.state.tried[scene.question.id]
    return [
        [
            ChoiceButton.labelled(
                letter, disabled=option.id in tried, letter=letter, **keys_of(scene)
            )
            for letter, option in zip(LETTERS, asked.options, strict=False)
        ]
    ]


def _said(scene: QuestionScene, asked: ChooseOne) -> str:
    del scene, asked
    return ""


DRAWING = InputDrawing(_lines, _rows, _said)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(ChoiceButton)
