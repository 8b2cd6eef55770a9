"""Reads questions of every kind: the kind says which keys there are, this reports what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from bot.content.crosschecks import check_count, tables_in
from bot.content.schema import QuestionTable
from bot.content.shapes import CARD
from bot.content.toml_files import key_path
from bot.tutor.exercises.questions.kind import Question, SubStep
from bot.tutor.exercises.questions.sums import SumError, filled, worked_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.content.problems import Ledger
    from bot.content.tables import Path, TableReader
    from bot.tutor.exercises.questions.kind import QuestionKind, QuestionTask

FEWEST_STEPS, MOST_STEPS = 2, 4
STEPPED = "number"
"""The kind whose questions can be split into steps."""


@dataclass(frozen=True, slots=True)
class QuestionReader:
    """Reads the bank of a lesson with so many `goals`; None where they are not known."""

    kinds: Sequence[QuestionKind]
    tables: TableReader
    goals: int | None = None

    def read(self, table: Mapping[str, Any], ledger: Ledger) -> tuple[Question, ...]:
        """Return the questions of a file that are sound, and report all that is wrong in others."""
        found = (
            self._question(row, ("question", place), ledger)
            for place, row in tables_in(table.get("question"))
        )
        return tuple(question for question in found if question is not None)

    def _question(self, row: dict[str, Any], at: Path, ledger: Ledger) -> Question | None:
        name = row.get("kind", QuestionTable.model_fields["kind"].default)
        kind = self.tables.of_kind("question", self.kinds, name, (*at, "kind"), ledger)
        if kind is None:
            return None
        before = len(ledger.found)
        self._check_place(row, at, ledger)
        self._check_steps(row, kind, at, ledger)
        read = self.tables.read(kind, QuestionTable, row, at, ledger)
        if read is None:
            return None
        task, sound = read
        self._check_sums(task, sound, at, ledger)
        if len(ledger.found) > before:
            return None
        steps = tuple(SubStep(step["ask"], step["answer"]) for step in sound["steps"])
        return Question(
            id=sound["id"],
            stem=sound["stem"],
            explanation=sound["explanation"],
            task=task,
            card=sound[CARD],
            goal=sound["goal"],
            kind=kind.name,
            hints=sound["hints"],
            steps=steps,
        )

    def _check_place(self, row: Mapping[str, Any], at: Path, ledger: Ledger) -> None:
        """Report a card or a goal that the lesson does not have."""
        self.tables.check_card(row.get(CARD), (*at, CARD), ledger)
        goal = row.get("goal")
        if isinstance(goal, int) and self.goals is not None and goal > self.goals:
            wrong = f"this lesson has no goal {goal}"
            ledger.add(key_path((*at, "goal")), wrong, f"write 1 to {self.goals}")

    def _check_steps(
        self, row: Mapping[str, Any], kind: QuestionKind, at: Path, ledger: Ledger
    ) -> None:
        steps, where = row.get("steps"), key_path((*at, "steps"))
        if not isinstance(steps, list):
            return
        if kind.name != STEPPED:
            wrong = f"a question of the kind {kind.name} has no steps"
            ledger.add(where, wrong, f"write hints, or make it a {STEPPED} question")
        check_count(len(steps), FEWEST_STEPS, MOST_STEPS, where, ledger)

    def _check_sums(
        self, task: QuestionTask, sound: Mapping[str, Any], at: Path, ledger: Ledger
    ) -> None:
        """Report sums in hints and steps that cannot be worked out with what is drawn."""
        numbers = task.draw(Random(1)).numbers
        for where, text in _texts(sound):
            try:
                filled(text, numbers)
            except SumError as error:
                ledger.add(key_path((*at, *where)), f"a sum in braces is wrong: {error}", "mend it")
        for place, step in enumerate(sound["steps"]):
            try:
                worked_out(str(step["answer"]), numbers)
            except SumError as error:
                answer = key_path((*at, "steps", place, "answer"))
                ledger.add(answer, f"this sum cannot be worked out: {error}", "correct it")


def _texts(sound: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for place, hint in enumerate(sound["hints"]):
        yield ("hints", place), hint
    for place, step in enumerate(sound["steps"]):
        yield ("steps", place, "ask"), step["ask"]
