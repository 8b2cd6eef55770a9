"""The shape of the lesson files, as pydantic models: which keys, and how long each text may be."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from bot.content.texts import hidden_sign, length_fault, on_one_line, reflowed
from bot.trainings.spec import SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.content.texts import Fault

TITLE_MOST, CARD_MOST = 80, 900


def _refused(fault: Fault) -> PydanticCustomError:
    wrong, mend = fault
    return PydanticCustomError("lesson_text", "{wrong}", {"wrong": wrong, "mend": mend})


def line(most: int) -> Callable[[str], str]:
    """Return a check that accepts text of at most `most` characters, shown on one line.

    Line breaks in the file become spaces.
    """

    def check(text: str) -> str:
        flowed = on_one_line(text)
        if fault := hidden_sign(text) or length_fault(flowed, most):
            raise _refused(fault)
        return flowed

    return check


def _prose(text: str) -> str:
    flowed = reflowed(text.split("\n"))
    if fault := hidden_sign(text) or length_fault(flowed, CARD_MOST):
        raise _refused(fault)
    return flowed


def named(pattern: str, rule: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise _refused(("this is not a name that can be used here", rule))
        return text

    return check


def number_or_sum(value: object) -> object:
    """Accept a number, or a text that may be a sum of drawn numbers."""
    if isinstance(value, str):
        return line(200)(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
        wrong = "this must be a number, or a sum of drawn numbers"
        raise _refused((wrong, 'write it in digits, or in quotes such as "w - rate * slope"'))
    return value


def _is_finite(value: float) -> bool:
    try:
        return isfinite(value)
    except OverflowError:  # a whole number of more than 308 digits
        return False


Id = Annotated[
    str,
    AfterValidator(named(r"[a-z0-9-]{1,40}", "use 1 to 40 of the letters a-z, digits and hyphens")),
]
MisconceptionId = Annotated[
    str, AfterValidator(named(r"M[0-9]{1,3}", "write M and a number, such as M2"))
]
Title = Annotated[str, AfterValidator(line(TITLE_MOST))]
Line60 = Annotated[str, AfterValidator(line(60))]
Line90 = Annotated[str, AfterValidator(line(90))]
Line100 = Annotated[str, AfterValidator(line(100))]
Line200 = Annotated[str, AfterValidator(line(200))]
Line300 = Annotated[str, AfterValidator(line(300))]
Line400 = Annotated[str, AfterValidator(line(400))]
Prose = Annotated[str, AfterValidator(_prose)]


class TomlTable(BaseModel):
    """A TOML table: unknown keys are errors, and no value is converted to another type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class CourseTable(TomlTable):
    title: Title
    lesson: tuple[dict[str, object], ...] = Field(strict=False)


class EntryTable(TomlTable):
    folder: Id
    needs: tuple[Id, ...] = Field(default=(), strict=False)


class FrontMatter(TomlTable):
    title: Title
    summary: Line200
    minutes: int = Field(ge=1, le=240)
    goals: tuple[Line100, ...] = Field(strict=False)
    seed: int = Field(default=1, ge=SEEDS[0], le=SEEDS[1])
    runs: dict[Id, dict[str, dict[str, object]]] = Field(default={})


# What every kind of a thing has; the keys of the kind come to it in `bot.content.shapes`.


class StepTable(TomlTable):
    ask: Line200
    answer: Annotated[str | int | float, AfterValidator(number_or_sum)]


class QuestionTable(TomlTable):
    id: Id
    kind: str = "single"
    card: Id
    goal: int = Field(ge=1)
    stem: Line300
    explanation: Line400
    hints: tuple[Line200, ...] = Field(default=(), strict=False)
    steps: tuple[StepTable, ...] = Field(default=(), strict=False)


class TryTable(TomlTable):
    kind: str
    ask: Line300


class PictureTable(TomlTable):
    draw: str


class HandsOnTable(TomlTable):
    room: str
    ask: Line100
    done: Line200


class BlockTable(TomlTable):
    """The block of a card; each table in it is read by its kind."""

    tried: dict[str, object] = Field(default={}, alias="try")
    picture: dict[str, object] = Field(default={})
    hands_on: dict[str, object] = Field(default={})
    facts: dict[str, str] = Field(default={})


class PairTable(TomlTable):
    id: Id
    term: Line60
    definition: Line90


class ConfusionTable(TomlTable):
    pair: tuple[Id, ...] = Field(strict=False)
    feedback: Line300


class MatchingTable(TomlTable):
    pair: tuple[PairTable, ...] = Field(strict=False)
    confusion: tuple[ConfusionTable, ...] = Field(strict=False)


class QuestionsFile(TomlTable):
    question: tuple[dict[str, object], ...] = Field(strict=False)
    matching: MatchingTable | None = None


class GameFile(TomlTable):
    title: Title
    instructions: Prose
    subjects: tuple[Id, ...] = Field(strict=False)


class TermTable(TomlTable):
    id: Id
    name: Line60
    definition: Line300
    aliases: tuple[Line60, ...] = Field(default=(), strict=False)
    lesson: Id
    card: Id


class GlossaryFile(TomlTable):
    term: tuple[TermTable, ...] = Field(strict=False)


class MisconceptionTable(TomlTable):
    id: MisconceptionId
    belief: Line300
    truth: Line300
    experiment: Id | None = None


class MisconceptionsFile(TomlTable):
    misconception: tuple[MisconceptionTable, ...] = Field(strict=False)
