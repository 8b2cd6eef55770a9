"""Data that comes with the course, for the lab: each CSV file in the folder `data` is one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.content.problems import Ledger, LessonProblem
from bot.content.toml_files import read_file
from bot.tutor.data.own_data import decode, read_table
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from pathlib import Path

    from bot.tutor.data.table import DataTable

FOLDER = "data"


def load_data(root: Path) -> tuple[dict[str, DataTable], tuple[LessonProblem, ...]]:
    """Load every table in the course's folder `root`, by name, and list what is wrong.

    A file has the form that people use for `/data add`; its name without the ending is the name of
    the table. A table with a problem is left out and the others load.
    """
    tables: dict[str, DataTable] = {}
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
