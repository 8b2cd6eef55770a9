"""A number is typed. It may be worked out of numbers that are drawn for each person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.tutor.exercises.questions.draws import Numbers, good_draws, number_flaws, reach
from bot.tutor.exercises.questions.inputs import TypeIn, UnfitReplyError
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.exercises.questions.options import MENDING
from bot.tutor.exercises.questions.sums import filled, number_text, veiled, worked_out
from bot.tutor.exercises.questions.typed_numbers import readings
from bot.tutor.exercises.replies import Number
from bot.tutor.shapes import (
    FEEDBACK,
    AmountKey,
    DrawKey,
    LineKey,
    RowsKey,
    Shape,
    SumKey,
    TagKey,
    rows_in,
)

if TYPE_CHECKING:
    from random import Random

    from bot.tutor.exercises.replies import Reply


@dataclass(frozen=True, slots=True)
class WrongNumber:
    """A wrong answer that shows how it came about; `value` is a sum."""

    value: str
    feedback: str
    misconception: str | None
    card: str = ""


@dataclass(frozen=True, slots=True)
class NumberTask:
    """`answer` is a sum, `other` what is said to a number that has no line of its own.

    `draws` are the drawn numbers that may be used, () when nothing is drawn.
    """

    answer: str
    tolerance: float
    wrong: tuple[WrongNumber, ...]
    other: str
    unit: str
    draws: tuple[Numbers, ...]

    def draw(self, randomness: Random) -> Drawn:
        return Drawn(numbers=randomness.choice(self.draws)) if self.draws else Drawn()

    def fit(self, drawn: Drawn) -> Drawn:
        if not self.draws:
            return Drawn()
        return drawn if drawn.numbers in self.draws else Drawn(numbers=self.draws[0])

    def shown(self, drawn: Drawn) -> TypeIn:
        del drawn  # the same is typed whatever was drawn
        return TypeIn(
            f"A number{f' in {self.unit}' if self.unit else ''}, such as 0.5 or 1/2",
            40,
            number=True,
        )

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        text = self.shown(drawn).taken(reply).text
        values = readings(text, self.unit)
        if not values:
            raise UnfitReplyError(
                "I cannot read that as a number, so nothing was counted. "
                "Write it like 0.5, 0,5, -2, 1/3 or 12 %, please."
            )
        return self._verdict(values, text, drawn.numbers)

    def told(self, drawn: Drawn) -> str:
        answer = number_text(worked_out(self.answer, drawn.numbers))
        return f"**The answer is {answer}{f' {self.unit}' if self.unit else ''}**"

    def _verdict(self, values: tuple[float, ...], text: str, numbers: Numbers) -> Verdict:
        """Judge the likeliest reading first: a slip in it goes before a hit in another one."""
        answer = worked_out(self.answer, numbers)
        for value in values:
            if self._is(value, answer):
                exact = number_text(value) == number_text(answer)
                return Verdict(right=True, credit=1.0, reply=Number(value, text), exact=exact)
            slip = next((s for s in self.wrong if self._is(value, _at(s, numbers))), None)
            if slip is not None:
                missed = Verdict(False, 0.0, "", slip.misconception, Number(value, text), slip.card)
                return _told(missed, slip.feedback, numbers, answer)
        line = self.other or _plain_line(values[0], answer)
        missed = Verdict(False, 0.0, reply=Number(values[0], text))
        return _told(missed, line, numbers, answer)

    def _is(self, value: float, wanted: float) -> bool:
        return abs(value - wanted) <= reach(self.tolerance, wanted)


def _told(missed: Verdict, line: str, numbers: Numbers, answer: float) -> Verdict:
    return replace(missed, feedback=filled(line, numbers), veiled=veiled(line, numbers, answer))


def _at(slip: WrongNumber, numbers: Numbers) -> float:
    return worked_out(slip.value, numbers)


def _plain_line(value: float, answer: float) -> str:
    """Say more than "wrong" of a number that has no line of its own."""
    if answer and abs(value + answer) <= reach(0.0, answer):
        return "The size fits, the sign does not: which way does it go?"
    size = "more" if value > answer else "less"
    return f"That is {size} than it comes to. Do it one piece at a time, and mind the signs."


def _read(table: Mapping[str, Any]) -> NumberTask:
    return NumberTask(
        str(table["answer"]),
        table["tolerance"],
        tuple(
            WrongNumber(str(row["value"]), row[FEEDBACK], row["misconception"], row["card"])
            for _, row in rows_in(table, "wrong")
        ),
        table["other"],
        table["unit"],
        good_draws(table) if table["draw"] else (),
    )


WRONG: Shape = {
    "value": SumKey(),
    FEEDBACK: LineKey(300),
    "misconception": TagKey(),
    "card": MENDING,
}
SHAPE: Shape = {
    "answer": SumKey(),
    "tolerance": AmountKey(),
    "wrong": RowsKey(WRONG, 0, 12),
    "other": LineKey(300, needed=False),
    "unit": LineKey(20, needed=False),
    "draw": DrawKey(),
}
NUMBER = QuestionKind("number", SHAPE, number_flaws, _read)
