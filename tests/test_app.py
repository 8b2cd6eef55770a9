"""What the whole bot does when it is built, beside what its parts are tested for."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.pinned.old_program.people import load, rows

if TYPE_CHECKING:
    from bot.settings import Settings
    from tests.conftest import BuildApp


@pytest.mark.parametrize(("table", "at"), [("press", "pressed_at"), ("run_picture", "drawn_at")])
def test_what_is_kept_for_a_while_only_is_gone_after_a_start(
    settings: Settings, build_app: BuildApp, table: str, at: str
) -> None:
    load(settings.database)
    with closing(sqlite3.connect(settings.database)) as connection:
        made_old = connection.execute(f"UPDATE {table} SET {at} = '2020-01-01 00:00:00'")  # noqa: S608 - our own names
        assert made_old.rowcount > 0
        connection.commit()
    build_app(settings)
    assert rows(settings.database, f"SELECT * FROM {table}") == []  # noqa: S608 - our own names
