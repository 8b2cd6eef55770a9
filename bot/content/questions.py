"""Reads questions of every kind: the kind says which keys there are, this reports what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from bot.content.crosschecks import check_count, tables_in
from bot.content.problems import quoted
from bot.content.schema import QuestionTable
from bot.content.shapes import model_of
from bot.content.toml_files import key_path, report
from bot.tutor.exercises.questions.kind import Question
from bot.tutor.exercises.questions.kinds import UnknownKindError, kind_named
from bot.tutor.shapes import LinesKey, RowsKey, TagKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.content.problems import Ledger
    from bot.tutor.exercises.questions.kind import QuestionKind
    from bot.tutor.shapes import Shape

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class QuestionReader:
    """Knows the kinds of questions, and the misconceptions that may be named.

    `misconceptions` is None when misconceptions.toml is broken: then no tag can be checked.
    """

    kinds: Sequence[QuestionKind]
    misconceptions: frozenset[str] | None
    models: dict[str, type[QuestionTable]] = field(default_factory=dict)
    """One for each kind that was met, since making one takes a millisecond."""

    def read(self, table: Mapping[str, Any], ledger: Ledger) -> tuple[Question, ...]:
        """Return the questions of a file that are sound, and report all that is wrong in others."""
        found = (
            self._question(row, ("question", place), ledger)
            for place, row in tables_in(table.get("question"))
        )
        return tuple(question for question in found if question is not None)

    def _question(self, row: dict[str, Any], at: Path, ledger: Ledger) -> Question | None:
        kind = self._kind(row, at, ledger)
        if kind is None:
            return None
        before = len(ledger.found)
        self._check_lists(kind.shape, row, at, ledger)
        sound = self._sound(kind, row, at, ledger)
        for flaw in kind.flaws(sound):
            ledger.add(f"{key_path(at)}.{flaw.where}".rstrip("."), flaw.wrong, flaw.mend)
        if len(ledger.found) > before:
            return None
        return Question(sound["id"], sound["stem"], sound["explanation"], kind.read(sound))

    def _kind(self, row: dict[str, Any], at: Path, ledger: Ledger) -> QuestionKind | None:
        name = row.get("kind", QuestionTable.model_fields["kind"].default)
        if isinstance(name, str):
            try:
                return kind_named(self.kinds, name)
            except UnknownKindError:
                wrong = f"there is no kind of question named {quoted(name)}"
                known = ", ".join(kind.name for kind in self.kinds)
                ledger.add(key_path((*at, "kind")), wrong, f"write one of {known}")
                return None
        ledger.add(key_path((*at, "kind")), "this must be text", "put it in quotes")
        return None

    def _sound(
        self, kind: QuestionKind, row: dict[str, Any], at: Path, ledger: Ledger
    ) -> dict[str, Any]:
        """Return the table as its kind reads it; report and leave out what is not of its shape."""
        if kind.name not in self.models:
            self.models[kind.name] = model_of(kind.name, kind.shape)
        try:
            return self.models[kind.name].model_validate(row).model_dump()
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            for detail in details:
                report(detail, ledger, f"{key_path(at)}.")
            return _without(row, kind.shape, [detail["loc"] for detail in details])

    def _check_lists(self, shape: Shape, row: dict[str, Any], at: Path, ledger: Ledger) -> None:
        """Report lists with too few or too many entries, and misconceptions that do not exist."""
        for name, key in shape.items():
            value, where = row.get(name), (*at, name)
            if isinstance(key, RowsKey | LinesKey) and isinstance(value, list):
                check_count(len(value), key.fewest, key.most, key_path(where), ledger)
            if isinstance(key, RowsKey):
                for place, inner in tables_in(value):
                    self._check_lists(key.shape, inner, (*where, place), ledger)
            if isinstance(key, TagKey) and isinstance(value, str):
                self._check_tag(value, where, ledger)

    def _check_tag(self, tag: str, where: Path, ledger: Ledger) -> None:
        if self.misconceptions is not None and tag not in self.misconceptions:
            wrong = f"there is no misconception {quoted(tag)}"
            mend = "use an id out of misconceptions.toml, or add it there"
            ledger.add(key_path(where), wrong, mend)


def _without(
    row: Mapping[str, Any], shape: Shape, paths: Iterable[Sequence[str | int]]
) -> dict[str, Any]:
    """Return a copy without each key under which one of these paths lies.

    Only in a list of tables do the sound ones stay, each at its place: a table that is none becomes
    an empty one. Of a list of texts or numbers nothing stays, since it may hold anything.
    """
    wrong = _by_key(paths)
    kept: dict[str, Any] = {key: value for key, value in row.items() if key not in wrong}
    for name, rests in wrong.items():
        key, rows = shape.get(str(name)), row.get(str(name))
        if isinstance(key, RowsKey) and isinstance(rows, list) and all(rests):
            inner = _by_key(rests)
            kept[str(name)] = [
                _without(item if isinstance(item, dict) else {}, key.shape, inner.get(place, ()))
                for place, item in enumerate(rows)
            ]
    return kept


def _by_key(paths: Iterable[Sequence[str | int]]) -> dict[str | int, list[Sequence[str | int]]]:
    """Group paths by their first key, which they lose."""
    found: dict[str | int, list[Sequence[str | int]]] = {}
    for path in paths:
        if path:
            found.setdefault(path[0], []).append(path[1:])
    return found
