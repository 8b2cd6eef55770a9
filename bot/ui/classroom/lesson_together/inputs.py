"""What is pressed to answer in a lesson together: the letters of a try, of a question, picks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, ui

from bot.tutor.classroom.lesson_together.words import option_lines
from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.tries import LOOK, are_lettered
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.inputs import ChooseOne, ChooseSeveral, PutInOrder, TypeIn
from bot.ui.classroom.lesson_together.buttons import (
    AnswerTogetherButton,
    PickTogetherButton,
    TryTogetherButton,
    TypeTogetherButton,
    keys_of,
    keys_of_text,
)
from bot.ui.course.telling import label_of
from bot.ui.exercises.inputs.drawing import NOTHING
from bot.ui.exercises.inputs.letters import LetterButtons, order_rows, switch_rows

if TYPE_CHECKING:
    from bot.tutor.classroom.lesson_together.state import LessonTogether
    from bot.tutor.course.cards import Try
    from bot.tutor.exercises.questions.inputs import Input

    Rows = list[list[ui.Item[Any]]]

SWITCH = "-# Switch on every letter that fits, then press Check."
IN_ORDER = "-# Press the letters in order, the first one first, then press Check."


def try_row(state: LessonTogether, tried: Try) -> list[ui.Item[Any]]:
    """Return the answers to a card's try, for whoever presses; its card asks it above them."""
    keys = keys_of_text(state)
    no_idea = TryTogetherButton.labelled("No idea yet", **keys, letter=LOOK)
    if not isinstance(tried, ChoiceTry):
        typed = TypeTogetherButton.labelled("Type my number", ButtonStyle.primary, **keys_of(state))
        return [typed, no_idea]
    lettered = are_lettered(tried)
    answers = [
        TryTogetherButton.labelled(
            letter if lettered else label_of(answer.text),
            ButtonStyle.primary,
            **keys,
            letter=letter,
        )
        for letter, answer in zip(LETTERS, tried.answers, strict=False)
    ]
    return [*answers, no_idea]


def public_rows(state: LessonTogether, asked: Input) -> Rows:
    """Return what is pressed under a question in the channel."""
    if isinstance(asked, ChooseOne):
        return [_choices(state, asked)]
    if isinstance(asked, TypeIn):
        return [[_type_button(state)]]
    keys = keys_of_text(state)
    label = "Pick the letters" if isinstance(asked, ChooseSeveral) else "Put them in order"
    return [[PickTogetherButton.labelled(label, ButtonStyle.primary, **keys, picked=NOTHING)]]


def private_rows(state: LessonTogether, asked: Input, picked: str) -> Rows:
    """Return what is pressed on one's own card of a question."""
    if isinstance(asked, ChooseOne):
        return [_choices(state, asked)]
    if isinstance(asked, TypeIn):
        return [[_type_button(state)]]
    buttons = _letter_buttons(state, picked)
    if isinstance(asked, ChooseSeveral):
        return switch_rows(asked, picked, buttons)
    return order_rows(asked, picked, buttons) if isinstance(asked, PutInOrder) else []


def private_lines(asked: Input, picked: str) -> list[str]:
    """Return the options of a question as one's own card shows them."""
    if isinstance(asked, TypeIn):
        return [f"-# {asked.hint}"]
    if isinstance(asked, ChooseOne):
        return option_lines(asked)
    if isinstance(asked, ChooseSeveral):
        return [*option_lines(asked), SWITCH]
    told = f"**Your order:** {' → '.join(picked)}" if picked else IN_ORDER
    return [*option_lines(asked), told]


def _choices(state: LessonTogether, asked: ChooseOne) -> list[ui.Item[Any]]:
    keys = keys_of_text(state)
    return [
        AnswerTogetherButton.labelled(letter, ButtonStyle.primary, **keys, letters=letter)
        for letter in LETTERS[: len(asked.options)]
    ]


def _type_button(state: LessonTogether) -> ui.Item[Any]:
    return TypeTogetherButton.labelled("Type my answer", ButtonStyle.primary, **keys_of(state))


def _letter_buttons(state: LessonTogether, sent: str) -> LetterButtons:
    keys = keys_of_text(state)

    def pick(label: str, picked: str, *, disabled: bool = False) -> PickTogetherButton:
        return PickTogetherButton.labelled(
            label, disabled=disabled, **keys, picked=picked or NOTHING
        )

    def check(ready: bool) -> AnswerTogetherButton:
        return AnswerTogetherButton.labelled(
            "Check", ButtonStyle.primary, disabled=not ready, **keys, letters=sent or NOTHING
        )

    return LetterButtons(pick, check)
