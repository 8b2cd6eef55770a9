"""Tests that are long because they are many: a few by day, the others by night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable


def some_by_day(values: Iterable[Any], *by_day: Any) -> list[Any]:  # noqa: ANN401 - any parameter
    """Return values for `parametrize`; those that are not named are tested by night alone."""
    return [
        value if value in by_day else pytest.param(value, marks=pytest.mark.nightly)
        for value in values
    ]
