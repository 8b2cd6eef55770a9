"""What was asked back is kept for each person, and knows whether a message counted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.store.conversation.talks import Talks
from bot.store.course.notes import Notes
from bot.tutor.conversation.asked import AskedBack, AskKind, Talk
from bot.tutor.people import Press

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.database import Database

ANA, BEN = 300_000_000_000_000_001, 300_000_000_000_000_002
LOCK = AskedBack(AskKind.LOCK, 7, "3-abcd", "b", told=7)


@pytest.fixture
def talks(database: Database) -> Talks:
    return Talks(database)


async def test_what_is_kept_last_is_remembered_for_each_person(talks: Talks) -> None:
    await talks.keep(Press(1, ANA), Talk(LOCK, "7/bias"))
    assert await talks.of(BEN) == Talk()
    assert await talks.of(ANA) == Talk(LOCK, "7/bias")
    await talks.keep(Press(2, ANA), Talk())
    assert await talks.of(ANA) == Talk()


async def test_asking_back_does_not_make_a_message_count(talks: Talks, database: Database) -> None:
    await talks.keep(Press(1, ANA), Talk(LOCK))
    assert not await talks.counted(Press(1, ANA))
    await Notes(database).write(Press(1, ANA), "a note")
    assert await talks.counted(Press(1, ANA))


async def test_what_another_version_asked_is_nothing(
    talks: Talks, database: Database, path: Path
) -> None:
    await talks.keep(Press(1, ANA), Talk(LOCK, "7/bias"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("""UPDATE talk SET asked = '{"kind": "riddle", "moon": 1}'""")
    assert database is talks.database
    assert await talks.of(ANA) == Talk(shown="7/bias")
