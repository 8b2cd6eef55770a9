"""Writes an exception as text, with its causes: where it was raised, and nothing anybody wrote.

Python's own errors repeat the value that they could not use ("invalid literal for int(): '…'"),
and it may be what a person typed. Of their texts all from the first quotation mark on is left
out; the line of the program says which value it was.
"""

from __future__ import annotations

import re
import traceback
from typing import TYPE_CHECKING

from bot.logs.redaction import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CAUSES = 8
MOST_FRAMES = 40  # the innermost ones
LONGEST_MESSAGE = 50_000  # characters; the text of a worker's exception is a whole traceback
VALUE = "[value]"
REPEATING = (ValueError, LookupError, AssertionError)
"""What repeats the value in its text; the errors of the program itself do not."""
_FROM_A_QUOTE = re.compile(r"['\"`\u2018-\u201f«»].*", re.DOTALL)
CAUSED = "\nThe above exception was the direct cause of the following exception:\n\n"
MEANWHILE = "\nDuring handling of the above exception, another exception occurred:\n\n"


def exception_text(error: BaseException) -> str:
    """Return what Python would print of an exception, its causes first, without people's words."""
    parts: list[str] = []
    for one, relation in reversed(list(_chain(error))):
        parts.append("".join(_one(one)))
        parts.append(relation)
    return "".join(parts).rstrip("\n")


def message_of(error: BaseException) -> str:
    """Return the text of an exception without the values in it."""
    try:
        said = str(error)
    except Exception:  # noqa: BLE001 - whatever an exception does in its own text
        return "(it cannot be written as text)"
    said = shortened(said, LONGEST_MESSAGE)
    return without_values(said) if _repeats(error) else said


def without_values(said: str) -> str:
    """Leave out everything from the first quotation mark on."""
    return _FROM_A_QUOTE.sub(VALUE, said)


def _repeats(error: BaseException) -> bool:
    ours = type(error).__module__.partition(".")[0] == "bot"
    return isinstance(error, REPEATING) and not ours


def _chain(error: BaseException) -> Iterator[tuple[BaseException, str]]:
    """Yield an exception and what led to it, each with what stands between it and the next."""
    found: BaseException | None = error
    relation, seen = "", set[int]()
    while found is not None and id(found) not in seen and len(seen) < MOST_CAUSES:
        seen.add(id(found))
        yield found, relation
        relation = CAUSED if found.__cause__ is not None else MEANWHILE
        hidden = None if found.__suppress_context__ else found.__context__
        found = found.__cause__ or hidden


def _one(error: BaseException) -> Iterator[str]:
    if error.__traceback__ is not None:
        yield "Traceback (most recent call last):\n"
        yield from traceback.format_tb(error.__traceback__, limit=-MOST_FRAMES)
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else _full_name(kind)
    message = message_of(error)
    yield f"{name}: {message}\n" if message else f"{name}\n"
    yield from (f"{without_values(str(note))}\n" for note in getattr(error, "__notes__", ()))
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions[:MOST_CAUSES]:
            yield from (f"  | {line}\n" for line in exception_text(inner).splitlines())


def _full_name(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
