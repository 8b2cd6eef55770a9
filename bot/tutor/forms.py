"""What somebody typed and picked in a form that was refused, kept so that nobody types it again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_FIELDS = 10  # Discord takes five; a forged submission holds any number
MOST_ID, MOST_TEXT, MOST_PICKS = 100, 4000, 25  # what Discord takes
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""What a database takes in no text: NUL, and halves of a sign. Nobody can type them."""


class OldFormError(TutorError):
    """A submission of a form that this program does not know."""

    def __init__(self) -> None:
        super().__init__(
            "This form is from another version of Nudge, and I do not know it any more. Nothing "
            "was changed. Type `/learn` or `/help` to go on."
        )


class FormOverError(TutorError):
    """What a form was for is over: the question is answered, the game went on."""

    def __init__(self, words: str = "") -> None:
        super().__init__(
            words
            or "This form cannot be sent any more: what it was for has moved on or is over. "
            "Nothing was changed."
        )


@dataclass(frozen=True, slots=True)
class TypedField:
    """One field of a form: its custom id with its text, or with the values that were picked."""

    field: str
    text: str = ""
    picked: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        return self.picked or ((self.text,) if self.text else ())


@dataclass(frozen=True, slots=True)
class TypedForm:
    """All that was typed and picked. `files` says that files were attached, which are not kept."""

    fields: tuple[TypedField, ...] = ()
    files: bool = False

    @property
    def is_empty(self) -> bool:
        return not any(one.values for one in self.fields)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what was typed, without what was only picked."""
        return tuple(one.text for one in self.fields if one.text.strip())

    @property
    def picks(self) -> tuple[str, ...]:
        return tuple(value for one in self.fields for value in one.picked)


@dataclass(frozen=True, slots=True)
class FormDraft:
    """A refused form of one person. `press` is the id of its submission, `form` its custom id."""

    press: int
    person: int
    guild: int | None
    form: str
    typed: TypedForm


def bounded(fields: Iterable[TypedField], *, files: bool = False) -> TypedForm:
    """Keep what a form of Discord's can hold, without what cannot be stored."""
    kept = tuple(fields)[:MOST_FIELDS]
    return TypedForm(tuple(_bounded(one) for one in kept), files)


def storable(text: str, most: int = MOST_TEXT) -> str:
    """Cut a text, and drop the signs that no database takes; every other one stays as typed."""
    return UNSTORABLE.sub("", text[:most])


def _bounded(one: TypedField) -> TypedField:
    picked = tuple(storable(value, MOST_ID) for value in one.picked[:MOST_PICKS])
    return TypedField(storable(one.field, MOST_ID), storable(one.text), picked)
