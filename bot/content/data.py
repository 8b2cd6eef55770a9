"""Data that comes with the course, for the lab: each CSV file in the folder `data` is one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.content.problems import Ledger, LessonProblem
from bot.content.sentences import load_sentences
from bot.content.subjects import tables_of
from bot.content.toml_files import read_file
from bot.tutor.data.own_data import decode, read_table
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.content.sentences import SentenceRow
    from bot.tutor.data.table import DataTable

FOLDER = "data"


def load_data(
    root: Path, sentences: Mapping[str, Sequence[SentenceRow]] | None = None
) -> tuple[dict[str, DataTable], tuple[LessonProblem, ...]]:
    """Load every table in the course's folder `root`, by name, and list what is wrong.

    The `sentences` of the game are tables too; those of `load_sentences`, unless they are given.
    A file has the form that people use for `/data add`; its name without the ending is the name of
    the table. A table with a problem is left out and the others load.
    """
    tables = tables_of(load_sentences(root)[0] if sentences is None else sentences)
    problems: list[LessonProblem] = []
    for path in sorted((root / FOLDER).glob("*.csv")):
        ledger = Ledger(f"{FOLDER}/{path.name}")
        data = read_file(root, ledger)
        problems += ledger.found
        if data is None:
            continue
        try:
            tables[path.stem] = read_table(path.stem, decode(data))
        except TutorError as error:
            problems.append(LessonProblem(f"{FOLDER}/{path.name}", "", str(error)))
    return tables, tuple(problems)
