"""Trainings on a table that comes with the course: what their spec says of their data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.trainings.data_sets import OWN
from bot.trainings.spec import POINTS, TrainingSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.tutor.data.table import DataTable

PLAIN = TrainingSpec()


def on_table(values: Mapping[str, Any], table: DataTable | None) -> dict[str, Any]:
    """Return fields of a spec that fit its data: all rows of a table, or a data set for None.

    Raise ValueError for a field that means nothing for such data.
    """
    if values.get("text", PLAIN.text) != PLAIN.text and not (table and table.is_text):
        raise ValueError("text says how sentences are read, and this data has none")
    if table is None:
        return dict(values)
    rows = table.size
    if values.get("points", PLAIN.points) not in {PLAIN.points, rows}:
        raise ValueError(f"all {rows} rows of {table.name} are used, so leave points out")
    if values.get("fresh_test"):
        raise ValueError(f"{table.name} has its {rows} rows only, so leave fresh_test out")
    # With fewer rows than the bounds of a spec allow, all of them are taken.
    return {**values, "data": OWN, "points": max(rows, POINTS[0])}
