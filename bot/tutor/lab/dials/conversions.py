"""How the value of a dial goes from a person's hand into a spec, and back into words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from bot.trainings.spec import HIDDEN_LAYERS, HIDDEN_UNITS, PENALTIES
from bot.tutor.errors import TutorError
from bot.tutor.lab.limits import hidden_layers, number_in, within

if TYPE_CHECKING:
    from collections.abc import Callable


Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Conversion:
    """`into` turns a checked value into what the spec holds, and raises TutorError if it cannot.

    `typed` is what a person would type to get what the spec holds, "" where there is nothing to
    type; `told` writes it on cards. `fractions` says that a typed text may have decimals though
    Discord's option takes whole numbers.
    """

    into: Callable[[Any], Any]
    typed: Callable[[Any], str]
    told: Callable[[Any], str]
    fractions: bool = False


def unchanged(value: Kept) -> Kept:
    return value


def typed_value(value: str | float | bool | None) -> str:
    """Write a value with all its digits."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "on" if value else "off"
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def told_value(value: str | float | bool | None) -> str:
    """Write a value for a card: a number with three digits."""
    if not isinstance(value, float):
        return typed_value(value)
    return f"{Decimal(f'{value:.3g}'):f}"


def share_of(percent: float) -> float:
    """Turn percent into a share, both exact to 15 digits: 12.3 is 0.123."""
    return float(Decimal(repr(percent)).scaleb(-2))


def typed_percent(share: float) -> str:
    return f"{Decimal(repr(share)).scaleb(2):f}".removesuffix(".0")


def told_percent(share: float) -> str:
    return f"{100 * share:.3g}%"


def layers_in(text: str) -> tuple[int, ...]:
    return hidden_layers(text, HIDDEN_LAYERS, HIDDEN_UNITS)


def amounts_in(text: str) -> tuple[tuple[str, float], ...]:
    """Read names with their amounts, such as "l3 0.1". Raise TutorError for anything else."""
    words = text.replace("=", " ").split()
    names, amounts = words[::2], words[1::2]
    if len(names) != len(amounts):
        raise TutorError(
            "Further penalties are names with their amounts, such as `l3 0.1`. "
            "Nothing was trained: change it and try again."
        )
    return tuple(map(_amount_of, names, amounts))


def _amount_of(name: str, text: str) -> tuple[str, float]:
    amount = number_in(f"{name} penalty", text)
    within(f"{name} penalty", amount, PENALTIES)
    return name, amount


def told_amounts(amounts: tuple[tuple[str, float], ...]) -> str:
    return " ".join(f"{name} {amount:.3g}" for name, amount in amounts) or "none"


def typed_amounts(amounts: tuple[tuple[str, float], ...]) -> str:
    return " ".join(f"{name} {typed_value(amount)}" for name, amount in amounts)


def in_a_row(values: tuple[object, ...]) -> str:
    return " ".join(map(str, values)) or "none"


def told_batch(points: int) -> str:
    return str(points) if points else "full"


def told_start_seed(seed: int | None) -> str:
    return "as seed" if seed is None else str(seed)


AS_IS = Conversion(unchanged, typed_value, told_value)
PERCENT = Conversion(share_of, typed_percent, told_percent, fractions=True)
LAYERS = Conversion(layers_in, in_a_row, in_a_row)
WORDS = Conversion(unchanged, in_a_row, in_a_row)
AMOUNTS = Conversion(amounts_in, typed_amounts, told_amounts)
BATCH = Conversion(unchanged, typed_value, told_batch)
START_SEED = Conversion(unchanged, typed_value, told_start_seed)
