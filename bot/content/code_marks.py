"""Sums in code marks, such as `1 - 0.1 × (-4) = 1.4`, are worked out, so that no text tells lies.

What has no plain numbers on both sides of a sign = or ≈ is left alone.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.content.problems import quoted
from bot.content.texts import FENCE
from bot.tutor.exercises.questions.sums import SumError, number_text, worked_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.content.problems import Ledger

MARK = re.compile(r"(?<!`)`([^`]+)`(?!`)")
CHAIN = re.compile(r"([=≈])")
NOT_A_CHAIN = re.compile(r"[<>!=]=|=>|≠")
PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?%?")
DECIMALS = re.compile(r"\d+\.(\d+)")
SIGNS = str.maketrans(
    {
        "\N{MULTIPLICATION SIGN}": "*",
        "\N{MIDDLE DOT}": "*",
        "\N{DOT OPERATOR}": "*",
        "\N{DIVISION SIGN}": "/",
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "^": "**",
        "\N{SUPERSCRIPT TWO}": "**2",
        "\N{SUPERSCRIPT THREE}": "**3",
        "[": "(",
        "]": ")",
    }
)
REWRITTEN = (
    (re.compile(r"(?<=\d),(?=\d{3}\b)"), ""),  # 1,000
    (re.compile(r"(\d+(?:\.\d+)?)\s*%"), r"(\1/100)"),
    (re.compile(r"\b(ln|exp|sigmoid|tanh)\s+(-?\d+(?:\.\d+)?)"), r"\1(\2)"),  # ln 0.73
)
LONGEST = 200  # characters of a mark that is read as a sum
E = {"e": math.e}
ROUNDING = 1e-9  # what a sum of decimal numbers may be off, as a computer works them out


def check_marks(text: str, ledger: Ledger) -> None:
    """Report each wrong sum in the code marks of a file, with its line."""
    for line, mark in _marks(text):
        for told, right in wrong_sums(mark):
            wrong = f"the sum {quoted(mark)} is wrong: {told} should be {right}"
            ledger.add(f"line {line}", wrong, f"write {right}, or correct the sum")


def wrong_sums(mark: str) -> Iterator[tuple[str, str]]:
    """Yield what a chain of sums says wrongly, and what it should say."""
    if len(mark) > LONGEST or NOT_A_CHAIN.search(mark):
        return
    first, *rest = CHAIN.split(mark)
    sides = [first, *rest[1::2]]
    exact = [sign == "=" for sign in rest[::2]]
    for (left, right), strict in zip(pairwise(sides), exact, strict=True):
        wanted, told = _value(left), _value(right)
        if wanted is None or told is None:
            continue
        if abs(wanted - told) > _reach(left, right, strict=strict) + ROUNDING * abs(wanted):
            yield right.strip(), _shown(wanted, right)


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands in code marks, with its line. A mark may go on in the next line."""
    lines = ["" if line.lstrip().startswith(FENCE) else line for line in text.split("\n")]
    start = 0
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            continue
        paragraph = "\n".join(lines[start:number])
        begins, counted = start + 1, 0
        for found in MARK.finditer(paragraph):
            begins += paragraph.count("\n", counted, found.start())
            counted = found.start()
            yield begins, " ".join(found[1].split())
        start = number


def _value(side: str) -> float | None:
    """Work one side of a chain out; None where it is no sum of plain numbers."""
    text = side.strip().translate(SIGNS)
    for pattern, replacement in REWRITTEN:
        text = pattern.sub(replacement, text)
    try:
        return worked_out(text, E)
    except SumError:
        return None


def _reach(left: str, right: str, *, strict: bool) -> float:
    """Return how far two sides may lie apart: half of the last digit that is shown.

    A whole number after the sign = is meant exactly.
    """
    sides = [side.strip() for side in (left, right)]
    plain = [side for side in sides if PLAIN.fullmatch(side)]
    last = max(map(_half_a_digit, plain)) if plain else _half_a_digit(right)
    return last if last < 0.5 or (plain and not strict) else 0.0


def _half_a_digit(side: str) -> float:
    """Return half of the last decimal shown, by the number that shows most of them."""
    decimals = max((len(found) for found in DECIMALS.findall(side)), default=0)
    return float(0.5 * 10**-decimals * (0.01 if side.endswith("%") else 1))


def _shown(value: float, like: str) -> str:
    """Write a value with as many decimals as another text shows, and one more where that lies."""
    side = like.strip()
    decimals = max((len(found) for found in DECIMALS.findall(side)), default=0)
    if side.endswith("%"):
        return f"{100 * value:.{decimals}f}%"
    rounded = f"{value:.{decimals}f}"
    return rounded if decimals or float(rounded) == value else number_text(value)
