"""What a bot writes can be read by its owner alone, whatever the umask, and whatever was before.

Beside this, every test that builds a bot looks at all its files when it ends: see conftest.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from multiprocessing.process import current_process
from typing import TYPE_CHECKING

import pytest

from bot.backing_up import private_folder
from bot.jobs.fork_server import SocketFolder, keep_sockets_in
from bot.services.upkeep import LOOK, SETTLED
from bot.settings import Settings
from bot.store.sqlite.backup import backup, restore
from tests.bot_files import made_by_a_bot, open_to_others
from tests.fakes import HandClock
from tests.store.building import SteppingClock
from tests.store.sqlite.operator import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import BuildApp


@pytest.fixture(params=[0, 0o077], ids=["no umask", "a strict umask"])
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
async def test_all_that_a_bot_writes_is_its_owners_alone(
    settings: Settings, build_app: BuildApp, caplog: pytest.LogCaptureFixture
) -> None:
    path, clock = settings.database, HandClock()
    folder = path.parent / "backups"
    folder.mkdir()
    wide = path.with_name("nudge-monday.sqlite3"), folder / "nudge-tuesday.sqlite3"
    for file in wide:
        backup(path, file)
        file.chmod(0o644)
    folder.chmod(0o777)
    path.chmod(0o666)
    app = build_app(clock=clock)
    for begin in app.bot._at_start:
        await begin()
    await clock.advance(SETTLED + LOOK)
    await until(lambda: list(folder.glob("nudge-2*.sqlite3")))
    assert open_to_others(path) == []
    assert {str(file) in caplog.text for file in (*wide, path)} == {True}
    app.close()
    restore(wide[0], path, SteppingClock().now)
    assert open_to_others(path) == []
    assert len(list(made_by_a_bot(path))) >= 8


def test_the_folder_in_the_users_home_is_taken_from_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = Settings().database.parent
    folder.mkdir()
    folder.chmod(0o755)
    private_folder(Settings().database)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert str(folder) in caplog.text
    tmp_path.chmod(0o755)
    private_folder(tmp_path / "nudge.sqlite3")  # somebody else's
    assert tmp_path.stat().st_mode & 0o777 == 0o755


@pytest.mark.usefixtures("_umask")
def test_the_folder_of_the_workers_is_the_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SocketFolder, "path", None)
    monkeypatch.setitem(vars(current_process())["_config"], "tempdir", None)
    sockets = tmp_path / "w"
    sockets.mkdir()
    sockets.chmod(0o755)
    keep_sockets_in(sockets)
    found = [sockets, *sockets.iterdir()]
    assert {file.stat().st_mode & 0o777 for file in found} == {0o700}


@pytest.mark.usefixtures("_umask")
def test_a_log_that_was_left_with_more_rights_is_made_private_too(
    settings: Settings, build_app: BuildApp
) -> None:
    path = settings.database
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("INSERT INTO learner VALUES (1, 11, '2026-11-01')")
        connection.commit()
        left = {end: path.with_name(path.name + end).read_bytes() for end in ("", "-wal")}
    for end, content in left.items():
        file = path.with_name(path.name + end)
        file.write_bytes(content)
        file.chmod(0o644)
    build_app()
    assert open_to_others(path) == []
