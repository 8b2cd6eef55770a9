"""`nudge db backups` and `nudge db restore` as an operator meets them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.backing_up import backups_of
from bot.restoring import Shelves, ago, span
from bot.settings import Settings
from bot.store.errors import DatabaseError
from bot.store.presses import first_id_at
from bot.store.schema import SCHEMA
from bot.store.sqlite.backup import backup
from bot.store.sqlite.copies import Copy
from bot.store.sqlite.health import newest_backup
from tests.store.building import rows
from tests.store.sqlite.test_backup import damage

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
PRESSES = "SELECT count(*) FROM press"


class StillClock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def shelves(settings: Settings, clock: StillClock) -> Shelves:
    return Shelves(settings, clock)


def pressed(path: Path, moment: datetime, nth: int = 0) -> None:
    """Store that somebody pressed something at a moment, in which there may be several presses."""
    with closing(sqlite3.connect(path)) as connection:
        joined = "INSERT OR IGNORE INTO learner VALUES (1, 11, '2026-11-01')"
        connection.execute(joined)
        made = first_id_at(moment) + nth
        connection.execute("INSERT INTO press VALUES (?, 1, '2026-11-01')", [made])
        connection.commit()


def kept(shelves: Shelves, clock: StillClock) -> Path:
    """Make the backup of an hour, an hour after a press."""
    pressed(shelves.path, clock.now)
    folder = backups_of(shelves.settings, clock)
    assert folder is not None
    folder.prepare()
    made = folder.add()
    assert made is not None
    clock.now += timedelta(hours=1)
    return made.path


def test_the_list_says_of_each_its_age_size_schema_and_state(
    shelves: Shelves, clock: StillClock
) -> None:
    assert "There is no backup" in next(shelves.listed(quick=False))
    first, second = kept(shelves, clock), kept(shelves, clock)
    damage(second)
    lines = [line.split() for line in shelves.listed(quick=False) if ".sqlite3" in line]
    newest, oldest = lines[1:3]
    assert newest[:2] == ["1", "hour"]
    assert newest[-1] == second.name
    assert "DAMAGED" in " ".join(newest)
    assert oldest[:2] == ["2", "hours"]
    assert oldest[-3:] == [SCHEMA, "sound", first.name]
    assert any("not looked into" in line for line in shelves.listed(quick=True))


@pytest.mark.parametrize("how", ["newest", "name", "stem", "path"])
def test_a_restore_says_what_will_be_lost_and_how_to_take_it_back(
    shelves: Shelves, clock: StillClock, how: str
) -> None:
    file = kept(shelves, clock)
    pressed(shelves.path, clock.now)
    name = {"newest": "newest", "name": file.name, "stem": file.stem, "path": str(file)}[how]
    source = shelves.named(name)
    assert source.path == file
    said = list(shelves.restored(source))
    assert f"{file} is of 2026-11-28 12:00 UTC: 1 hour ago." in said
    assert (
        "What was stored from 2026-11-28 12:00 UTC to 2026-11-28 13:00 UTC will be lost: "
        "1 hour, 1 press."
    ) in said
    assert rows(shelves.path, PRESSES) == [(1,)]
    back = said[-1].split()[-1]
    list(shelves.restored(shelves.named(back)))
    assert rows(shelves.path, PRESSES) == [(2,)]


def test_what_is_lost_is_said_of_every_kind_of_present(shelves: Shelves, clock: StillClock) -> None:
    file = kept(shelves, clock)
    source = shelves.named(file.name)
    assert "Nothing is lost" in " ".join(shelves.restored(source))
    damage(shelves.path, "press")
    assert "kept aside" in " ".join(shelves.restored(source))
    shelves.path.unlink()
    assert "no database yet" in " ".join(shelves.restored(source))
    assert rows(shelves.path, PRESSES) == [(1,)]


def test_the_newest_is_the_newest_that_is_sound_and_not_of_a_newer_program(
    shelves: Shelves, clock: StillClock
) -> None:
    files = [kept(shelves, clock) for _ in range(3)]
    damage(files[2])
    with closing(sqlite3.connect(files[1])) as connection:
        connection.executescript("UPDATE alembic_version SET version_num = '0999'")
    assert shelves.named("newest").path == files[0]
    files[0].unlink()
    with pytest.raises(DatabaseError, match="no sound backup"):
        shelves.named("newest")
    with pytest.raises(DatabaseError, match="no such file"):
        shelves.named("monday")


@pytest.mark.parametrize("statement", [None, "CREATE TABLE alembic_version (version_num)"])
def test_a_copy_with_nothing_in_it_is_neither_sound_nor_the_newest_backup(
    shelves: Shelves, clock: StillClock, statement: str | None
) -> None:
    """A copy that was made on a full disk has no bytes at all."""
    good = kept(shelves, clock)
    nothing = shelves.path.with_name("nudge-tuesday.sqlite3")
    nothing.touch()
    if statement is not None:
        with closing(sqlite3.connect(nothing)) as connection:
            connection.execute(statement)
    assert shelves.copies()[0].path == nothing
    for quick in (True, False):
        (line,) = (line for line in shelves.listed(quick=quick) if nothing.name in line)
        assert "DAMAGED" in line
    assert newest_backup(shelves.path) == good
    assert shelves.named("newest").path == good


def test_the_backup_that_is_named_after_damage_is_one_that_can_be_restored(
    shelves: Shelves, clock: StillClock
) -> None:
    good, newer = kept(shelves, clock), kept(shelves, clock)
    with closing(sqlite3.connect(newer)) as connection:
        connection.executescript("UPDATE alembic_version SET version_num = '0999'")
    assert newest_backup(shelves.path) == good


def test_a_database_in_which_nobody_pressed_has_nothing_to_lose(shelves: Shelves) -> None:
    copy = shelves.path.with_name("empty.sqlite3")
    backup(shelves.path, copy)
    assert "Nothing is lost" in " ".join(shelves.restored(shelves.named(str(copy))))


def test_a_copy_by_hand_is_dated_by_what_it_holds(shelves: Shelves, clock: StillClock) -> None:
    pressed(shelves.path, clock.now)
    copy = shelves.path.with_name("thursday.sqlite3")
    backup(shelves.path, copy)
    pressed(shelves.path, clock.now + timedelta(days=3))
    said = list(shelves.restored(shelves.named(str(copy))))
    assert "3 days, 1 press" in " ".join(said)


def test_the_commands_of_an_operator(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUDGE_DATABASE", str(settings.database))
    run = CliRunner()
    assert "There is no backup" in run.invoke(main, ["db", "backups"]).output
    copy = settings.database.with_name("nudge-monday.sqlite3")
    assert run.invoke(main, ["db", "backup", str(copy)]).exit_code == 0
    assert copy.name in run.invoke(main, ["db", "backups", "--quick"]).output
    for name, code in (("newest", 0), (copy.name, 0), (str(copy), 0), ("tuesday", 78)):
        done = run.invoke(main, ["db", "restore", name])
        assert done.exit_code == code, done.output
        assert "Traceback" not in done.output


def test_backups_on_a_disk_of_their_own_are_found_on_a_new_machine(
    shelves: Shelves, clock: StillClock, tmp_path: Path
) -> None:
    elsewhere = shelves.settings.model_copy(update={"backups": str(tmp_path / "disk")})
    file = kept(Shelves(elsewhere, clock), clock)
    shelves.path.unlink()  # the database is on the old machine alone
    new = Settings(database=tmp_path / "new" / "nudge.sqlite3", backups=str(tmp_path / "disk"))
    assert Shelves(new, clock).copies() == [Copy(file, NOON, 1)]


def test_times_are_said_in_their_largest_unit() -> None:
    said = {0: "less than a minute", 61: "1 minute", 7200: "2 hours", 200_000: "2 days"}
    assert {seconds: span(timedelta(seconds=seconds)) for seconds in said} == said
    assert ago(timedelta(seconds=-1)) == "in the future"
