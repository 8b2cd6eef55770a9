"""Words in any script as they are drawn: what no font has is spelled in letters that one has.

Signs that only steer how text is laid out are dropped or set anew, so that names cannot turn what
stands beside them around.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby, islice

from anyascii import anyascii

from bot.plots.fonts import FIRST, families, font_with

REMEMBERED = 4096  # texts
MOST_MARKS = 3  # over or under one letter; more of them would run into the lines beside
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"
# Letters of scripts that run from right to left, and what may stand between two of them.
RIGHTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
STRETCH = re.compile(rf"[{RIGHTWARD}](?:[{RIGHTWARD}\d\s{JOINERS}'.,-]*[{RIGHTWARD}])?(…?)")


@lru_cache(maxsize=REMEMBERED)
def drawable(words: str) -> str:
    """Return the words with nothing in them that would be drawn as an empty box.

    White space becomes a space, but line breaks stay; hidden signs are left out.
    """
    if words.isascii() and words.replace("\n", "").isprintable():
        return words
    composed = unicodedata.normalize("NFC", words)
    signs = [_sign(composed, place) for place in range(len(composed))]
    parts = whole_signs(_few_marks("".join(signs)))
    return _in_order("".join(map(_of_one_font, parts)))


@lru_cache(maxsize=REMEMBERED)
def fonts_of(drawn: str) -> tuple[str, ...]:
    """Name the fonts for what `drawable` returned."""
    return (FIRST,) if drawn.isascii() else families(whole_signs(drawn))


def whole_signs(words: str) -> list[str]:
    """Split words where they may be cut: marks, joined signs and the halves of a flag stay."""
    parts: list[str] = []
    for sign in words:
        if parts and _belongs(parts[-1], sign):
            parts[-1] += sign
        else:
            parts.append(sign)
    return parts


def _sign(words: str, place: int) -> str:
    sign = words[place]
    if sign.isspace():
        return "\n" if sign == "\n" else " "
    if sign in JOINERS:
        return sign if _joins(words, place) else ""
    if unicodedata.category(sign) in {"Cc", "Cf"} or _chooses_a_form(sign):
        return ""
    return sign if _has_a_font(sign) else _spelled(sign)


def _has_a_font(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cs", "Cn", "Co"} and font_with(sign) is not None


def _joins(words: str, place: int) -> bool:
    """Tell whether a joiner stands between two signs that it can join."""
    around = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    return all(sign and not sign.isascii() for sign in around)


def _chooses_a_form(sign: str) -> bool:
    """Tell whether a sign only chooses between forms of the one before it, such as an emoji's."""
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def _spelled(sign: str) -> str:
    """Spell a sign in Latin letters, or by its number where nobody knows how it sounds."""
    letters = "" if "\ud800" <= sign <= "\udfff" else anyascii(sign)
    printable = "".join(letter for letter in letters if letter.isprintable())
    if printable.strip() or unicodedata.category(sign).startswith("M"):
        return printable
    return f"U+{ord(sign):04X}"


def _of_one_font(part: str) -> str:
    """Leave out of signs that are drawn as one what the font of the first of them lacks."""
    if len(part) == 1 or font_with(part) is not None:
        return part
    kept = part[0]
    for sign in part[1:]:
        if sign not in JOINERS and font_with(kept + sign) is not None:
            kept += sign
    return kept


def _few_marks(words: str) -> str:
    """Leave out all but the first few marks that stand over or under one letter."""
    kept: list[str] = []
    for are_marks, signs in groupby(words, _is_mark):
        kept += islice(signs, MOST_MARKS if are_marks else None)
    return "".join(kept)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in {"Mn", "Me"}


def _in_order(words: str) -> str:
    """Let every line run from left to right, and only words of a script that does not, the other.

    Without the marks, numbers after such a word would be drawn before it and from right to left.
    """
    if not STRETCH.search(words):
        return words
    return "\n".join(
        LEFT_TO_RIGHT + STRETCH.sub(_closed, line) + LEFT_TO_RIGHT for line in words.split("\n")
    )


def _closed(stretch: re.Match[str]) -> str:
    """End a stretch; an ellipsis after it belongs to it."""
    return stretch[0] + (RIGHT_TO_LEFT if stretch[1] else "") + LEFT_TO_RIGHT


def _belongs(before: str, sign: str) -> bool:
    """Tell whether a sign is part of what it follows."""
    if unicodedata.category(sign) in {"Mn", "Me", "Mc", "Cf"} or _chooses_a_form(sign):
        return True
    if "\U0001f3fb" <= sign <= "\U0001f3ff" or before.endswith(JOINERS[1]):
        return True
    return _half_of_a_flag(sign) and _half_of_a_flag(before)


def _half_of_a_flag(sign: str) -> bool:
    return len(sign) == 1 and "\U0001f1e6" <= sign <= "\U0001f1ff"
