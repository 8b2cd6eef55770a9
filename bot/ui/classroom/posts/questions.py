"""A question as a whole class sees it, with its options in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from bot.tutor.exercises.questions.inputs import ChooseOne, ChooseSeveral, PairUp, PutInOrder
from bot.ui.classroom.posts.own_cards import pictured
from bot.ui.exercises.inputs.drawing import lettered
from bot.ui.exercises.questions import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.trainings.news import Picture
    from bot.tutor.exercises.questions.inputs import Input

    Part = str | ui.Item[Any] | Sequence[ui.Item[Any]] | None


def question_parts(stem: str, asked: Input, pictures: Sequence[Picture]) -> list[Part]:
    """Return a question as all see it, with its options in the one order of the class."""
    title = title_of(stem)
    if isinstance(asked, ChooseOne) and pictures:
        return [title, *pictured(pictures)]
    if isinstance(asked, PairUp):
        terms = ", ".join(f"**{line.text}**" for line in asked.left)
        return ["\n".join([title, f"To match: {terms}", *lettered(asked.options)])]
    if isinstance(asked, ChooseOne | ChooseSeveral | PutInOrder):
        return ["\n".join([title, *lettered(asked.options)])]
    return [f"{title}\n-# {asked.hint}"]
