"""Walks through the values of a lesson, whatever kinds of questions and tries it holds."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def values_in(value: object) -> Iterator[object]:
    """Yield a value and all that it consists of. What is drawn or looked up is left out."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from values_in(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from values_in(getattr(value, field.name))


def texts_in(value: object) -> Iterator[str]:
    return (one for one in values_in(value) if isinstance(one, str))


def misconceptions_in(value: object) -> set[str]:
    """Return the ids of the misconceptions that answers in a question or a try stand for."""
    found = (getattr(one, "misconception", None) for one in values_in(value))
    return {tag for tag in found if tag}
