"""Places words that change what a setting was before: "double the epochs", "wider"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.conversation.settings import words
from bot.tutor.conversation.settings.lexicon import Tag
from bot.tutor.conversation.settings.placed import Placed
from bot.tutor.conversation.settings.step import Shift

if TYPE_CHECKING:
    from bot.tutor.conversation.settings.reading import Chunk
    from bot.tutor.lab.dials.dials import Dials

BETWEEN = {Tag.FILLER, Tag.OF, Tag.TO}
"""What may stand between a setting and its number."""
RATE, EPOCHS = "learning_rate", "epochs"
LEAST_FACTOR, MOST_FACTOR = 1e-6, 1e6  # beyond them every setting is at its end anyway


class Changes:
    """Goes through pieces; each rule returns how many of them it took."""

    def __init__(self, pieces: tuple[Chunk, ...], dials: Dials) -> None:
        self.pieces, self.at = pieces, 0
        self.placed = Placed(dials)

    def _next(self, over: set[Tag], after: int = 1) -> tuple[Chunk | None, int]:
        """Return the next piece that is none of some kinds, and how far off it is."""
        ahead = after
        while self.at + ahead < len(self.pieces) and self.pieces[self.at + ahead].kind in over:
            ahead += 1
        found = self.pieces[self.at + ahead] if self.at + ahead < len(self.pieces) else None
        return found, ahead

    def _multiplied(self, by: float, ahead: int, piece: Chunk) -> int:
        over = {Tag.FILLER, Tag.UP, Tag.OF, Tag.AND}
        after, further = self._next(over, ahead + 1)
        if after is not None and after.kind is Tag.DIAL:
            self._shift(Shift(after.name, "times", by), f"{piece.typed} times")
            return further + 1
        if after is not None and after.kind is Tag.TURN:
            self._change(words.TURN_WORDS[after.name][1], after, by)
            return further + 1
        self.placed.puzzle(f"{piece.typed} times")
        return ahead + 1

    def _factor(self, piece: Chunk) -> int:
        after, ahead = self._next({Tag.FILLER, Tag.OF, Tag.UP, Tag.AND})
        by = factor_in(piece)
        if after is not None and after.kind is Tag.DIAL:
            self._shift(Shift(after.name, "times", by), piece.typed)
            return ahead + 1
        if after is not None and after.kind in {Tag.UNIT, Tag.LAYER}:
            how = Shift("hidden", "times", by)
            self._shift(how, piece.typed)
            return ahead + 1
        self.placed.puzzle(piece.typed)
        return 1

    def _direction(self, piece: Chunk) -> int:
        """Take "more epochs", "a higher rate", "one layer less"."""
        after, ahead = self._next({Tag.FILLER, Tag.OF})
        up = piece.kind is Tag.UP
        if after is None or after.kind not in {Tag.LAYER, Tag.UNIT, Tag.DIAL}:
            return 1
        if after.kind is Tag.LAYER:
            self._shift(Shift("hidden", "layers", 1.0 if up else -1.0), piece.typed)
        elif after.kind is Tag.UNIT:
            self._shift(Shift("hidden", "times", 2.0 if up else 0.5), piece.typed)
        else:
            return self._dial_goes(piece, after, ahead)
        return ahead + 1

    def _dial_goes(self, piece: Chunk, dial: Chunk, ahead: int) -> int:
        """Take "raise the rate", and "raise the rate to 3"."""
        if dial.name == "data":  # "more data"
            dial = replace(dial, name="points")
        number, further = self._next(BETWEEN, ahead + 1)
        if number is not None and number.kind is Tag.NUMBER:
            self.placed.give(dial.name, number)
            return further + 1
        self._change(dial.name, piece)
        return ahead + 1

    def _turn(self, piece: Chunk) -> int:
        after, _ = self._next({Tag.FILLER})
        meant = words.TURN_WORDS[piece.name]
        if after is not None and after.kind in {Tag.DIAL, Tag.LAYER, Tag.UNIT}:
            is_up = meant[3] > 1
            return self._direction(replace(piece, kind=Tag.UP if is_up else Tag.DOWN))
        if piece.name in words.OF_TALK:
            self.placed.of_talk += 1
        self.placed.turns.append(meant[0])
        self._shift(Shift(*meant[1:]), "" if meant[2] == "next" else piece.typed, piece.typed)
        return 1

    def _change(self, field: str, piece: Chunk, by: float | None = None) -> None:
        """Make a setting more or less, as a word says."""
        down = piece.kind is Tag.DOWN
        if piece.kind is Tag.TURN:
            down = words.TURN_WORDS[piece.name][3] < 1
        usual = 3.0 if field in (RATE, EPOCHS) else 2.0
        factor = by or usual
        self._shift(Shift(field, "times", 1 / factor if down else factor), piece.typed)

    def _shift(self, shift: Shift, typed: str, instead: str = "") -> None:
        self.placed.shift(shift, typed, instead)


def factor_in(piece: Chunk) -> float:
    """Return a factor, cut where it is out of all bounds."""
    typed = piece.value.replace(",", ".")
    value = float(typed) if typed.count(".") < 2 else MOST_FACTOR
    return min(max(value, LEAST_FACTOR), MOST_FACTOR)
