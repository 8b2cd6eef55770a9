"""A number is typed. It may be worked out of numbers that are drawn for each person.

Of the draws, those are used in which no two of the values (the answer and the wrong ones) lie
within three tolerances of each other: there one line of feedback could stand for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import prod
from typing import TYPE_CHECKING, Any

from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.inputs import TypeIn
from bot.tutor.exercises.questions.kind import Drawn, QuestionKind, Verdict
from bot.tutor.exercises.questions.sums import BRACES, SumError, filled, number_text, worked_out
from bot.tutor.exercises.questions.typed_numbers import UNIT, readings
from bot.tutor.exercises.replies import Number
from bot.tutor.shapes import (
    FEEDBACK,
    AmountKey,
    DrawKey,
    Flaw,
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

MOST_DRAWS, LEAST_DRAWS = 1000, 20
MOST_FILLED = 400  # characters of a text with its numbers, so that the card holds all of them
ROUNDING = 1e-9  # what a sum of decimal numbers may be off, as a computer works them out
Numbers = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WrongNumber:
    """A wrong answer that shows how it came about; `value` is a sum."""

    value: str
    feedback: str
    misconception: str | None


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
        return TypeIn(f"A number{f' in {self.unit}' if self.unit else ''}, such as 0.5 or 1/2", 40)

    def judge(self, drawn: Drawn, reply: Reply) -> Verdict:
        text = self.shown(drawn).taken(reply).text
        values = readings(text, self.unit)
        if not values:
            raise TutorError(
                "I cannot read that as a number, so nothing was counted. "
                "Write it like 0.5, 0,5, -2, 1/3 or 12 %, please."
            )
        answer = worked_out(self.answer, drawn.numbers)
        for value in values:
            if self._is(value, answer):
                return Verdict(right=True, credit=1.0, reply=Number(value, text))
        return self._slip(values, text, drawn.numbers)

    def told(self, drawn: Drawn) -> str:
        answer = number_text(worked_out(self.answer, drawn.numbers))
        return f"**The answer is {answer}{f' {self.unit}' if self.unit else ''}**"

    def _slip(self, values: tuple[float, ...], text: str, numbers: Numbers) -> Verdict:
        for value, slip in product(values, self.wrong):
            if self._is(value, worked_out(slip.value, numbers)):
                said, number = filled(slip.feedback, numbers), Number(value, text)
                return Verdict(False, 0.0, said, slip.misconception, number)
        return Verdict(
            right=False,
            credit=0.0,
            feedback=filled(self.other, numbers),
            reply=Number(values[0], text),
        )

    def _is(self, value: float, wanted: float) -> bool:
        return abs(value - wanted) <= _reach(self.tolerance, wanted)


def _all_draws(table: Mapping[str, Any]) -> Iterator[Numbers]:
    names = _names(table)
    for values in product(*names.values()):
        yield dict(zip(names, values, strict=True))


def _names(table: Mapping[str, Any]) -> dict[str, tuple[float, ...]]:
    """Return what each drawn name may stand for, every number once."""
    return {name: tuple(dict.fromkeys(values)) for name, values in table.get("draw", {}).items()}


def _sums(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each value of a sound table as a sum, with its key."""
    if "answer" in table:
        yield "answer", str(table["answer"])
    for place, row in rows_in(table, "wrong"):
        if "value" in row:
            yield f"wrong[{place}].value", str(row["value"])


def _good_draws(table: Mapping[str, Any]) -> tuple[Numbers, ...]:
    sums = [text for _, text in _sums(table)]
    texts = [text for _, text in _braces(table)] if table.get("draw") else []
    tolerance = float(table.get("tolerance", 0.0))
    return tuple(
        numbers
        for numbers in _all_draws(table)
        if _worked_out(texts, numbers) is not None
        and _are_apart(_worked_out(sums, numbers) or [], tolerance)
    )


def _worked_out(sums: list[str], numbers: Numbers) -> list[float] | None:
    """Work all sums out; None when one of them has no result with these numbers."""
    try:
        return [worked_out(text, numbers) for text in sums]
    except SumError:
        return None


def _are_apart(values: list[float], tolerance: float) -> bool:
    """Tell whether no answer is within reach of two of the values, as they are judged."""
    return bool(values) and all(
        abs(a - b) > 3 * _reach(tolerance, max(abs(a), abs(b))) for a, b in combinations(values, 2)
    )


def _reach(tolerance: float, wanted: float) -> float:
    """Return how far an answer may be from the wanted number."""
    return tolerance + ROUNDING * max(1.0, abs(wanted))


def _flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
    names = _names(table)
    if prod(len(values) for values in names.values()) > MOST_DRAWS:
        mend = "name fewer numbers in it"
        return [Flaw("draw", f"there are more than {MOST_DRAWS} different draws", mend)]
    first = next(_all_draws(table), {})
    wrong_sums = list(
        _unreadable([*_sums(table), *_braces(table)] if names else _sums(table), first)
    )
    return [*_wrong_unit(table), *(wrong_sums or [*_too_close(table), *_too_long(table)])]


def _wrong_unit(table: Mapping[str, Any]) -> Iterator[Flaw]:
    unit = table.get("unit", "")
    if unit and not UNIT.fullmatch(unit):
        wrong = f'the unit "{unit}" cannot be told from the number before it'
        yield Flaw("unit", wrong, "write it without blanks, and begin it with a letter or a sign")


def _too_long(table: Mapping[str, Any]) -> Iterator[Flaw]:
    """Yield the texts that have too many characters once their sums are worked out."""
    draws = _good_draws(table) if table.get("draw") else ()
    for key, text in _texts(table):
        longest = max((len(filled(text, numbers)) for numbers in draws), default=0)
        if longest > MOST_FILLED:
            wrong = f"with its numbers this has {longest} characters and at most {MOST_FILLED} fit"
            yield Flaw(key, wrong, "cut it, or take some of the sums in braces out")


def _texts(table: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return each text that may hold sums, with its key."""
    texts = [(key, table.get(key, "")) for key in ("stem", "explanation", "other")]
    wrong = rows_in(table, "wrong")
    return [*texts, *((f"wrong[{n}].{FEEDBACK}", row.get(FEEDBACK, "")) for n, row in wrong)]


def _braces(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each sum in a text, with the key of the text."""
    for key, text in _texts(table):
        yield from ((key, found) for found in BRACES.findall(text))


def _unreadable(sums: Iterable[tuple[str, str]], numbers: Numbers) -> Iterator[Flaw]:
    for where, text in sums:
        try:
            worked_out(text, numbers)
        except SumError as error:
            yield Flaw(where, f'the sum "{text}" cannot be worked out: {error}', "correct it")


def _too_close(table: Mapping[str, Any]) -> Iterator[Flaw]:
    good = len(_good_draws(table))
    if table.get("draw") and good < LEAST_DRAWS:
        wrong = f"in all but {good} draws two of the values cannot be told apart"
        yield Flaw("draw", wrong, f"name other or more numbers: {LEAST_DRAWS} draws must be left")
    elif not table.get("draw") and not good and "answer" in table:
        wrong = "two of the values (answer or wrong) lie within three tolerances of each other"
        yield Flaw("", wrong, "take a wrong one out, or make the tolerance smaller")


def _read(table: Mapping[str, Any]) -> NumberTask:
    return NumberTask(
        str(table["answer"]),
        table["tolerance"],
        tuple(
            WrongNumber(str(row["value"]), row[FEEDBACK], row["misconception"])
            for _, row in rows_in(table, "wrong")
        ),
        table["other"],
        table["unit"],
        _good_draws(table) if table["draw"] else (),
    )


WRONG: Shape = {"value": SumKey(), FEEDBACK: LineKey(300), "misconception": TagKey()}
SHAPE: Shape = {
    "answer": SumKey(),
    "tolerance": AmountKey(),
    "wrong": RowsKey(WRONG, 0, 12),
    "other": LineKey(300, needed=False),
    "unit": LineKey(20, needed=False),
    "draw": DrawKey(),
}
NUMBER = QuestionKind("number", SHAPE, _flaws, _read)
