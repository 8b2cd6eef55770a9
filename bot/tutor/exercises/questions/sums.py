"""Sums of drawn numbers, such as `w - rate * slope`: parsed and worked out, never run as Python.

They hold names, numbers, `+ - * / **`, brackets, `ln`, `exp`, `round`, `sigmoid` and `tanh`. In a
text they stand in braces: "The weight is {w}."
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

LONGEST = 200  # characters
MOST_DIGITS = 1e12  # above it a number is written as a power of ten
RESULT = re.compile(
    r"""
    ([=≈]\s*\W{0,3}? | :\s(?=\S+$))  # a sign, with marks of Markdown; or a colon near the end
    ([+\u2212-]? (?:\d+(?:,\d{3})*(?:\.\d+)? | \.\d+) (?:e[+-]?\d{1,3})?)  # the number
    (?![\w,./]*\d | \s*[/%])  # which ends there
    """,
    re.VERBOSE,
)
"""A result in a text: what stands before it, and the number."""
BRACES = re.compile(r"\{([^{}]*)\}")

BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: math.pow,  # of floats: whole numbers would grow without an end
}
CALLS: dict[str, Callable[[float], float]] = {
    "ln": math.log,
    "exp": math.exp,
    "round": round,
    "sigmoid": lambda value: 1 / (1 + math.exp(-value)),
    "tanh": math.tanh,
}


class SumError(ValueError):
    """Says what is wrong with a sum."""


def worked_out(text: str, numbers: Mapping[str, float]) -> float:
    """Work a sum out. Raise SumError when it cannot be read, or has no finite result."""
    if len(text) > LONGEST:
        raise SumError(f"it is longer than {LONGEST} characters")
    try:
        value = float(_value(_parsed(text), numbers))
    except SumError:
        raise
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise SumError("it cannot be read as a sum") from error
    except (ValueError, ArithmeticError) as error:
        raise SumError("it has no result") from error
    if not math.isfinite(value):
        raise SumError("it has no result")
    return value


@lru_cache(maxsize=256)  # a lesson works the same few sums out for each of up to 1,000 draws
def _parsed(text: str) -> ast.expr:
    return ast.parse(text.strip(), mode="eval").body


def _value(node: ast.expr, numbers: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            value: float = number
        case ast.Name(id=name) if name in numbers:
            value = numbers[name]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            value = -_value(inner, numbers)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in BINARY:
            value = BINARY[type(op)](_value(left, numbers), _value(right, numbers))
        case ast.Call(func=ast.Name(id=name), args=[inner], keywords=[]) if name in CALLS:
            value = CALLS[name](_value(inner, numbers))
        case ast.Name(id=name):
            raise SumError(f"nothing named {name} is drawn")
        case _:
            raise SumError(f"it may hold names, numbers, + - * / **, brackets, {', '.join(CALLS)}")
    return value


def filled(text: str, numbers: Mapping[str, float]) -> str:
    """Put the results of the sums in braces into a text. Without numbers braces mean nothing.

    Raise SumError when a sum cannot be worked out.
    """
    if not numbers:
        return text
    return BRACES.sub(lambda found: number_text(worked_out(found[1], numbers)), text)


def veiled(text: str, numbers: Mapping[str, float], answer: float) -> str:
    """Fill a text, with "?" wherever it would say the answer.

    That is a sum with this result, or, where nothing is drawn, a result: the number behind "=" or
    "≈", or at the end after a colon.
    """
    hidden = number_text(answer)

    def is_it(number: str) -> bool:
        return number_text(float(number.replace(",", "").replace("\u2212", "-"))) == hidden

    def shown(found: re.Match[str]) -> str:
        value = number_text(worked_out(found[1], numbers))
        return "?" if value == hidden and found[1].strip() not in numbers else value

    if numbers:
        said = BRACES.sub(shown, text)
    else:
        said = RESULT.sub(lambda found: f"{found[1]}?" if is_it(found[2]) else found[0], text)
    return said.replace("?.", "?")


def number_text(value: float) -> str:
    """Write a number with at most three decimals, and no zeros at the end; a huge one as 1e+20."""
    if abs(value) >= MOST_DIGITS:
        return f"{value:.4g}"
    rounded = round(value, 3)
    return f"{rounded:.3f}".rstrip("0").rstrip(".") if rounded else "0"


def written(text: str, numbers: Mapping[str, float]) -> str:
    """Write a sum with its numbers in the place of their names: 0.1 × (-4)."""

    def number(found: re.Match[str]) -> str:
        value = numbers.get(found[0])
        if value is None:
            return found[0]
        return f"({number_text(value)})" if value < 0 else number_text(value)

    signs = re.sub(r"\s*\*\*\s*", "^", text).replace("*", "×").replace("/", "÷")
    return re.sub(r"[a-z_]+", number, signs)
