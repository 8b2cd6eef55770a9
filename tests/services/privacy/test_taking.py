"""Making somebody's files: one at a time, within the caps, in one view, stored nowhere."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from bot.services.privacy.taking import FILE, NOTHING_KEPT, ON_ITS_WAY, Taking
from bot.store.presses import learner_of
from bot.store.tables.course import note
from bot.tutor.errors import TutorError
from bot.tutor.people import Press

if TYPE_CHECKING:
    import sqlalchemy as sa

    from bot.services.data.scenes import Download
    from bot.services.services import Services
    from bot.store.database import Database
    from tests.conftest import BuildApp

ANA, BEN, ROOM = 300_000_000_000_000_001, 300_000_000_000_000_002, 1_000_000
IDS = count(10**15)


def press(person: int = ANA) -> Press:
    return Press(next(IDS), person, 5, 6)


def notes_in(made: Download) -> list[dict[str, Any]]:
    [file] = made.files
    assert file.file_name == FILE
    with zipfile.ZipFile(io.BytesIO(file.data)) as opened:
        rows: list[dict[str, Any]] = json.loads(opened.read("data.json"))["tables"]["note"]["rows"]
    return rows


@pytest.fixture
def services(build_app: BuildApp) -> Services:
    return build_app().bot.services


@pytest.fixture
def taking(services: Services) -> Taking:
    return services.privacy.taking


@pytest.fixture
def database(taking: Taking) -> Database:
    found: Database = taking.kept.database  # type: ignore[attr-defined]  # the real store
    return found


async def keep_notes(database: Database, person: int, texts: list[str]) -> None:
    now = database.clock()

    def work(connection: sa.Connection) -> None:
        owner = learner_of(connection, press(person), now)
        rows = [{"learner_id": owner, "text": text, "written_at": now} for text in texts]
        connection.execute(note.insert(), rows)

    await database.write(work)


async def test_nobody_gets_what_is_another_s(taking: Taking, database: Database) -> None:
    await keep_notes(database, ANA, ["mine"])
    await keep_notes(database, BEN, ["not yours"])
    made = await taking.export(press(), ROOM)
    assert [row["text"] for row in notes_in(made)] == ["mine"]
    assert "2 entries" in made.words or "3 entries" in made.words


async def test_the_same_person_twice_at_once_is_made_one(
    taking: Taking, database: Database
) -> None:
    await keep_notes(database, ANA, ["mine"])
    await keep_notes(database, BEN, ["his"])
    asked = [press(), press(), press(BEN)]
    told = await asyncio.gather(
        *(taking.export(one, ROOM) for one in asked), return_exceptions=True
    )
    assert [str(one) for one in told if isinstance(one, TutorError)] == [ON_ITS_WAY]
    assert notes_in(await taking.export(press(), ROOM))


async def test_of_somebody_unknown_there_is_nothing_and_stays_nothing(taking: Taking) -> None:
    with pytest.raises(TutorError, match=NOTHING_KEPT[:30]):
        await taking.export(press(), ROOM)
    assert not await taking.kept.knows(ANA)


async def test_it_counts_among_what_is_under_way(
    services: Services, taking: Taking, database: Database
) -> None:
    await keep_notes(database, ANA, ["mine"])
    side_work = services.past_runs.side_work
    async with side_work.taken(press()), side_work.taken(press()), side_work.taken(press()):
        with pytest.raises(TutorError, match="3 things that you asked for"):
            await taking.export(press(), ROOM)
    side_work.caps = replace(side_work.caps, overall=0)
    with pytest.raises(TutorError, match="are under way, of people everywhere"):
        await taking.export(press(), ROOM)


async def test_what_is_too_large_is_said_with_whom_to_ask(
    services: Services, taking: Taking, database: Database
) -> None:
    await keep_notes(database, ANA, ["mine"])
    with pytest.raises(TutorError, match=r"ask whoever runs me\.$"):
        await taking.export(press(), 500)
    other = Taking(
        taking.kept,
        services.past_runs.side_work,
        services.lessons.course,
        services.pace._clock,
        "Ms X",
    )
    with pytest.raises(TutorError, match=r"ask whoever runs me: Ms X\.$"):
        await other.export(press(), 500)


async def test_it_is_one_view_of_the_database_while_others_write(
    taking: Taking, database: Database
) -> None:
    await keep_notes(database, ANA, [str(k) for k in range(2000)])

    async def go_on() -> None:
        for k in range(20):
            await keep_notes(database, ANA, [f"later {k}.{part}" for part in range(2)])

    made, _ = await asyncio.gather(taking.export(press(), ROOM), go_on())
    later = [row["text"] for row in notes_in(made) if row["text"].startswith("later")]
    assert len(later) % 2 == 0, "half of a change would be no view of one moment"
