"""People's own examples: their names, reading them from text, and writing them out again."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from bot.tutor.data import cells
from bot.tutor.data.choices import Choices
from bot.tutor.data.dry_run import dry_run
from bot.tutor.data.grid import SENTENCE, grid_of
from bot.tutor.data.naming import SAFE, checked_name
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.tutor.data.table import DataTable

MOST_BYTES = 1_000_000


def decode(content: bytes) -> str:
    """Read an attached file: UTF-8, or UTF-16 with its mark. Raise TutorError for anything else."""
    if len(content) > MOST_BYTES:
        raise TutorError(f"The file is larger than 1 MB. {SAFE} Send a smaller part of it.")
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        raise TutorError(
            f"The file is not plain text in UTF-8. {SAFE} "
            "Save it as CSV with the encoding UTF-8, and send it again."
        ) from None


def read_table(name: str, text: str, reserved: Collection[str] = ()) -> DataTable:
    """Read a table as a dry run does before anything is chosen, and take it as it is.

    `reserved` are names that are taken. Raise TutorError, which gives the line of the file, what is
    wrong with it and what to do.
    """
    name = checked_name(name, reserved)
    return dry_run(name, grid_of(text), Choices()).table


def write_table(table: DataTable) -> str:
    """Write a table as CSV that `read_table` reads back, and that no spreadsheet will run.

    A cell that a spreadsheet would take for a formula gets a leading apostrophe, unless it is a
    number.
    """
    head = (*(table.columns or (SENTENCE,)), "value" if table.predicts_values else "class")
    inputs = table.rows or ((text,) for text in table.sentences)
    answers = map(str, table.values or table.labels)
    rows = [head, *((*map(str, row), answer) for row, answer in zip(inputs, answers, strict=True))]
    return "".join(",".join(map(cells.written, row)) + "\r\n" for row in rows)
