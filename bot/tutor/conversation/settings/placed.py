"""What was placed of one clause, and how it is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.conversation.settings.conversion import as_typed, in_words

if TYPE_CHECKING:
    from bot.tutor.conversation.settings.reading import Chunk
    from bot.tutor.conversation.settings.step import Shift
    from bot.tutor.lab.dials.dial import Dial, Value
    from bot.tutor.lab.dials.dials import Dials


FRACTION = re.compile(r"0?[.,]\d+")


class Placed:
    """Collects settings while a clause is read."""

    def __init__(self, dials: Dials) -> None:
        self._dials = dials
        self.given: dict[str, Value] = {}
        self.shifts: list[Shift] = []
        self._shifted: dict[str, str] = {}
        self.turns: list[str] = []
        self.of_talk = 0
        self.inputs: list[str] = []
        self.sweep = self.preset = ""
        self.understood: list[str] = []
        self.unclear: list[str] = []

    def takes_numbers(self, field: str) -> bool:
        dial = self._dials.of_field(field)
        return dial is not None and dial.kind is not str

    def may_be_zero(self, field: str) -> bool:
        dial = self._dials.of_field(field)
        return dial is not None and dial.bounds is not None and dial.bounds[0] <= 0

    def give(self, field: str, number: Chunk) -> None:
        """Set a number, unchecked: the training says itself what is out of range."""
        dial = self._dials.of_field(field)
        if dial is not None:
            value = as_typed(dial, number)
            self._set(dial, value, in_words(dial, value))

    def name(self, field: str, name: str) -> None:
        dial = self._dials.of_field(field)
        if dial is not None:
            self._set(dial, name, f"{dial.on_cards}: {name}")

    def hidden(self, units: str) -> None:
        dial = self._dials.of_field("hidden")
        if dial is not None:
            self._set(dial, units, f"{dial.on_cards}: {', '.join(units.split())}")

    def shift(self, shift: Shift, typed: str, instead: str = "") -> None:
        """Note a change; `instead` tells it where the words of its setting do not."""
        dial = self._dials.of_field(shift.field)
        if dial is None or not (self.takes_numbers(shift.field) or shift.field == "hidden"):
            return
        if any(before.field == shift.field for before in self.shifts) or dial.name in self.given:
            self.puzzle(f"{dial.on_cards}: {typed or instead} as well")
            return
        usual = _usual(shift)
        self.shifts.append(shift)
        self._shifted[dial.name] = _told(dial, typed, instead, usual)
        self.understood.append(self._shifted[dial.name])

    def compare(self, sweep: str, preset: str, typed: str) -> None:
        if sweep or preset:
            self.sweep, self.preset = sweep, preset
            self.understood.append(f"side by side: several {typed}")
        else:
            self.puzzle(f"several {typed} side by side")

    def left_over(self, number: Chunk) -> None:
        if number.typed != "one":  # "train one more" counts nothing
            self.puzzle(number.typed)

    def puzzle(self, words: str) -> None:
        self.unclear.append(words)

    def finish(self) -> None:
        """Set what was gathered piece by piece."""
        self._guess_rate()
        dial = self._dials.of_field("inputs")
        if self.inputs and dial is not None:
            row = " ".join(dict.fromkeys(self.inputs))
            self._set(dial, row, f"{dial.on_cards}: {row}")
        if self.preset and not self.sweep:
            self.understood.append(f"experiment: {self.preset}")

    def _guess_rate(self) -> None:
        """Take the only fraction among several settings for the learning rate, and say so."""
        dial = self._dials.of_field("learning_rate")
        fractions = [words for words in self.unclear if FRACTION.fullmatch(words)]
        if dial is None or len(fractions) != 1 or not self.given or dial.name in self.given:
            return
        if any(shift.field == "learning_rate" for shift in self.shifts):
            return
        self.unclear.remove(fractions[0])
        self._set(dial, fractions[0], f"{dial.on_cards}: {fractions[0]}")

    def _set(self, dial: Dial, value: Value, told: str) -> None:
        if dial.name in self.given:
            if self.given[dial.name] != value:
                self.puzzle(f"a second {dial.on_cards}, {value}")
            return
        self.given[dial.name] = value
        if dial.name in self._shifted:  # "wider, 8 neurons": what is said outright counts
            self.understood.remove(self._shifted.pop(dial.name))
        self.understood.append(told)


def _told(dial: Dial, typed: str, instead: str, usual: str | None) -> str:
    if usual is not None:
        return usual
    if instead and not typed:
        return instead if instead.startswith(dial.on_cards) else f"{dial.on_cards}: another"
    return instead if ":" in instead else f"{dial.on_cards}: {typed}"


def _usual(shift: Shift) -> str | None:
    """Tell a change of the layers; that of another setting is told in its own words."""
    if shift.field != "hidden":
        return None
    if shift.how == "times":
        return f"hidden layers: {'wider' if shift.amount > 1 else 'narrower'}"
    if shift.how == "count":
        return f"hidden layers: {shift.amount:.0f} of them"
    return f"hidden layers: {abs(shift.amount):.0f} {'more' if shift.amount > 0 else 'fewer'}"
