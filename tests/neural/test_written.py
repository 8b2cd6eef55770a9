"""A function is written with all that it needs, and what cannot be written is an error."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from bot.neural.written import Sources

if TYPE_CHECKING:
    from collections.abc import Callable

HALF = 0.5


class Corner:
    """The class that `outer` needs."""


def inner(number: float) -> float:
    return HALF * math.sqrt(number)


def outer(number: float) -> tuple[float, Corner]:
    return inner(number) + np.pi, Corner()


def test_a_function_comes_after_the_functions_constants_and_classes_that_it_needs() -> None:
    sources = Sources()
    assert sources.expression(outer) == "outer"
    assert list(sources.pieces) == ["HALF", "inner", "Corner", "outer"]
    assert sources.pieces["HALF"] == "HALF = 0.5"
    assert sources.pieces["inner"].startswith("def inner(")
    found: dict[str, Any] = {"np": np, "math": math}
    exec("\n".join(sources.pieces.values()), found)  # noqa: S102 - our own text
    assert found["outer"](4.0)[0] == pytest.approx(1.0 + math.pi)


def test_what_is_needed_twice_is_written_once() -> None:
    sources = Sources()
    sources.add("outer", outer)
    before = dict(sources.pieces)
    sources.add("inner", inner)
    assert sources.pieces == before


@pytest.mark.parametrize(
    ("value", "written"),
    [(True, "True"), (2, "2"), (0.1, "0.1"), ("a-b", '"a-b"'), (np.float32, "np.float32")],
)
def test_plain_values_are_written_as_people_would(value: object, written: str) -> None:
    assert Sources().expression(value) == written


def a_closure() -> Callable[[float], float]:
    def of(number: float) -> float:
        return number

    return of


@pytest.mark.parametrize("value", [lambda number: number, a_closure(), partial(inner, 2.0), [1]])
def test_what_has_no_text_of_its_own_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="cannot be written into a program"):
        Sources().expression(value)


def test_two_meanings_of_a_name_are_refused() -> None:
    sources = Sources()
    sources.add("HALF", 0.5)
    with pytest.raises(ValueError, match="two meanings of HALF"):
        sources.add("HALF", 0.25)
