"""The two files that all lessons share: the glossary and the catalogue of misconceptions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.content.crosschecks import check_ids, check_repeated, tables_in
from bot.content.problems import Ledger, quoted
from bot.content.schema import GlossaryFile, MisconceptionsFile
from bot.content.toml_files import read_table, validated
from bot.tutor.course.course import Misconception, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from bot.content.problems import LessonProblem
    from bot.tutor.course.course import Lesson


def load_misconceptions(
    root: Path, experiments: Sequence[str]
) -> tuple[tuple[Misconception, ...], list[LessonProblem]]:
    """Load misconceptions.toml: all of them, or none and the problems of the file.

    `experiments` are the names of the lab's presets, one of which a misconception may name.
    """
    ledger = Ledger("misconceptions.toml")
    table = read_table(root, ledger)
    if table is None:
        return (), ledger.found
    check_ids(table, ledger)
    for place, row in tables_in(table.get("misconception")):
        named = row.get("experiment")
        if isinstance(named, str) and named not in experiments:
            wrong = f"there is no experiment {quoted(named)} in the lab"
            mend = f"use one of {', '.join(experiments)}, or leave the key out"
            ledger.add(f"misconception[{place}].experiment", wrong, mend)
    file = validated(MisconceptionsFile, table, ledger)
    if file is None or ledger.found:
        return (), ledger.found
    rows = (
        Misconception(row.id, row.belief, row.truth, row.experiment or "")
        for row in file.misconception
    )
    return tuple(rows), []


def load_glossary(
    root: Path, folders: frozenset[str]
) -> tuple[tuple[Term, ...], list[LessonProblem]]:
    """Load glossary.toml: all terms, or none and the problems of the file.

    `folders` are those listed in course.toml; a term must belong to one of them.
    """
    ledger = Ledger("glossary.toml")
    table = read_table(root, ledger)
    if table is None:
        return (), ledger.found
    check_ids(table, ledger)
    check_repeated(_spellings(table), ledger)
    for place, term in tables_in(table.get("term")):
        lesson = term.get("lesson")
        if isinstance(lesson, str) and lesson not in folders:
            wrong = f"no lesson {quoted(lesson)} is listed in course.toml"
            ledger.add(f"term[{place}].lesson", wrong, "write the folder of a listed lesson")
    file = validated(GlossaryFile, table, ledger)
    if file is None or ledger.found:
        return (), ledger.found
    rows = (
        Term(row.id, row.name, row.definition, row.aliases, row.lesson, row.card)
        for row in file.term
    )
    return tuple(rows), []


def check_term_cards(
    glossary: Iterable[Term], lessons: Iterable[Lesson]
) -> tuple[tuple[Term, ...], list[LessonProblem]]:
    """Report terms that name a card which their lesson does not have, and take its name away.

    Terms of a lesson that could not be loaded are left alone.
    """
    ledger = Ledger("glossary.toml")
    cards = {lesson.id: [card.id for card in lesson.cards] for lesson in lessons}
    kept: list[Term] = []
    for place, term in enumerate(glossary):
        known = cards.get(term.lesson, [term.card])
        if term.card not in known:
            wrong = f"its lesson has no card {quoted(term.card)}"
            ledger.add(f"term[{place}].card", wrong, f"use one of {', '.join(known)}")
        kept.append(term if term.card in known else replace(term, card=""))
    return tuple(kept), ledger.found


def _spellings(table: dict[str, Any]) -> Iterator[tuple[str, object]]:
    for place, term in tables_in(table.get("term")):
        yield f"term[{place}].name", term.get("name")
        aliases = term.get("aliases")
        for spot, alias in enumerate(aliases if isinstance(aliases, list) else []):
            yield f"term[{place}].aliases[{spot}]", alias
