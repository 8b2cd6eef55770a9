"""Exactly one of two to five options is right. It is the kind of a question that names none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.inputs import ChooseOne, letters_of
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.exercises.questions.options import (
    Option,
    choices_in,
    not_one_right,
    options_key,
    read_options,
    refitted,
    shuffled,
)
from bot.tutor.shapes import Flaw, repeated

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.exercises.replies import Reply


@dataclass(frozen=True, slots=True)
class SingleChoice:
    """Two to five options, exactly one of them right."""

    options: tuple[Option, ...]

    def option(self, option_id: str) -> Option:
        return next(option for option in self.options if option.id == option_id)

    @property
    def key(self) -> Option:
        return next(option for option in self.options if option.right)

    def draw(self, randomness: Random) -> Drawn:
        return shuffled([option.id for option in self.options], randomness)

    def fit(self, drawn: Drawn) -> Drawn:
        return refitted(drawn, [option.id for option in self.options])

    def shown(self, drawn: Drawn) -> ChooseOne:
        return ChooseOne(choices_in(drawn, {option.id: option.text for option in self.options}))

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        chosen = self.option(self.shown(drawn).taken(reply).id)
        credit = 1.0 if chosen.right else 0.0
        said = Verdict(chosen.right, credit, chosen.feedback, chosen.misconception)
        return replace(said, card=chosen.card, exact=chosen.right)

    def told(self, drawn: Drawn) -> str:
        [letter] = letters_of(self.shown(drawn).options, [self.key.id])
        return f"**The answer is {letter}: {self.key.text}**"


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    yield from repeated(table, "option", "text")
    yield from not_one_right(table)


def _read(table: Mapping[str, Any]) -> SingleChoice:
    return SingleChoice(read_options(table))


SINGLE = QuestionKind("single", {"option": options_key(5)}, _flaws, _read)
