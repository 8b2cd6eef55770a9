"""A person's data as files for programs: one of JSON with everything, and a CSV for each kind.

They come in pieces, so that a thread which writes thousands of rows lets others in between.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from bot.tutor.privacy.registry import rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.tutor.privacy.kept import KeptKind, KeptPerson, KeptRow

FORMAT, VERSION = "nudge-mydata", 1
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - wide ones
"""How a cell begins that a spreadsheet would compute."""

to_json = json.JSONEncoder(ensure_ascii=False).encode
"""Write a value as JSON; `json.dumps` would make an encoder for each of thousands of rows."""


def json_pieces(kept: KeptPerson, made_at: str) -> Iterator[str]:
    """Write everything: what it is, and each table with what it holds and its rows.

    Ids of Discord are texts, as they are too long for the numbers of many programs.
    """
    head = {"format": FORMAT, "version": VERSION, "made_at": made_at}
    head |= {"pictures_left_out": kept.left_out}
    yield f'{to_json(head)[:-1]}, "tables": {{'
    for place, kind in enumerate(kept.kinds):
        holds = to_json(rule_of(kind.table).holds)
        yield f'{"," if place else ""}\n"{kind.table}": {{"holds": {holds}, "rows": ['
        for number, row in enumerate(kind.rows):
            yield f"{',' if number else ''}\n{to_json(row)}"
        yield "]}"
    yield "\n}}\n"


def csv_pieces(kind: KeptKind) -> Iterator[str]:
    """Write the rows of one kind, the names of its columns first; a spreadsheet reads it so."""
    yield "\ufeff"
    columns = columns_of(kind.rows)
    yield _line(columns)
    for row in kind.rows:
        yield _line([_cell(row.get(name)) for name in columns])


def columns_of(rows: Sequence[KeptRow]) -> list[str]:
    return list(rows[0]) if rows else []


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _cell(value: object) -> str:
    """Write a value so that no spreadsheet takes it for a formula."""
    if value is None:
        return ""
    plain = isinstance(value, str | float | int) and not isinstance(value, bool)
    text = str(value) if plain else to_json(value)
    return f"'{text}" if text.startswith(FORMULAS) else text
