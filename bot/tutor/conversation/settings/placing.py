"""Places the pieces of one clause: each number goes to the setting that it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.conversation.settings import layers
from bot.tutor.conversation.settings.changes import BETWEEN, EPOCHS, RATE, Changes, factor_in
from bot.tutor.conversation.settings.lexicon import Kind
from bot.tutor.conversation.settings.openings import SWEPT
from bot.tutor.conversation.settings.step import Shift
from bot.tutor.conversation.settings.words import OF_TALK

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.tutor.conversation.settings.placed import Placed
    from bot.tutor.conversation.settings.reading import Piece

NAMED_ELSEWHERE = {"inputs", "text", "start", "data", "loss"}
"""Behind their names stand other words than values."""


class Placing(Changes):
    """Goes through the pieces from the first to the last."""

    def all(self) -> Placed:
        """Place everything and return what came of it."""
        rules: dict[Kind, Callable[[Piece], int]] = {
            Kind.NUMBER: self._number,
            Kind.SIZES: self._sizes,
            Kind.DIAL: self._dial,
            Kind.CHOICE: self._choice,
            Kind.INPUT: self._input,
            Kind.LAYER: self._layer,
            Kind.NO: self._no,
            Kind.FACTOR: self._factor,
            Kind.UP: self._direction,
            Kind.DOWN: self._direction,
            Kind.TURN: self._turn,
            Kind.COMPARE: self._compare,
            Kind.PRESET: self._preset,
            Kind.FOREIGN: self._foreign,
        }
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            rule = rules.get(piece.kind)
            self.at += 1 if rule is None else rule(piece)
        return self.placed

    @property
    def _is_of_training(self) -> bool:
        return any(piece.kind is Kind.TRAIN for piece in self.pieces)

    def _number(self, piece: Piece) -> int:
        found = layers.counted(self.pieces[self.at :])
        if found is not None and (not found.bare or self._is_of_training):
            self._take_layers(found)
            return found.length
        after, ahead = self._next({Kind.FILLER})
        if after is not None and after.kind is Kind.TIMES:
            return self._multiplied(factor_in(piece), ahead, piece)
        if after is not None and after.kind in {Kind.UP, Kind.DOWN}:
            return self._so_many_more(piece, after, ahead)
        return self._number_of(piece, after, ahead)

    def _number_of(self, piece: Piece, after: Piece | None, ahead: int) -> int:
        """Take "200 epochs"; any other number is left over."""
        if after is not None and after.kind is Kind.DIAL and self.placed.takes_numbers(after.name):
            self.placed.give(after.name, piece)
            return ahead + 1
        self.placed.left_over(piece)
        return 1

    def _so_many_more(self, piece: Piece, more: Piece, ahead: int) -> int:
        """Take "two more layers"; of "100 more epochs" say that it is not understood."""
        after, further = self._next({Kind.FILLER}, ahead + 1)
        if after is not None and after.kind is Kind.LAYER:
            by = min(factor_in(piece), layers.MOST_COUNTED) * (1 if more.kind is Kind.UP else -1)
            self._shift(Shift("hidden", "layers", by), piece.typed)
            return further + 1
        self.placed.puzzle(f"{piece.typed} {more.typed}")
        return ahead + 1

    def _dial(self, piece: Piece) -> int:
        after, ahead = self._next(BETWEEN)
        if after is None:
            return self._without_value(piece)
        if after.kind in {Kind.NUMBER, Kind.FACTOR}:
            return self._dial_with(piece, after, ahead)
        if after.kind is Kind.TIMES:
            return self._times(piece, ahead)
        return self._named(piece, after, ahead)

    def _times(self, piece: Piece, ahead: int) -> int:
        """Take "rate times 10"."""
        number, further = self._next({Kind.FILLER}, ahead + 1)
        if number is None or number.kind is not Kind.NUMBER:
            return self._without_value(piece)
        self._shift(Shift(piece.name, "times", factor_in(number)), f"{number.typed} times")
        return further + 1

    def _dial_with(self, piece: Piece, number: Piece, ahead: int) -> int:
        """Take "rate 0.3", "rate 3 times" and "rate 10x"."""
        after, times = self._next({Kind.FILLER}, ahead + 1)
        if number.kind is Kind.FACTOR:
            self._shift(Shift(piece.name, "times", factor_in(number)), number.typed)
            return ahead + 1
        if after is not None and after.kind is Kind.TIMES:
            self._shift(Shift(piece.name, "times", factor_in(number)), f"{number.typed} times")
            return times + 1
        if self.placed.takes_numbers(piece.name):
            self.placed.give(piece.name, number)
            return ahead + 1
        return self._without_value(piece)

    def _named(self, piece: Piece, after: Piece, ahead: int) -> int:
        """Take a word as a change, or as the value of a setting that holds a name."""
        if _may_go(piece, after):
            self._change(piece.name, after)
            return ahead + 1
        names = piece.name not in NAMED_ELSEWHERE and not self.placed.takes_numbers(piece.name)
        if after.kind is Kind.WORD and names:
            self.placed.name(piece.name, after.typed)
            return ahead + 1
        return self._without_value(piece)

    def _without_value(self, piece: Piece) -> int:
        if self.placed.takes_numbers(piece.name):
            self.placed.puzzle(f"{piece.typed} (which number?)")
        return 1

    def _sizes(self, piece: Piece) -> int:
        self.placed.hidden(piece.value)
        return 1

    def _layer(self, _piece: Piece) -> int:
        found = layers.named(self.pieces[self.at :])
        if found is None:
            return 1
        self._take_layers(found)
        return found.length

    def _take_layers(self, found: layers.FoundLayers) -> None:
        if found.units:
            self.placed.hidden(found.units)
        else:
            count = Shift("hidden", "count", float(found.count))
            self._shift(count, f"{found.count}", f"hidden layers: {found.count} of them")

    def _no(self, piece: Piece) -> int:
        after, ahead = self._next({Kind.FILLER})
        if after is not None and after.kind in {Kind.LAYER, Kind.UNIT}:
            self.placed.hidden("none")
            return ahead + 1
        if after is not None and after.kind is Kind.DIAL and self.placed.may_be_zero(after.name):
            self.placed.give(after.name, replace(piece, kind=Kind.NUMBER, value="0"))
            return ahead + 1
        return 1

    def _choice(self, piece: Piece) -> int:
        self.placed.name(piece.name, piece.value)
        return 1

    def _input(self, piece: Piece) -> int:
        self.placed.inputs.append(piece.value)
        return 1

    def _preset(self, piece: Piece) -> int:
        self.placed.preset = piece.value
        return 1

    def _foreign(self, piece: Piece) -> int:
        number, ahead = self._next(BETWEEN)
        if number is not None and number.kind is Kind.NUMBER:
            self.placed.puzzle(f"{piece.typed} {number.typed}")
            return ahead + 1
        self.placed.puzzle(piece.typed)
        return 1

    def _compare(self, piece: Piece) -> int:
        over = {Kind.FILLER, Kind.OF, Kind.NUMBER, Kind.COMPARE, Kind.TRAIN, Kind.WATCH}
        after, ahead = self._next(over)
        if after is None or after.kind not in {Kind.DIAL, Kind.LAYER, Kind.UNIT}:
            return 1
        several = after.typed.endswith("s") or piece.typed != "compare"
        if not several:  # two concepts are compared, not two trainings
            return ahead
        field = after.name if after.kind is Kind.DIAL else "hidden"
        self.placed.compare(*SWEPT.get(field, ("", "")), after.typed)
        return ahead + 1


def _may_go(dial: Piece, after: Piece) -> bool:
    """Whether a word behind a dial changes that dial: "the batches smaller"."""
    if after.kind is Kind.TURN:
        return after.name in OF_TALK or dial.name in {RATE, EPOCHS}
    return after.kind in {Kind.UP, Kind.DOWN}
