"""What the whole bot does when it is built, beside what its parts are tested for."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.fakes import HandClock
from tests.pinned.old_program.people import load, rows

if TYPE_CHECKING:
    from bot.settings import Settings
    from tests.conftest import BuildApp


OLD = {
    # 2020 by the time in Discord's ids, and by our own
    "press": "UPDATE press SET interaction_id = interaction_id - 1400000000000000000"
    " WHERE interaction_id < (SELECT max(interaction_id) FROM press)",
    "run_picture": "UPDATE run_picture SET drawn_at = '2020-01-01'",
}


LEFT = {
    "press": "SELECT count(*) - 1 FROM press",  # the newest one says when the present is
    "run_picture": "SELECT count(*) FROM run_picture WHERE drawn_at < '2021-01-01'",
}


@pytest.mark.parametrize("table", OLD)
async def test_what_is_kept_for_a_while_only_is_gone_soon_after_a_start(
    settings: Settings, build_app: BuildApp, table: str
) -> None:
    load(settings.database)
    with closing(sqlite3.connect(settings.database)) as connection:
        assert connection.execute(OLD[table]).rowcount > 1
        connection.execute("UPDATE run SET press_id = id")
        connection.commit()
    clock = HandClock()
    bot = build_app(settings, clock=clock).bot
    for begin in bot._at_start:
        await begin()
    before = rows(settings.database, LEFT[table])
    after = before
    for _ in range(500):
        if after == [(0,)]:
            break
        await clock.advance(1.0)
        await asyncio.sleep(0.02)  # the changes are made in the thread that writes
        after = rows(settings.database, LEFT[table])
    assert before > after == [(0,)]
