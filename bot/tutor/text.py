"""Text that people typed, made safe to store and to show."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    NormalForm = Literal["NFC", "NFD", "NFKC", "NFKD"]

JOINER, DIVIDER = "\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"
TAGGED_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
"""The flag of a part of a country, such as Scotland: a black flag and signs that name the place."""
TAGS = re.compile(f"({TAGGED_FLAG})|[\U000e0000-\U000e007f]")
BLANKS = "\u115f\u1160\u2800\u3164\uffa0\U0001d159"
"""Signs that look like a space and are none: fillers of Hangul, Braille without a dot, and such."""
_UNSEEN = dict.fromkeys(
    (
        *map(ord, f"{JOINER}{DIVIDER}\u034f\u17b4\u17b5"),
        *range(0x180B, 0x1810),  # selectors of Mongolian
        *range(0xFE00, 0xFE10),  # selectors of variants, and those further below
        *range(0xE0100, 0xE01F0),
    )
)
_INVISIBLE = {**_UNSEEN, **dict.fromkeys(map(ord, BLANKS), " ")}
HALF_SIGN = re.compile(
    "(?<![\U0001f1e6-\U0001f1ff])((?:[\U0001f1e6-\U0001f1ff]{2})*)[\U0001f1e6-\U0001f1ff]$"
    f"|\U0001f3f4[\U000e0000-\U000e007e]+$|[{JOINER}{DIVIDER}]+$"
)
"""What is left of an emoji that was cut: one letter of a flag's two, or signs without an end."""
MOST_MARKS = 30
LINK = re.compile(r"://|www\.|discord\.(?:gg|com)|@everyone|@here", re.IGNORECASE)
"""What has no place in words that others are shown."""


def clean(text: str) -> str:
    """Drop what a database or a reader could not handle: control, hidden and unpaired characters.

    Line breaks become spaces. The joiner inside an emoji stays, and so do the signs of a flag and
    what keeps two letters of Persian or Hindi apart. What remains reads the same.
    """
    if text.isprintable():  # most texts: there is nothing to drop
        return text
    spaced = "".join(" " if sign in "\r\n\t" else sign for sign in text)
    kept = "".join(
        sign
        for sign in spaced
        if sign in {JOINER, DIVIDER}
        or "\U000e0000" <= sign <= "\U000e007f"
        or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"}
    )
    return _needed_dividers(TAGS.sub(r"\1", kept))


def normal(text: str, form: NormalForm) -> str:
    """Return a text in a normal form of Unicode, with at most MOST_MARKS on one letter.

    Putting a pile of marks into their order takes as long as its size squared. The bound is that of
    Unicode's own format for streams (UAX 15), and no script comes near it.
    """
    if text.isascii():
        return text
    kept: list[str] = []
    pile = 0
    for sign in text:
        pile = pile + 1 if unicodedata.combining(sign) else 0
        if pile <= MOST_MARKS:
            kept.append(sign)
    return unicodedata.normalize(form, "".join(kept))


def _needed_dividers(text: str) -> str:
    """Keep a divider only between two signs of a script that may need it."""
    if DIVIDER not in text:
        return text
    kept: list[str] = []
    for sign, following in zip(text, f"{text[1:]} ", strict=True):
        if sign != DIVIDER or (kept and _may_join(kept[-1]) and _may_join(following)):
            kept.append(sign)
    return "".join(kept)


def _may_join(sign: str) -> bool:
    return unicodedata.category(sign) in {"Lo", "Mn", "Mc"}


def seen(text: str) -> str:
    """Return what is seen of a text: with one space for any blanks, and none at its ends."""
    return " ".join(clean(text).translate(_INVISIBLE).split())


def plain(text: str) -> str:
    """Escape the marks of Discord in text that people typed, so that it shows as typed."""
    return "".join(f"\\{sign}" if sign in "*_~`|>#[]()<\\" else sign for sign in text)


def shortened(text: str, most: int) -> str:
    """Cut a text to at most `most` characters, at a word, with an ellipsis and no half emoji."""
    if len(text) <= most:
        return text
    return HALF_SIGN.sub(r"\1", text[: most - 1].rsplit(" ", 1)[0]) + "…"


def listed(names: Sequence[str]) -> str:
    """Write at least one name as in a sentence: "a", "a and b", "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def capital(name: str) -> str:
    """Write a name as at the beginning of a sentence; "XOR" and the like stay as they are."""
    return f"{name[:1].upper()}{name[1:]}"
