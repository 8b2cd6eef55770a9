"""One dial of a training: how it is asked for, checked, kept in a spec, written and weighed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from bot.tutor.errors import TutorError
from bot.tutor.lab.dials.conversions import AS_IS, Conversion
from bot.tutor.lab.limits import number_in, one_of, some_of, whole_number_in, within
from bot.tutor.text import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

Value = str | int | float | bool
"""A dial as a person sets it; a text may also stand for a number or a switch."""

SWITCH = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}


class Shown(Enum):
    """Where a dial is asked for, beside the form; `other:` takes every dial by its name."""

    OPTION = "option"
    OTHER = "other"


class Told(Enum):
    """When the value of a dial is written on the card of a training."""

    IN_TITLE = "in the title"
    CHANGED = "among the settings, when it is not the plain one"
    ALWAYS = "at the end of the settings"


@dataclass(frozen=True, slots=True)
class FormField:
    """A dial's field in the form. `id` is its custom id, and open forms on screens carry it."""

    id: str
    label: str
    hint: str
    longest: int


def usual_time(_value: object) -> float:
    return 1.0


@dataclass(frozen=True, slots=True)
class Dial:
    """A dial sets one `field` of a TrainingSpec.

    `name` is what people type; `help` is shown beside the option. `kind` is what Discord asks for:
    str, int, float or bool. `label` names the dial on cards, `noun` in the sentence of a refusal;
    the name stands for each that is empty. `bounds` are in the unit that people type. `choices`
    left empty are those of the catalogue for this field; where `free` is set, other texts are taken
    too, and where `several` is set, some of them in one text. `offers` are suggested while somebody
    types. `weighs` is the factor by which a training takes longer with this value in its spec than
    with one that weighs 1.
    """

    name: str
    field: str
    help: str
    kind: type[Value] = str
    label: str = ""
    noun: str = ""
    bounds: tuple[float, float] | None = None
    choices: tuple[str, ...] = ()
    free: bool = False
    several: bool = False
    offers: tuple[str, ...] = ()
    conversion: Conversion = AS_IS
    weighs: Callable[[Any], float] = usual_time
    told: Told = Told.CHANGED
    shown: Shown = Shown.OPTION
    form: FormField | None = None

    @property
    def in_words(self) -> str:
        """The dial inside the sentence of a refusal."""
        return self.noun or self.name

    @property
    def on_cards(self) -> str:
        """The dial in titles, settings and comparisons."""
        return self.label or self.name


def read(dial: Dial, given: Value) -> object:
    """Turn what a person set into what the field of a spec holds.

    Raise TutorError when it is no such value, or out of its bounds.
    """
    value = _value_in(dial, given) if isinstance(given, str) else given
    if dial.kind is float:
        value = float(value)
    if dial.choices and not dial.free and not dial.several:
        one_of(dial.in_words, str(value), dial.choices)
    if dial.bounds is not None:
        within(dial.in_words, float(value), dial.bounds)
    kept: object = dial.conversion.into(value)
    if dial.several:
        return some_of(dial.in_words, str(value), dial.choices)
    return kept


def _value_in(dial: Dial, text: str) -> Value:
    if dial.kind is bool:
        return _switched(dial, text)
    if dial.kind is int and not dial.conversion.fractions:
        return whole_number_in(dial.in_words, text)
    if dial.kind is not str:
        return number_in(dial.in_words, text)
    typed = text.strip()
    return next((name for name in dial.choices if name.casefold() == typed.casefold()), typed)


def _switched(dial: Dial, text: str) -> bool:
    switched = SWITCH.get(text.strip().casefold())
    if switched is None:
        raise TutorError(
            f"The {dial.in_words} can be on or off, not {plain(shortened(text, 40))}. "
            "Nothing was trained: change it and try again."
        )
    return switched
