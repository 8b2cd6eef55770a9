"""Every key of every kind of question with a value it does not take: a problem, never a crash."""

from __future__ import annotations

import copy
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bot.content.problems import Ledger
from tests.content.every_kind import EVERY_KIND, reader

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
QUESTIONS: list[dict[str, Any]] = tomllib.loads(EVERY_KIND)["question"]
SINGLE, MULTIPLE, NUMBER, MATCH, ORDER, FILL, *_ = QUESTIONS
HUGE = int("9" * 400)
ODD: tuple[Any, ...] = (
    "", "x" * 41, "x" * 61, "x" * 401, "\N{ZERO WIDTH JOINER}", "\x00", "{}", "{w", "w" * 201, True,
    1, -1, 1.5, HUGE, -HUGE, float("nan"), float("inf"), date(2020, 1, 1), [], {}, [[]], [{}], [1],
    ["x", 1], [True], [float("inf")], [HUGE], ["x" * 61], {"w": ["x", 1, 2]}, {"w": [True]},
    {"w": [float("inf")]}, {"w": [HUGE]}, {"w": 1}, {"W!": [1]}, {"x" * 41: [1]},
)  # fmt: skip
STEP = 6
"""In the quick test a place gets every sixth odd value, and the next place the ones after these."""


def places(value: Any, path: Path = ()) -> Iterator[Path]:  # noqa: ANN401 - as TOML is
    if path:
        yield path
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in inner:
            yield from places(item, (*path, key))


def changed(question: dict[str, Any], path: Path, odd: object) -> dict[str, Any]:
    """Return the question with another value at one place."""
    made: dict[str, Any] = copy.deepcopy(question)
    inner: Any = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = odd
    return made


def read(*questions: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return the ids of those that are sound, and what is wrong."""
    ledger = Ledger("questions.toml")
    found = reader().read({"question": list(questions)}, ledger)
    return [question.id for question in found], [str(problem) for problem in ledger.found]


@pytest.mark.parametrize("each", [STEP, pytest.param(1, marks=pytest.mark.nightly)])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.get("kind", "single"))
def test_any_odd_value_at_any_place_is_a_problem_with_key_and_mend_or_is_read(
    question: dict[str, Any], each: int
) -> None:
    for nth, path in enumerate(places(question)):
        for odd in ODD[nth % each :: each]:
            found, problems = read(changed(question, path, odd))
            assert len(found) + bool(problems) == 1, (path, odd, problems)
            assert all("question[0]" in text and "Mend: " in text for text in problems), problems


@pytest.mark.parametrize(
    ("question", "path", "odd", "said"),
    [
        (FILL, ("accept", 1), "b" * 61, "question[0].accept[1]: this has 61 characters"),
        (FILL, ("accept", 1), 1, "question[0].accept[1]: this must be text"),
        (NUMBER, ("draw", "w"), ["x", 1, 2], "question[0].draw.w[0]: this must be a number"),
        (NUMBER, ("draw", "w"), [True], "question[0].draw.w[0]: this must be a number"),
        (NUMBER, ("draw", "w"), [float("inf")], "question[0].draw.w[0]: this must be a number"),
        (NUMBER, ("draw", "w"), [HUGE], "question[0].draw.w[0]: this must be a number"),
        (NUMBER, ("answer",), HUGE, "question[0].answer: this must be a number"),
        (NUMBER, ("tolerance",), HUGE, "question[0].tolerance: this must be a number"),
        (NUMBER, ("wrong", 0, "value"), HUGE, "question[0].wrong[0].value: this must be a number"),
        (MATCH, ("confused", 0, "pair"), ["rate", 1], "confused[0].pair[1]: this must be text"),
        (MATCH, ("confused", 0, "pair", 1), "z" * 41, "pair[1]: this has 41 characters"),
        (ORDER, ("swapped", 0, "pair", 1), "z" * 41, "pair[1]: this has 41 characters"),
        (ORDER, ("swapped", 0, "pair"), ["measure", 1], "swapped[0].pair[1]: this must be text"),
    ],
)
def test_one_wrong_item_of_a_list_is_said_with_its_place(
    question: dict[str, Any], path: Path, odd: object, said: str
) -> None:
    found, problems = read(changed(question, path, odd), SINGLE | {"id": "sound"})
    assert found == ["sound"]
    assert said in problems[0]
