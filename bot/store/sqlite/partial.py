"""Files that are still being written: they get their name when they are whole, or are swept away.

Such a file lies, hidden, beside what it will be. Its writer holds a lock on it, which the operating
system takes back when the process ends, however that happens: so what is unlocked is left over.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bot.store.sqlite.place import MAGIC

if sys.platform != "win32":  # there nobody can delete a file that is open
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = re.compile(r"\..+\.[0-9a-f]{16}\.nudge-partial(-journal|-wal|-shm)?")
BEFORE = re.compile(r"\.(.+)\.[a-z0-9_]{8}")  # what Nudge called them before it locked them
STEP = 0.02  # seconds between two times that a large file is brought to the disk
LONG = 3600.0  # seconds without a change after which one of those is left over


@contextlib.contextmanager
def all_or_nothing(target: Path) -> Iterator[Path]:
    """Yield a new file beside `target`; after the block, put it in the place of `target`.

    Nobody but its owner may read the file. It is on the disk before it gets its name, and the name
    is on the disk when this ends.
    """
    copy, descriptor = _begun(target)
    try:
        yield copy
        to_disk(copy)
        copy.replace(target)
        to_disk(target.parent)
    finally:
        os.close(descriptor)
        copy.unlink(missing_ok=True)


@contextlib.contextmanager
def written_steadily(copy: Path) -> Iterator[None]:
    """Bring a large file to the disk while it is written, and not all of it at the end.

    A disk that is given 150 MB at once lets whoever presses wait for a tenth of a second.
    """
    if os.name == "nt":
        yield
        return
    descriptor, ended = os.open(copy, os.O_RDONLY), threading.Event()

    def bring() -> None:
        with contextlib.suppress(OSError):  # the last one, which is waited for, will say it too
            while not ended.wait(STEP):
                os.fsync(descriptor)

    thread = threading.Thread(target=bring, name="store-backup-disk", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        os.close(descriptor)


def sweep(folder: Path, database: str) -> None:
    """Delete what killed processes of ours left half-written in a folder.

    Nothing is deleted that another process is writing, nor what has its whole name. `database` is
    the name of the database file there: what older Nudges left is known by it.
    """
    for file in folder.glob(".*"):
        left = _is_left(file) if OURS.fullmatch(file.name) else _is_left_of_before(file, database)
        if left:
            with contextlib.suppress(OSError):  # another process was faster, or it is not ours
                file.unlink()


def to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if os.name == "nt":  # Windows can open no folder, and syncs only what was opened to write
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _begun(target: Path) -> tuple[Path, int]:
    """Make and lock an empty file; again where it was swept away before it was locked."""
    while True:
        copy = target.with_name(f".{target.name}.{secrets.token_hex(8)}.nudge-partial")
        descriptor = os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        if _held(descriptor) and copy.exists():
            return copy, descriptor
        os.close(descriptor)


def _held(descriptor: int) -> bool:
    """Lock a file until it is closed. False when another process holds it."""
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True


def _is_left(file: Path) -> bool:
    """Whether nobody is writing a file of ours, or what SQLite keeps beside it."""
    whole = file.with_name(re.sub(r"-(journal|wal|shm)$", "", file.name))
    if not whole.exists():
        return True
    try:
        descriptor = os.open(whole, os.O_RDWR)
    except OSError:
        return False
    try:
        return _held(descriptor)
    finally:
        os.close(descriptor)


def _is_left_of_before(file: Path, database: str) -> bool:
    """Whether it is an old file that a Nudge of before began for this database."""
    named = BEFORE.fullmatch(file.name)
    stem, suffix = Path(database).stem, Path(database).suffix
    if named is None or not (named[1].startswith(stem) and named[1].endswith(suffix)):
        return False
    try:
        if not file.is_file() or file.is_symlink() or time.time() - file.stat().st_mtime < LONG:
            return False
        with file.open("rb") as begun:
            return begun.read(len(MAGIC)) in {b"", MAGIC}
    except OSError:
        return False
