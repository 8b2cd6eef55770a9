"""Trainings need no file: whatever happens to temporary folders, they go on."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from contextlib import suppress
from multiprocessing import process as current
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pytest

from bot.jobs import fork_server
from bot.jobs.fork_server import SocketFolder, keep_sockets_in, renew
from tests.jobs.listening import QUICK, submit, task, wait_until
from tests.jobs.test_training_pool import kill_workers, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork server")
LONG = task(points=2000, hidden=(64,) * 6, epochs=150)  # more than 1.5 s


@pytest.fixture
def short() -> Iterator[Path]:
    """Make a folder whose name is short enough for sockets, as pytest's are not."""
    made = Path(mkdtemp(prefix="n-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def folder(short: Path) -> Iterator[Path]:
    """Have the fork server listen in a folder of the test's."""
    settings = current.current_process()._config  # type: ignore[attr-defined] # private
    before = settings.get("tempdir"), SocketFolder.path
    folder = short / "workers"
    renew()
    keep_sockets_in(folder)
    yield folder
    renew()
    settings["tempdir"], SocketFolder.path = before


def vanished(folder: Path) -> None:
    shutil.rmtree(folder)


def replaced(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("a file", encoding="utf-8")


def unwritable(folder: Path) -> None:
    for socket in folder.rglob("listener-*"):
        socket.unlink()
    for one in (folder / str(os.getpid()), folder):
        one.chmod(0o500)


@pytest.mark.parametrize("mishap", [vanished, replaced, unwritable])
def test_f1_trainings_go_on_whatever_happens_to_our_folder(
    folder: Path, mishap: Callable[[Path], None]
) -> None:
    with opened() as pool:
        submit(pool, QUICK).outcome()
        assert list(folder.rglob("listener-*"))
        running = submit(pool, LONG, run=2)
        wait_until(lambda: bool(running.starts))
        mishap(folder)
        outcome = running.outcome()
        assert outcome.runs[0].epochs[-1] == 150
        assert running.starts == [1]
        assert running.progress or outcome.seconds < 1.5
        kill_workers()
        submit(pool, QUICK, run=3).outcome()
    for one in (folder, folder / str(os.getpid())):
        with suppress(OSError):
            one.chmod(0o700)


@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGTERM])
def test_f1_a_fork_server_that_ends_is_made_anew(folder: Path, signal_number: int) -> None:
    with opened() as pool:
        submit(pool, QUICK).outcome()
        server = fork_server._server_id()
        assert server is not None
        os.kill(server, signal_number)
        shutil.rmtree(folder)
        kill_workers()
        submit(pool, QUICK, run=2).outcome()
        pool._workers[0].kill()  # also one whose fork server is another one now
        submit(pool, QUICK, run=3).outcome()


def test_f1_what_killed_bots_left_is_swept_and_ours_is_private(short: Path) -> None:
    folder = short / "workers"
    (folder / "99999999").mkdir(parents=True)
    before = SocketFolder.path
    settings = current.current_process()._config  # type: ignore[attr-defined] # private
    kept = settings.get("tempdir")
    try:
        keep_sockets_in(folder)
        assert [one.name for one in folder.iterdir()] == [str(os.getpid())]
        assert (folder / str(os.getpid())).stat().st_mode & 0o777 == 0o700
    finally:
        SocketFolder.path, settings["tempdir"] = before, kept


class OtherForkServer:
    """That of a Python whose parts have other names."""


@pytest.mark.parametrize("known", [True, False])
def test_a_fork_server_that_looks_other_than_is_known_is_told_at_the_start(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    known: bool,
) -> None:
    if not known:
        monkeypatch.setattr("multiprocessing.forkserver._forkserver", OtherForkServer())
        renew()  # it is left alone
    keep_sockets_in(tmp_path / ("d" * 120))
    assert ("another one than Nudge knows" in caplog.text) is not known


def test_f1_a_folder_too_deep_for_a_socket_is_done_without(tmp_path: Path) -> None:
    before = SocketFolder.path
    deep = tmp_path / ("d" * 120)
    keep_sockets_in(deep)
    assert SocketFolder.path == before
    assert not deep.exists()
