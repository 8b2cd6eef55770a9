"""Numbers that are spelled out: "zero point five", "two hundred"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.conversation.settings.lexicon import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.conversation.settings.reading import Chunk

LARGE = {"hundred": 100, "thousand": 1000}
DIGITS = 10


def joined_numbers(pieces: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """Join what is one number in several words."""
    joined: list[Chunk] = []
    in_decimals = False
    for piece in pieces:
        if piece.typed == "point" and piece.kind is Tag.WORD:
            before = joined.pop() if joined and _is_digit(joined[-1]) else None
            whole = "0" if before is None else before.value
            begin = piece.begin if before is None else before.begin
            joined.append(replace(piece, kind=Tag.NUMBER, value=f"{whole}.", begin=begin))
            in_decimals = True
        elif in_decimals and _is_digit(piece):
            joined[-1] = _longer(joined[-1], piece, joined[-1].value + piece.value)
        elif piece.typed in LARGE and joined and _is_digit(joined[-1], 100):
            times = int(joined[-1].value) * LARGE[piece.typed]
            joined[-1] = _longer(joined[-1], piece, str(times))
        else:
            in_decimals = False
            joined.append(piece)
    return tuple(map(_or_word, joined))


def _is_digit(piece: Chunk, below: int = DIGITS) -> bool:
    is_whole = piece.kind is Tag.NUMBER and piece.value.isdecimal() and len(piece.value) < 3
    return is_whole and int(piece.value) < below


def _longer(first: Chunk, last: Chunk, value: str) -> Chunk:
    return replace(first, value=value, typed=f"{first.typed} {last.typed}", end=last.end)


def _or_word(piece: Chunk) -> Chunk:
    """Take "point" without any digit behind it for the word that it is."""
    unfinished = piece.kind is Tag.NUMBER and piece.value.endswith(".")
    return replace(piece, kind=Tag.WORD, value="") if unfinished else piece
