"""Exceptions as text: where they were raised and why, and nothing that anybody wrote."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from pydantic import TypeAdapter

from bot.logs.exceptions import LONGEST_MESSAGE, exception_text, message_of
from bot.logs.redaction import CUT
from bot.tutor.errors import OperatorError

WRITTEN = "my dog's answer"


def raised(do: Callable[[], object]) -> BaseException:
    with pytest.raises(BaseException) as caught:  # noqa: PT011 - whatever it is
        do()
    return caught.value


REPEATING: list[Callable[[], object]] = [
    lambda: int(WRITTEN),
    lambda: float(WRITTEN),
    lambda: dict[str, int]()[WRITTEN],
    lambda: [].index(WRITTEN),  # type: ignore[arg-type]  # on purpose
    lambda: json.loads(WRITTEN),
    lambda: WRITTEN.encode("ascii").decode("nothing of the kind"),
    lambda: TypeAdapter(int).validate_python(WRITTEN),
    lambda: TypeAdapter(int).validate_json(json.dumps(WRITTEN)),
]


@pytest.mark.parametrize("do", REPEATING, ids=range(len(REPEATING)))
def test_what_python_repeats_of_a_value_is_left_out(do: Callable[[], object]) -> None:
    error = raised(do)
    text = exception_text(error)
    assert WRITTEN not in text.replace("WRITTEN", "")
    assert "dog" not in text
    assert type(error).__name__ in text
    assert "test_exceptions.py" in text


def test_causes_contexts_groups_and_notes_are_told_without_values() -> None:
    def deep() -> None:
        try:
            int(WRITTEN)
        except ValueError as error:
            error.add_note(f"while reading {WRITTEN!r}")
            try:
                raise RuntimeError("The line broke") from error  # noqa: TRY301 - a chain
            except RuntimeError:
                raise ExceptionGroup("two", [KeyError(WRITTEN), OSError("disk")])  # noqa: B904

    text = exception_text(raised(deep))
    assert "dog" not in text
    for part in ("ValueError", "direct cause", "RuntimeError: The line broke", "During handling"):
        assert part in text
    assert "  | KeyError: [value]" in text
    assert "  | OSError: disk" in text
    assert "while reading [value]" in text


def test_an_exception_of_ours_is_told_whole() -> None:
    assert message_of(OperatorError("The file 'x' is gone.")) == "The file 'x' is gone."


def test_a_cause_that_leads_in_a_circle_is_told_once() -> None:
    one, two = OSError("one"), OSError("two")
    one.__cause__, two.__cause__ = two, one
    assert exception_text(one).count("OSError: one") == 1


def test_a_text_that_is_too_long_is_cut_where_no_secret_can_be_halved() -> None:
    secret = "Zq3kV7" * 20
    for before in range(LONGEST_MESSAGE - 130, LONGEST_MESSAGE + 10, 20):
        for error in (RuntimeError, ValueError):
            text = message_of(error("x" * before + secret + "y" * 9_000))
            assert text.startswith("x")
            assert "Zq" not in text
            assert len(text) <= LONGEST_MESSAGE + len(CUT)


def test_an_exception_that_cannot_be_written_is_named() -> None:
    class Mute(Exception):  # noqa: N818 - as others name theirs
        def __str__(self) -> str:
            raise ValueError("no")

    assert "Mute: (it cannot be written as text)" in exception_text(Mute())
