"""Pair terms with lettered definitions: a form with one menu for each term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, Interaction, SelectOption, ui

from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import PairUp, letters_of
from bot.tutor.exercises.replies import Paired
from bot.ui.exercises.inputs.drawing import (
    InputDrawing,
    choose,
    form_again,
    keys_of,
    lettered,
    open_form,
)
from bot.ui.kit.persistent import PersistentButton, PersistentModal

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.ui.client import TutorBot


class PairModal(PersistentModal, shape="quiz-paired:{attempt}:{mark}:{confidence}"):
    """Its fields are numbered as the terms are, and their values are letters.

    What was given last is picked already: all but what is to be changed stays.
    """

    def __init__(self, scene: QuestionScene, asked: PairUp) -> None:
        super().__init__("Match them", **keys_of(scene))
        given = _given_last(scene)
        for number, line in enumerate(asked.left):
            options = [
                SelectOption(
                    label=f"{letter} · {option.text}",
                    value=letter,
                    default=given.get(line.id) == option.id,
                )
                for letter, option in zip(LETTERS, asked.options, strict=False)
            ]
            menu: ui.Select[Any] = ui.Select(custom_id=str(number), options=options)
            self.add_item(ui.Label(text=line.text, component=menu))

    @classmethod
    async def submitted(
        cls, interaction: Interaction[Any], keys: dict[str, str], values: dict[str, str]
    ) -> None:
        letters = "".join(values[number] for number in sorted(values) if number.isdecimal())
        await choose(interaction, keys, letters, PairUp)

    @classmethod
    async def again(cls, interaction: Interaction[Any], keys: dict[str, str]) -> PairModal:
        return await form_again(interaction, keys, cls, PairUp)


def _given_last(scene: QuestionScene) -> dict[str, str]:
    """Return what was given last for each term, as the entries keep it."""
    tried = scene.state.tried[scene.question.id]
    pairs = (pair.partition("=") for pair in tried[-1].split("+")) if tried else ()
    return {left: right for left, _, right in pairs}


class PairButton(PersistentButton, shape="quiz-pair:{attempt}:{mark}:{confidence}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        await open_form(interaction, self.keys, PairModal, PairUp)


def _lines(scene: QuestionScene, asked: PairUp) -> list[str]:
    del scene
    terms = ", ".join(f"**{line.text}**" for line in asked.left)
    return [f"To match: {terms}", *lettered(asked.options)]


def _rows(scene: QuestionScene, asked: PairUp) -> list[list[ui.Item[Any]]]:
    del asked
    return [[PairButton.labelled("Match them", ButtonStyle.primary, **keys_of(scene))]]


def _said(scene: QuestionScene, asked: PairUp) -> str:
    if not isinstance(scene.said, Paired):
        return ""
    given = dict(scene.said.pairs)
    letters = letters_of(asked.options, [given[line.id] for line in asked.left])
    pairs = (f"{line.text}: {letter}" for line, letter in zip(asked.left, letters, strict=True))
    return f"You said {', '.join(pairs)}."


DRAWING = InputDrawing(_lines, _rows, _said)


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(PairButton)
    bot.add_submission(PairModal)
