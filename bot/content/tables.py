"""Reads a table whose kind says which keys there are, and reports all that is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from bot.content.crosschecks import check_count, tables_in
from bot.content.problems import quoted
from bot.content.runs import known_data
from bot.content.schema import PictureTable, TomlTable
from bot.content.shapes import CARD, model_of, with_cards, without
from bot.content.toml_files import key_path, report
from bot.tutor.shapes import (
    FEEDBACK,
    DataKey,
    LinesKey,
    NumberRowsKey,
    NumbersKey,
    PictureKey,
    RowsKey,
    TagKey,
    TaskKey,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.content.problems import Ledger
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable
    from bot.tutor.pictures.kind import PictureKind, PictureSpec
    from bot.tutor.shapes import Key, Shape, TableKind

Made = TypeVar("Made")
Path = tuple[str | int, ...]
Models = dict[tuple[str, str], tuple["Shape", type[TomlTable]]]
COUNTED = RowsKey | LinesKey | NumbersKey | NumberRowsKey


@dataclass(frozen=True, slots=True)
class Names:
    """What the tables of a lesson may name; None for what is not known: its file is broken.

    `tasks` are the lab's presets and the lesson's runs, with the lesson's seed; `data` are the
    tables that come with the course.
    """

    misconceptions: frozenset[str] | None
    tasks: Mapping[str, Task] | None = None
    cards: frozenset[str] | None = None
    data: Mapping[str, DataTable] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KindReader:
    """Reads tables of any kind. Making a model of a kind takes a millisecond: `models` keeps it."""

    pictures: Sequence[PictureKind]
    names: Names
    models: Models = field(default_factory=dict)

    def of_kind(
        self, what: str, kinds: Sequence[TableKind[Made]], name: object, at: Path, ledger: Ledger
    ) -> TableKind[Made] | None:
        """Find the kind of `what` that a table names at the place `at`, or report, return None."""
        found = next((kind for kind in kinds if kind.name == name), None)
        if isinstance(name, str) and found is None:
            known = ", ".join(kind.name for kind in kinds)
            wrong = f"there is no kind of {what} named {quoted(name)}"
            ledger.add(key_path(at), wrong, f"write one of {known}")
        elif found is None:
            ledger.add(key_path(at), "this must be text", "put it in quotes")
        return found

    def read(
        self,
        kind: TableKind[Made],
        base: type[TomlTable],
        row: Mapping[str, Any],
        at: Path,
        ledger: Ledger,
    ) -> tuple[Made, dict[str, Any]] | None:
        """Return what a table says, and the table itself; report all that is wrong in it.

        `base` has the keys that tables of each kind have. Return None without a report where the
        front matter is to blame, since nobody knows which runs there are.
        """
        before = len(ledger.found)
        shape, _ = self._model(kind, base)
        self._check_names(shape, row, at, ledger)
        sound = self._resolved(shape, self._sound(kind, base, row, at, ledger), at, ledger)
        for flaw in kind.flaws(sound):
            ledger.add(f"{key_path(at)}.{flaw.where}".rstrip("."), flaw.wrong, flaw.mend)
        if len(ledger.found) > before or not _complete(shape, sound):
            return None
        return kind.read(sound), sound

    def picture(self, row: Mapping[str, Any], at: Path, ledger: Ledger) -> PictureSpec | None:
        """Read a table that says what is drawn."""
        if "draw" not in row:
            ledger.add(key_path(at), 'key "draw" is missing', "add it")
            return None
        kind = self.of_kind("picture", self.pictures, row["draw"], (*at, "draw"), ledger)
        read = kind and self.read(kind, PictureTable, row, at, ledger)
        return read[0] if read else None

    def _model(self, kind: TableKind[Any], base: type[TomlTable]) -> tuple[Shape, type[TomlTable]]:
        key = (base.__name__, kind.name)
        if key not in self.models:
            shape = with_cards(kind.shape) if CARD in base.model_fields else kind.shape
            self.models[key] = shape, model_of(kind.name, shape, base)
        return self.models[key]

    def _sound(
        self,
        kind: TableKind[Any],
        base: type[TomlTable],
        row: Mapping[str, Any],
        at: Path,
        ledger: Ledger,
    ) -> dict[str, Any]:
        """Return the table as its kind reads it; report and leave out what is not of its shape."""
        shape, model = self._model(kind, base)
        try:
            return model.model_validate(dict(row)).model_dump()
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            for detail in details:
                report(detail, ledger, f"{key_path(at)}.")
            return without(row, shape, [detail["loc"] for detail in details])

    def _check_names(self, shape: Shape, row: Mapping[str, Any], at: Path, ledger: Ledger) -> None:
        """Report lists with too few or too many entries, and names of what does not exist."""
        for name, key in shape.items():
            value, where = row.get(name), (*at, name)
            if isinstance(key, COUNTED) and isinstance(value, list):
                check_count(len(value), key.fewest, key.most, key_path(where), ledger)
            if isinstance(key, RowsKey):
                for place, inner in tables_in(value):
                    self._check_names(key.shape, inner, (*where, place), ledger)
            if isinstance(value, str):
                self._check_name(key, value, where, ledger)
        if FEEDBACK in shape and CARD in shape and row.get(CARD):
            self.check_card(row[CARD], (*at, CARD), ledger)

    def _check_name(self, key: Key, name: str, where: Path, ledger: Ledger) -> None:
        if isinstance(key, TagKey):
            self._check_tag(name, where, ledger)
        elif isinstance(key, TaskKey):
            self._check_task(name, where, ledger)
        elif isinstance(key, DataKey):
            known_data(name, self.names.data, key_path(where), ledger)

    def _check_tag(self, tag: str, where: Path, ledger: Ledger) -> None:
        if self.names.misconceptions is not None and tag not in self.names.misconceptions:
            wrong = f"there is no misconception {quoted(tag)}"
            mend = "use an id out of misconceptions.toml, or add it there"
            ledger.add(key_path(where), wrong, mend)

    def _check_task(self, name: str, where: Path, ledger: Ledger) -> None:
        if self.names.tasks is not None and name not in self.names.tasks:
            known = ", ".join(self.names.tasks)
            wrong = f"there is no experiment and no run named {quoted(name)}"
            ledger.add(key_path(where), wrong, f"add [runs.…] in lesson.md, or use one of {known}")

    def check_card(self, card: object, where: Path, ledger: Ledger) -> None:
        """Report the id of a card that the lesson does not have."""
        if isinstance(card, str) and self.names.cards is not None and card not in self.names.cards:
            known = ", ".join(sorted(self.names.cards))
            wrong = f"this lesson has no card {quoted(card)}"
            ledger.add(key_path(where), wrong, f"use one of {known}")

    def _resolved(
        self, shape: Shape, table: dict[str, Any], at: Path, ledger: Ledger
    ) -> dict[str, Any]:
        """Return the table with tasks, data and pictures in place of their names and tables.

        A picture is laid over the one that stands under the same key further out.
        """
        made = dict(table)
        for name, key in shape.items():
            if isinstance(key, TaskKey) and name in made:
                task = (self.names.tasks or {}).get(made.pop(name))
                made.update({} if task is None else {name: task})
            elif isinstance(key, DataKey) and name in made:
                made[name] = self.names.data.get(made[name], made[name])
            elif isinstance(key, PictureKey) and not _is_base(shape, name) and name in made:
                picture = self.picture(made.pop(name), (*at, name), ledger)
                made.update({} if picture is None else {name: picture})
            elif isinstance(key, RowsKey) and name in made:
                made[name] = self._rows(key.shape, made, (*at, name), ledger)
        return made

    def _rows(
        self, shape: Shape, table: Mapping[str, Any], at: Path, ledger: Ledger
    ) -> tuple[dict[str, Any], ...]:
        bases = {
            name: table.get(name) or {}
            for name, key in shape.items()
            if isinstance(key, PictureKey)
        }
        return tuple(
            self._resolved(shape, _laid_over(bases, row), (*at, place), ledger)
            for place, row in enumerate(table.get(str(at[-1]), ()))
        )


def _laid_over(bases: Mapping[str, Mapping[str, Any]], row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, **{name: {**base, **row.get(name, {})} for name, base in bases.items()}}


def _complete(shape: Shape, table: Mapping[str, Any]) -> bool:
    """Tell whether all tasks and pictures that a table names were found."""
    for name, key in shape.items():
        if isinstance(key, RowsKey):
            if not all(_complete(key.shape, row) for row in table.get(name, ())):
                return False
        elif isinstance(key, TaskKey | PictureKey) and name not in table:
            return False
    return True


def _is_base(shape: Shape, name: str) -> bool:
    """Tell whether pictures under this key are laid over in rows further in."""
    rows = (key.shape for key in shape.values() if isinstance(key, RowsKey))
    return any(isinstance(inner.get(name), PictureKey) for inner in rows)
