"""Choose one option: a button for each letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, MediaGalleryItem, ui

from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import ChooseOne, letters_of
from bot.tutor.exercises.replies import Chosen
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
    parts: list[str | ui.Item[Any]] = []
    for letter, option, picture in zip(LETTERS, asked.options, scene.pictures, strict=False):
        parts.append(_marked(scene, option.id, f"**{letter}**"))
        media = f"attachment://{picture.file_name}"
        parts.append(ui.MediaGallery(MediaGalleryItem(media, description=picture.alt_text)))
    return parts


def _lines(scene: QuestionScene, asked: ChooseOne) -> list[str]:
    if scene.pictures:
        return []
    return [
        _marked(scene, option.id, line)
        for line, option in zip(lettered(asked.options), asked.options, strict=True)
    ]


def _marked(scene: QuestionScene, option: str, line: str) -> str:
    """Mark what was tried in vain, and what is right once the question is closed."""
    if option in scene.right_ids:
        return f"{line} ✅"
    judged = bool(scene.right_ids) or not scene.closed
    return f"~~{line}~~ ❌" if judged and option in scene.state.tried[scene.question.id] else line


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
    if not isinstance(scene.said, Chosen):
        return ""
    [letter] = letters_of(asked.options, [scene.said.id])
    return f"You chose {letter}."


DRAWING = InputDrawing(_lines, _rows, _said)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(ChoiceButton)
