"""What was made of files, remembered until one of them changes: reading the course takes long.

A note holds a pickle, which may run code when it is read. So only a file is read that nobody but
its owner, who is this user, may write: like the program itself.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import pickle
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

log = logging.getLogger(__name__)

OTHERS_MAY_WRITE = 0o022
DIGEST = hashlib.sha256().digest_size


def state_of(folders: Iterable[Path]) -> bytes:
    """Return what changes when a file below these folders is changed, added or taken away.

    Python and its version belong to it: what is remembered is made of this program's own classes.
    """
    state = hashlib.sha256(f"{sys.version} {sys.executable}".encode())
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if "__pycache__" not in file.parts:
                stat = file.stat()
                entry = f"{file} {stat.st_size} {stat.st_mtime_ns} {stat.st_mode}\n"
                state.update(entry.encode(errors="surrogateescape"))
    return state.digest()


def recalled(note: Path, state: bytes) -> Any:  # noqa: ANN401 - whatever was remembered
    """Return what was remembered for this very state; None if nothing was."""
    try:
        with note.open("rb") as file:
            if not _is_ours(file.fileno()):
                return None
            whole = file.read()
        known, digest, value = whole[:DIGEST], whole[DIGEST : 2 * DIGEST], whole[2 * DIGEST :]
        if known != state or hashlib.sha256(value).digest() != digest:
            return None
        return pickle.loads(value)  # noqa: S301 - written by this user, as the program was
    except Exception as error:  # noqa: BLE001 - a class that is gone may raise anything
        if not isinstance(error, FileNotFoundError):
            log.warning("What was remembered in %s cannot be read: %s", note, error)
        return None


def remember(note: Path, state: bytes, value: object) -> None:
    """Write a value down for this state. Where that cannot be done, nothing is remembered."""
    part = note.with_name(f".{note.name}.{secrets.token_hex(8)}.nudge-partial")
    try:
        kept = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(state + hashlib.sha256(kept).digest() + kept)
        part.replace(note)
    except Exception as error:  # noqa: BLE001 - it is a convenience, and the course is there
        log.warning("What the course is made of cannot be remembered: %s", error)
        with contextlib.suppress(OSError):
            part.unlink()


def _is_ours(descriptor: int) -> bool:
    stat = os.fstat(descriptor)
    mine = not hasattr(os, "geteuid") or stat.st_uid == os.geteuid()
    return mine and (os.name == "nt" or not stat.st_mode & OTHERS_MAY_WRITE)
