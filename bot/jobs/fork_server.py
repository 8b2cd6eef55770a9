"""Starts processes from multiprocessing's fork server, and makes a new one when it cannot be met.

The fork server listens at a socket in a folder. Whoever cleans that folder, or kills or freezes
the server, must not end all trainings. Python offers no way to mend that, so private parts of it
are touched, here only, and left alone where they look otherwise.
"""

from __future__ import annotations

import atexit
import logging
import multiprocessing
import os
import platform
import shutil
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing import process as current
from typing import TYPE_CHECKING, Any

from bot.logs.setting_up import LogStyle, set_up, style_in_use

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from pathlib import Path

log = logging.getLogger(__name__)

PRELOAD = [
    "matplotlib.backends.backend_agg",
    "bot.neural.parts.shipped",
    "bot.neural.training",
    "bot.plots.draw",
    "bot.plots.lessons.draw",
    "bot.jobs.process",
    "bot.jobs.picture_worker",
]
LONGEST_ADDRESS = 100  # bytes; a socket's is 108 at most, 104 on macOS, with its end
SOCKET_NAME = "/listener-12345678"

_renewing = threading.Lock()


class SocketFolder:
    """Where the fork server's socket lies: a folder of ours, else one of the system's."""

    path: Path | None = None


def keep_sockets_in(folder: Path) -> None:
    """Have the next fork server listen in a folder of ours.

    What bots that were killed left there is removed. A folder that cannot be made, or whose name is
    too long for a socket, is done without.
    """
    _check_parts()
    own = folder / str(os.getpid())
    if is_too_long(own):
        return
    with suppress(OSError):
        for left in folder.iterdir() if folder.is_dir() else ():
            if left.name != own.name:
                shutil.rmtree(left, ignore_errors=True)
    SocketFolder.path = own
    _use_folder()
    atexit.register(_remove, folder, own)


def is_too_long(folder: Path) -> bool:
    """Whether the path of a socket in a folder is longer than the system allows."""
    return len(os.fsencode(folder.absolute())) + len(SOCKET_NAME) > LONGEST_ADDRESS


def started(
    target: Callable[[Any, Connection], None], load: object
) -> tuple[BaseProcess, Connection]:
    """Start a process that runs `target(load, pipe)`; return it, and the other end of the pipe.

    Raise OSError or EOFError when even a new fork server cannot start it.
    """
    known = _server_id()
    try:
        return _start(target, load)
    except (OSError, EOFError) as error:
        log.warning("The fork server cannot be reached (%r); making a new one.", error)
        renew(known)
    return _start(target, load)


def renew(known: int | None = None) -> None:
    """Give up the fork server, and have the next process started by a new one.

    It is killed, lest it is frozen; processes that it has started go on. Nothing changes if it is
    not the `known` one: then somebody else has renewed it.
    """
    server = _server()
    if server is None:
        return
    with _renewing, server._lock:
        pid = server._forkserver_pid
        if pid is None:
            _use_folder()
        if pid is None or known not in {None, pid}:
            return
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        with suppress(OSError):
            os.close(server._forkserver_alive_fd)
        server._forkserver_address = server._forkserver_alive_fd = server._forkserver_pid = None
        _use_folder()


def _start(
    target: Callable[[Any, Connection], None], load: object
) -> tuple[BaseProcess, Connection]:
    context = _context()
    ours, theirs = context.Pipe()
    process = context.Process(  # type: ignore[attr-defined] # each kind of context has its own
        target=_reporting,
        args=(style_in_use(), target, load, theirs),
        name="nudge-worker",
        daemon=True,
    )
    try:
        process.start()
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    return process, ours


def _reporting(
    style: LogStyle,
    target: Callable[[Any, Connection], None],
    load: object,
    pipe: Connection,
) -> None:
    """Run `target` in the new process, whose log is written like that of the bot.

    Python would print whatever it raises as it is, past the log.
    """
    set_up(style)
    try:
        target(load, pipe)
    except Exception:
        log.exception("A worker process broke")
        sys.exit(1)


def _context() -> BaseContext:
    """Return a fork server that has numpy and matplotlib loaded; Windows can only spawn."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    return context


def _server() -> Any:  # noqa: ANN401 - a private class
    """Return Python's fork server; None where there is none, or it looks other than is known."""
    with suppress(ImportError):
        from multiprocessing import forkserver  # noqa: PLC0415 - Windows has none

        server = getattr(forkserver, "_forkserver", None)
        names = ("_lock", "_forkserver_pid", "_forkserver_alive_fd", "_forkserver_address")
        if all(hasattr(server, name) for name in names):
            return server
    return None


def _check_parts() -> None:
    """Warn at the start when a part of Python that is touched here looks other than is known."""
    known = _server() is not None and hasattr(current.current_process(), "_config")
    if not known and "forkserver" in multiprocessing.get_all_start_methods():
        log.warning(
            "The fork server of Python %s is another one than Nudge knows: trainings go on, but "
            "when it is killed or frozen only a new start of Nudge helps.",
            platform.python_version(),
        )


def _server_id() -> int | None:
    server = _server()
    return None if server is None else server._forkserver_pid


def _use_folder() -> None:
    """Name the folder in which Python puts sockets, and make it; None lets Python make one."""
    settings: dict[str, Any] | None = getattr(current.current_process(), "_config", None)
    if settings is None:
        return
    settings["tempdir"] = None
    own = SocketFolder.path
    if own is None:
        return
    with suppress(OSError):
        if own.parent.is_file():  # not ours, but in our way
            own.parent.unlink()
        own.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        own.parent.chmod(0o700)  # also where it was made with more rights
        own.mkdir(mode=0o700, exist_ok=True)
        settings["tempdir"] = str(own)


def _remove(folder: Path, own: Path) -> None:
    """At the end of the program, leave nothing behind."""
    shutil.rmtree(own, ignore_errors=True)
    with suppress(OSError):
        folder.rmdir()
