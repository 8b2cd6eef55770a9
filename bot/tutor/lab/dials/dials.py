"""A whole table of dials, checked when the bot is built, and what is looked up in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from bot.trainings.data_sets import OWN
from bot.trainings.spec import TrainingSpec
from bot.tutor.lab.dials.dial import Dial, Shown, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.trainings.catalogue import Catalogue

MOST_OPTIONS = 21
"""Discord takes 25 options a command; `predict`, `sure`, `other` and `private` are no dials."""
NO_DIALS = ("predict", "sure", "other", "private")
MOST_CHOICES, MOST_HELP = 25, 100
MOST_IN_FORM = 4  # of the five fields that Discord takes, the last asks for a prediction
MOST_TYPED = 70  # characters of all fields: they must fit into the custom id of "Try again"
FIELDS = tuple(field.name for field in fields(TrainingSpec))


@dataclass(frozen=True, slots=True)
class Dials:
    """Every dial, in the order in which people are asked, and the names that a spec may use.

    Raise ValueError for a table that cannot be offered; the message names the dial and the remedy.
    """

    rows: tuple[Dial, ...]
    catalogue: Catalogue

    def __post_init__(self) -> None:
        for dial in self.rows:
            _check(dial)
        _check_twice(self.rows, "name", lambda dial: folded(dial.name))
        _check_twice(self.rows, "field", lambda dial: dial.field)
        if len(self.options) > MOST_OPTIONS:
            raise ValueError(
                f"The dial {self.options[MOST_OPTIONS].name} is one option too many for /train: "
                f"{MOST_OPTIONS} of Discord's 25 are for dials. Give it to `other:` "
                "(shown=Shown.OTHER)."
            )
        _check_form(self.in_form)

    @property
    def options(self) -> tuple[Dial, ...]:
        """Those that are options of /train."""
        return tuple(dial for dial in self.rows if dial.shown is Shown.OPTION)

    @property
    def in_form(self) -> tuple[Dial, ...]:
        return tuple(dial for dial in self.rows if dial.form is not None)

    @property
    def written(self) -> tuple[Dial, ...]:
        """All, in the order in which cards tell them: that of the spec's fields."""
        return tuple(sorted(self.rows, key=lambda dial: FIELDS.index(dial.field)))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dial.name for dial in self.rows)

    def named(self, name: str) -> Dial | None:
        """Find a dial as people write its name: in capitals, with a space for the underscore."""
        return next((dial for dial in self.rows if folded(dial.name) == folded(name)), None)

    def of_field(self, field: str) -> Dial | None:
        return next((dial for dial in self.rows if dial.field == field), None)

    def told(self, when: Told) -> tuple[Dial, ...]:
        return tuple(dial for dial in self.written if dial.told is when)


def dials_of(rows: Sequence[Dial], catalogue: Catalogue) -> Dials:
    """Build a table; a dial that names no choices has those of the catalogue for its field.

    Raise ValueError as Dials does.
    """
    choices = catalogue.choices
    filled = (
        replace(dial, choices=dial.choices or _choices(choices.get(dial.field, ())))
        for dial in rows
    )
    return Dials(tuple(filled), catalogue)


def folded(name: str) -> str:
    """Return a name without what people write in different ways."""
    return re.sub(r"[\s_-]", "", name).casefold()


def _choices(names: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out own data, which is asked for by its name, and penalties with their own dials."""
    return tuple(name for name in names if name != OWN and name not in FIELDS)


def _check(dial: Dial) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,31}", dial.name) or dial.name in NO_DIALS:
        raise ValueError(
            f"No dial can be named {dial.name!r}: take 1 to 32 small letters, digits and _, "
            f"and none of {', '.join(NO_DIALS)}."
        )
    if dial.field not in FIELDS:
        raise ValueError(
            f"The dial {dial.name} sets {dial.field!r}, and a TrainingSpec has no such field: "
            "add it to bot/trainings/spec.py, or mend the name."
        )
    if not 0 < len(dial.help) <= MOST_HELP:
        raise ValueError(f"The help of the dial {dial.name} needs 1 to {MOST_HELP} characters.")
    if len(dial.choices) > MOST_CHOICES and not dial.free:
        raise ValueError(
            f"The dial {dial.name} has {len(dial.choices)} choices, and Discord takes "
            f"{MOST_CHOICES}: leave some out, or set `free` and `offers`."
        )


def _check_twice(rows: tuple[Dial, ...], what: str, key: Callable[[Dial], str]) -> None:
    (_, count), *_ = Counter(map(key, rows)).most_common(1) or [("", 0)]
    if count > 1:
        twice = [dial.name for dial in rows if [*map(key, rows)].count(key(dial)) > 1]
        raise ValueError(f"These dials have one {what}: {', '.join(twice)}. Keep one of them.")


def _check_form(in_form: tuple[Dial, ...]) -> None:
    if len(in_form) > MOST_IN_FORM:
        raise ValueError(
            f"The dial {in_form[MOST_IN_FORM].name} is one field too many for the form, which "
            f"has room for {MOST_IN_FORM}: take its `form` away."
        )
    if sum(dial.form.longest for dial in in_form if dial.form) > MOST_TYPED:
        raise ValueError(
            f"The fields of the form hold over {MOST_TYPED} characters together, more than the "
            f"button that brings them back: shorten that of {in_form[-1].name}."
        )
