"""Hidden layers in people's words: "two layers of 8", "8 and 4 units", "hidden layers: 8, 4"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.conversation.settings.lexicon import Tag

if TYPE_CHECKING:
    from bot.tutor.conversation.settings.reading import Chunk

MOST_COUNTED = 99  # layers that are written out before somebody says that these are too many
MOST_LOOKED_AT = 30  # pieces: many more than six layers need
GLUE = {Tag.OF, Tag.TO, Tag.FILLER}
LINKS = {Tag.AND, Tag.FILLER}
ENDS = {Tag.LAYER, Tag.UNIT}


@dataclass(frozen=True, slots=True)
class FoundLayers:
    """`units` as the dial reads them, "" where only the `count` of layers was said.

    `length` is how many pieces said so; `bare` says that no word for layers was among them.
    """

    units: str
    count: int
    length: int
    bare: bool = False


def counted(pieces: tuple[Chunk, ...]) -> FoundLayers | None:
    """Read what begins with a number: "two layers of 8", "8 and 4 units", "16 units in 2 layers".

    None when the number belongs to something else.
    """
    numbers, at = _numbers(pieces, 0)
    end = _skip(pieces, at, {Tag.FILLER})
    after = pieces[end] if end < len(pieces) else None
    if after is None or after.kind not in ENDS:
        return _pair(numbers, at)
    if after.kind is Tag.UNIT:
        return _units_in_layers(pieces, numbers, end)
    return _layers_of_units(pieces, numbers, end)


def named(pieces: tuple[Chunk, ...]) -> FoundLayers | None:
    """Read what begins with the word: "hidden layers 8 and 4", "a layer of 8 units"."""
    begin = _skip(pieces, 1, GLUE)
    numbers, at = _numbers(pieces, begin)
    if not numbers:
        return _in_one_word(pieces, begin)
    if _belongs_to_dial(pieces, at) or (at < len(pieces) and pieces[at].kind is Tag.LAYER):
        return None
    return _found(numbers, _past_units(pieces, at))


def _in_one_word(pieces: tuple[Chunk, ...], at: int) -> FoundLayers | None:
    """Read "8x8" or "none" behind the word for layers."""
    if at == len(pieces) or pieces[at].kind not in {Tag.SIZES, Tag.NO}:
        return None
    units = pieces[at].value if pieces[at].kind is Tag.SIZES else "none"
    return FoundLayers(units, 0, at + 1)


def _layers_of_units(pieces: tuple[Chunk, ...], numbers: list[str], end: int) -> FoundLayers | None:
    count = _whole(numbers[0])
    if len(numbers) > 1:  # "8 and 4 hidden layers"
        return _found(numbers, end + 1)
    if not count:
        return None if count is None else FoundLayers("none", 0, end + 1)
    begin = _skip(pieces, end + 1, GLUE | {Tag.BASE})
    units, at = _numbers(pieces, begin)
    if not units or _belongs_to_dial(pieces, at):
        return FoundLayers("", count, end + 1)
    return _found(units * count if len(units) == 1 else units, _past_units(pieces, at))


def _found(units: list[str], length: int, *, bare: bool = False) -> FoundLayers:
    return FoundLayers(" ".join(units), len(units), length, bare)


def _units_in_layers(pieces: tuple[Chunk, ...], numbers: list[str], end: int) -> FoundLayers:
    begin = _skip(pieces, end + 1, GLUE | LINKS)
    times, at = _numbers(pieces, begin)
    is_count = len(times) == 1 and at < len(pieces) and pieces[at].kind is Tag.LAYER
    count = _whole(times[0]) if is_count else None
    if count and len(numbers) == 1:
        return _found(numbers * count, at + 1)
    return _found(numbers, end + 1)


def _pair(numbers: list[str], at: int) -> FoundLayers | None:
    """Take "8 and 4", without any word, as the units of two layers."""
    if len(numbers) < 2 or any(_whole(number) is None for number in numbers):
        return None
    return _found(numbers, at, bare=True)


def _numbers(pieces: tuple[Chunk, ...], at: int) -> tuple[list[str], int]:
    """Return the numbers from here on that "and" or nothing joins, and where they end."""
    numbers: list[str] = []
    end = at
    while at < len(pieces) and pieces[at].kind is Tag.NUMBER:
        if numbers and _belongs_to_dial(pieces, at + 1):
            break
        numbers.append(pieces[at].value)
        end = at + 1
        at = _skip(pieces, end, {Tag.AND})
    return numbers, end


def _belongs_to_dial(pieces: tuple[Chunk, ...], at: int) -> bool:
    """Whether what stands before this place is the number of a dial, a factor or a layer's."""
    at = _skip(pieces, at, {Tag.FILLER})
    return at < len(pieces) and pieces[at].kind in {Tag.DIAL, Tag.TIMES}


def _past_units(pieces: tuple[Chunk, ...], at: int) -> int:
    end = _skip(pieces, at, {Tag.FILLER})
    if end < len(pieces) and pieces[end].kind is Tag.UNIT:
        at = end + 1
    while at < len(pieces) and pieces[at].kind is Tag.OF:  # "8 units each"
        at += 1
    return at


def _skip(pieces: tuple[Chunk, ...], at: int, kinds: set[Tag]) -> int:
    while at < len(pieces) and pieces[at].kind in kinds:
        at += 1
    return at


def _whole(number: str) -> int | None:
    """Return a count of layers; what is far too many is cut."""
    return min(int(number[:9]), MOST_COUNTED) if number.isdecimal() else None
