"""Which drawn numbers a number question may use, and what else can be wrong in its table.

Of the draws, those are used in which no two of the values (the answer and the wrong ones) lie
within three tolerances of each other: there one line of feedback could stand for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from math import prod
from typing import Any

from bot.tutor.exercises.questions.sums import BRACES, SumError, filled, worked_out
from bot.tutor.exercises.questions.typed_numbers import UNIT
from bot.tutor.shapes import FEEDBACK, Flaw, rows_in

MOST_DRAWS, LEAST_DRAWS = 1000, 20
MOST_FILLED = 400  # characters of a text with its numbers, so that the card holds all of them
ROUNDING = 1e-9  # what a sum of decimal numbers may be off, as a computer works them out
Numbers = Mapping[str, float]


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


def good_draws(table: Mapping[str, Any]) -> tuple[Numbers, ...]:
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
        abs(a - b) > 3 * reach(tolerance, max(abs(a), abs(b))) for a, b in combinations(values, 2)
    )


def reach(tolerance: float, wanted: float) -> float:
    """Return how far an answer may be from the wanted number."""
    return tolerance + ROUNDING * max(1.0, abs(wanted))


def number_flaws(table: Mapping[str, Any]) -> Iterable[Flaw]:
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
    draws = good_draws(table) if table.get("draw") else ()
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
    good = len(good_draws(table))
    if table.get("draw") and good < LEAST_DRAWS:
        wrong = f"in all but {good} draws two of the values cannot be told apart"
        yield Flaw("draw", wrong, f"name other or more numbers: {LEAST_DRAWS} draws must be left")
    elif not table.get("draw") and not good and "answer" in table:
        wrong = "two of the values (answer or wrong) lie within three tolerances of each other"
        yield Flaw("", wrong, "take a wrong one out, or make the tolerance smaller")
