"""How long it is known who was deleted: 35 days, and as long as a backup could bring them back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.forgotten import forgotten_in
from bot.store.forgetting import Forgetting
from bot.store.presses import first_id_at, learner_of, note
from bot.store.privacy.deleting import Deletions
from bot.tutor.people import Press
from bot.tutor.privacy.deleting import DELETIONS_ARE_KEPT
from tests.store.building import rows
from tests.store.privacy.planted import ANA

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

    from bot.store.database import Database
    from tests.store.building import SteppingClock

BEN = 300_000_000_000_000_002
AN_HOUR = timedelta(hours=1)


async def pressed(database: Database, moment: datetime, person: int) -> Press:
    made = Press(first_id_at(moment) + person % 1000, person)

    def work(connection: sa.Connection) -> None:
        note(connection, made, learner_of(connection, made, moment), moment)

    await database.write(work)
    return made


async def deleted_then_much_later(database: Database, clock: SteppingClock) -> None:
    """Delete a person; the bot is pressed again by somebody else when the time is over."""
    deletions = Deletions(database)
    made = await pressed(database, clock.now, ANA)
    await deletions.part(Press(made.id + 1000, ANA))
    for owner in await deletions.unfinished():
        while await deletions.delete_some(owner):
            pass
    clock.now += DELETIONS_ARE_KEPT + AN_HOUR
    await pressed(database, clock.now, BEN)


async def known_after_forgetting(database: Database, backups: Path) -> int:
    forgetting = Forgetting(database, forgotten_in(database.path, backups))
    while await forgetting.forget_some():
        pass
    return len(rows(database.path, "SELECT * FROM deletion"))


def backup_of(moment: datetime, folder: Path, path: Path) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / f"{path.stem}-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-000001{path.suffix}"
    file.touch()
    return file


async def test_a_deletion_is_forgotten_when_its_time_is_over(
    database: Database, clock: SteppingClock, tmp_path: Path
) -> None:
    await deleted_then_much_later(database, clock)
    assert await known_after_forgetting(database, tmp_path / "none") == 0


async def test_it_is_known_as_long_as_a_backup_is_older_than_it(
    database: Database, clock: SteppingClock, tmp_path: Path
) -> None:
    before = backup_of(clock.now - AN_HOUR, tmp_path / "copies", database.path)
    await deleted_then_much_later(database, clock)
    assert await known_after_forgetting(database, before.parent) == 1
    before.unlink()
    backup_of(clock.now - AN_HOUR, before.parent, database.path)
    assert await known_after_forgetting(database, before.parent) == 0
