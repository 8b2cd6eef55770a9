"""Names that people give to data of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_NAME = 32
SAFE = "Nothing was added, and nothing you had is lost."


def is_named(name: str, typed: str) -> bool:
    """Whether a name that is kept is meant by what was typed."""
    return name == typed.strip()


def checked_name(typed: str, reserved: Collection[str]) -> str:
    """Return the name for data as it is kept. Raise TutorError if it cannot be used."""
    name = typed.strip()
    if not (0 < len(name) <= MOST_NAME and all(sign.isalnum() or sign in "-_" for sign in name)):
        _refuse(f"A name for data has 1 to {MOST_NAME} letters, digits, - or _.")
    if name.casefold() in {taken.casefold() for taken in reserved}:
        _refuse(f"{name} is the name of data that comes with me.", "Choose another name.")
    return name


def _refuse(wrong: str, remedy: str = "Try a name like `my-flowers`.") -> NoReturn:
    raise TutorError(f"{wrong} {SAFE} {remedy}")
