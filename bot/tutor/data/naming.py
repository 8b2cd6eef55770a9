"""Names that people give to data of their own, in any script, with emoji where they like."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NoReturn

from bot.tutor.errors import TutorError
from bot.tutor.text import DIVIDER, JOINER, clean, normal, seen

if TYPE_CHECKING:
    from collections.abc import Collection

MOST_NAME = 32
SAFE = "Nothing was added, and nothing you had is lost."
SIGNS = frozenset(
    (
        *f"-_{JOINER}{DIVIDER}",
        *map(chr, range(0x1F3FB, 0x1F400)),  # the colours of emoji
        *map(chr, range(0xE0020, 0xE0080)),  # in the flag of a part of a country
    )
)
ACCENTS = frozenset({"Mn", "Mc", "Me"})
"""Accents, vowel signs, and what chooses how an emoji looks."""
EMOJI = "So"


def typed_name(typed: str) -> str:
    """Return a name as it is kept: without hidden signs, and spelled in one way."""
    return normal(clean(typed), "NFC").strip()


def is_named(name: str, typed: str) -> bool:
    """Whether a name that is kept is meant by what was typed."""
    return name in {typed.strip(), typed_name(typed)}


def checked_name(typed: str, reserved: Collection[str]) -> str:
    """Return the name for data as it is kept. Raise TutorError if it cannot be used."""
    name = typed_name(typed)
    looks = seen(name)
    if typed.strip() and (not looks or _is_bare(name)):
        _refuse("Nobody could see that name.")
    if not name or " " in looks or not all(map(_may_be_in, name)) or _length(name) > MOST_NAME:
        _refuse(f"A name for data has 1 to {MOST_NAME} letters, digits, emoji, - or _.")
    if looks.casefold() in {taken.casefold() for taken in reserved}:
        _refuse(f"{name} is the name of data that comes with me.", "Choose another name.")
    return name


def _may_be_in(sign: str) -> bool:
    return sign.isalnum() or sign in SIGNS or unicodedata.category(sign) in {*ACCENTS, EMOJI}


def _is_bare(name: str) -> bool:
    """Whether a name is made of accents that stand on nothing."""
    return all(unicodedata.category(sign) in {*ACCENTS, "Cf"} for sign in name)


def _length(name: str) -> int:
    """Count a name as Discord does: most emoji are two."""
    return len(name.encode("utf-16-le")) // 2


def _refuse(wrong: str, remedy: str = "Try a name like `my-flowers`.") -> NoReturn:
    raise TutorError(f"{wrong} {SAFE} {remedy}")
