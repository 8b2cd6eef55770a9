"""Places the pieces of one clause: each number goes to the setting that it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.conversation.settings import layers
from bot.tutor.conversation.settings.changes import BETWEEN, EPOCHS, RATE, Changes, factor_in
from bot.tutor.conversation.settings.lexicon import Tag
from bot.tutor.conversation.settings.openings import SWEPT
from bot.tutor.conversation.settings.step import Shift
from bot.tutor.conversation.settings.words import OF_TALK

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.tutor.conversation.settings.placed import Placed
    from bot.tutor.conversation.settings.reading import Chunk

NAMED_ELSEWHERE = {"inputs", "text", "start", "data", "loss"}
"""Behind their names stand other words than values."""


class Placing(Changes):
    """Goes through the pieces from the first to the last."""

    def all(self) -> Placed:
        """Place everything and return what came of it."""
        rules: dict[Tag, Callable[[Chunk], int]] = {
            Tag.NUMBER: self._number,
            Tag.SIZES: self._sizes,
            Tag.DIAL: self._dial,
            Tag.CHOICE: self._choice,
            Tag.INPUT: self._input,
            Tag.LAYER: self._layer,
            Tag.NO: self._no,
            Tag.FACTOR: self._factor,
            Tag.UP: self._direction,
            Tag.DOWN: self._direction,
            Tag.TURN: self._turn,
            Tag.COMPARE: self._compare,
            Tag.PRESET: self._preset,
            Tag.FOREIGN: self._foreign,
            Tag.INSTEAD: self._instead,
        }
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            rule = rules.get(piece.kind)
            self.at += 1 if rule is None else rule(piece)
        return self.placed

    @property
    def _is_of_training(self) -> bool:
        return any(piece.kind is Tag.TRAIN for piece in self.pieces)

    def _number(self, piece: Chunk) -> int:
        if self._is_layer_more():
            return self._layer_more(piece)
        found = layers.counted(self.pieces[self.at : self.at + layers.MOST_LOOKED_AT])
        if found is not None and (not found.bare or self._is_of_training):
            self._take_layers(found)
            return found.length
        return self._number_with(piece)

    def _number_with(self, piece: Chunk) -> int:
        after, ahead = self._next({Tag.FILLER})
        if after is not None and after.kind is Tag.TIMES:
            return self._multiplied(factor_in(piece), ahead, piece)
        if after is not None and after.kind in {Tag.UP, Tag.DOWN}:
            return self._so_many_more(piece, after, ahead)
        return self._number_of(piece, after, ahead)

    def _is_layer_more(self) -> bool:
        """Whether it goes on as "one layer more" does."""
        kinds = [piece.kind for piece in self.pieces[self.at + 1 : self.at + 3]]
        return kinds in ([Tag.LAYER, Tag.UP], [Tag.LAYER, Tag.DOWN])

    def _layer_more(self, piece: Chunk) -> int:
        by = min(factor_in(piece), layers.MOST_COUNTED)
        down = self.pieces[self.at + 2].kind is Tag.DOWN
        self._shift(Shift("hidden", "layers", -by if down else by), piece.typed)
        return 3

    def _number_of(self, piece: Chunk, after: Chunk | None, ahead: int) -> int:
        """Take "200 epochs"; any other number is left over."""
        is_number = piece.typed != "one"  # "give me one about the rate"
        named = after is not None and after.kind is Tag.DIAL and is_number
        if after is not None and named and self.placed.takes_numbers(after.name):
            self.placed.give(after.name, piece)
            return ahead + 1
        self.placed.left_over(piece)
        return 1

    def _so_many_more(self, piece: Chunk, more: Chunk, ahead: int) -> int:
        """Take "two more layers"; of "100 more epochs" say that it is not understood."""
        after, further = self._next({Tag.FILLER}, ahead + 1)
        if after is not None and after.kind is Tag.LAYER:
            by = min(factor_in(piece), layers.MOST_COUNTED) * (1 if more.kind is Tag.UP else -1)
            self._shift(Shift("hidden", "layers", by), piece.typed)
            return further + 1
        if after is not None and after.kind is Tag.DIAL:
            self.placed.puzzle(f"{piece.typed} {more.typed} {after.typed}")
            return further + 1
        self.placed.puzzle(f"{piece.typed} {more.typed}")
        return ahead + 1

    def _dial(self, piece: Chunk) -> int:
        after, ahead = self._next(BETWEEN)
        if after is None:
            return self._without_value(piece)
        if after.kind in {Tag.NUMBER, Tag.FACTOR}:
            return self._dial_with(piece, after, ahead)
        if after.kind is Tag.TIMES:
            return self._times(piece, ahead)
        return self._named(piece, after, ahead)

    def _times(self, piece: Chunk, ahead: int) -> int:
        """Take "rate times 10"."""
        number, further = self._next({Tag.FILLER}, ahead + 1)
        if number is None or number.kind is not Tag.NUMBER:
            return self._without_value(piece)
        self._shift(Shift(piece.name, "times", factor_in(number)), f"{number.typed} times")
        return further + 1

    def _dial_with(self, piece: Chunk, number: Chunk, ahead: int) -> int:
        """Take "rate 0.3", "rate 3 times" and "rate 10x"."""
        after, times = self._next({Tag.FILLER}, ahead + 1)
        if number.kind is Tag.FACTOR:
            self._shift(Shift(piece.name, "times", factor_in(number)), number.typed)
            return ahead + 1
        if after is not None and after.kind is Tag.TIMES:
            self._shift(Shift(piece.name, "times", factor_in(number)), f"{number.typed} times")
            return times + 1
        if self.placed.takes_numbers(piece.name):
            self.placed.give(piece.name, number)
            return ahead + 1
        return self._without_value(piece)

    def _named(self, piece: Chunk, after: Chunk, ahead: int) -> int:
        """Take a word as a change, or as the value of a setting that holds a name."""
        if _may_go(piece, after):
            return self._goes(piece, after, ahead)
        commands = any(found.kind in {Tag.TRAIN, Tag.DO} for found in self.pieces)
        is_name = after.kind is Tag.WORD and piece.name not in NAMED_ELSEWHERE
        if commands and is_name and not self.placed.takes_numbers(piece.name):
            self.placed.name(piece.name, after.typed)
            return ahead + 1
        return self._without_value(piece)

    def _goes(self, piece: Chunk, after: Chunk, ahead: int) -> int:
        """Take "the rate higher", and "the rate up to 3"."""
        number, further = self._next(BETWEEN, ahead + 1)
        is_number = number is not None and number.kind is Tag.NUMBER
        beyond = self.pieces[self.at + further + 1 : self.at + further + 2]
        if number is not None and is_number and not any(p.kind is Tag.DIAL for p in beyond):
            self.placed.give(piece.name, number)
            return further + 1
        self._change(piece.name, after)
        return ahead + 1

    def _without_value(self, piece: Chunk) -> int:
        if self.placed.takes_numbers(piece.name):
            self.placed.puzzle(f"{piece.typed} (which number?)")
        return 1

    def _sizes(self, piece: Chunk) -> int:
        self.placed.hidden(piece.value)
        return 1

    def _layer(self, _piece: Chunk) -> int:
        found = layers.named(self.pieces[self.at : self.at + layers.MOST_LOOKED_AT])
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

    def _no(self, piece: Chunk) -> int:
        after, ahead = self._next({Tag.FILLER})
        if after is not None and after.kind in {Tag.LAYER, Tag.UNIT}:
            self.placed.hidden("none")
            return ahead + 1
        if after is not None and after.kind is Tag.DIAL and self.placed.may_be_zero(after.name):
            self.placed.give(after.name, replace(piece, kind=Tag.NUMBER, value="0"))
            return ahead + 1
        return 1

    def _choice(self, piece: Chunk) -> int:
        self.placed.name(piece.name, piece.value)
        return 1

    def _input(self, piece: Chunk) -> int:
        self.placed.inputs.append(piece.value)
        return 1

    def _preset(self, piece: Chunk) -> int:
        self.placed.preset = piece.value
        return 1

    def _instead(self, _piece: Chunk) -> int:
        """Pass over what was before: "tanh instead of sigmoid"."""
        _, ahead = self._next({Tag.FILLER})
        return ahead + 1

    def _foreign(self, piece: Chunk) -> int:
        number, ahead = self._next(BETWEEN)
        if number is not None and number.kind is Tag.NUMBER:
            self.placed.puzzle(f"{piece.typed} {number.typed}")
            return ahead + 1
        self.placed.puzzle(piece.typed)
        return 1

    def _compare(self, piece: Chunk) -> int:
        over = {
            Tag.FILLER,
            Tag.OF,
            Tag.NUMBER,
            Tag.COMPARE,
            Tag.TRAIN,
            Tag.WATCH,
        }
        after, ahead = self._next(over)
        if after is None or after.kind not in {Tag.DIAL, Tag.LAYER, Tag.UNIT}:
            return 1
        several = after.typed.endswith("s") or piece.typed != "compare"
        if not several:  # two concepts are compared, not two trainings
            return ahead
        field = after.name if after.kind is Tag.DIAL else "hidden"
        self.placed.compare(*SWEPT.get(field, ("", "")), after.typed)
        return ahead + 1


def _may_go(dial: Chunk, after: Chunk) -> bool:
    """Whether a word behind a dial changes that dial: "the batches smaller"."""
    if after.kind is Tag.TURN:
        return after.name in OF_TALK or dial.name in {RATE, EPOCHS}
    return after.kind in {Tag.UP, Tag.DOWN}
