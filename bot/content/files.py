"""Reads a file of the course: a regular one only, and never more of it than is allowed.

A folder, a pipe or a device may have the name of a lesson file, and a link may lead anywhere.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = "put a plain file in its place"


class OddFileError(Exception):
    """The file cannot be read. `wrong` says why, and `mend` what is to be done about it."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(f"{wrong}. Mend: {mend}.")
        self.wrong, self.mend = wrong, mend


def read_regular(path: Path, most: int) -> bytes:
    """Return what is in a regular file of at most `most` bytes. Raise OddFileError otherwise.

    It neither waits for a pipe nor opens a device.
    """
    try:
        _check(path.stat(), most)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - it is open already
            _check(os.fstat(descriptor), most)  # another may have taken its place
            data = file.read(most + 1)
    except FileNotFoundError:
        if path.is_symlink():
            raise OddFileError("this link leads nowhere", PLAIN) from None
        raise OddFileError("this file is missing", "add it") from None
    except OSError as error:
        mend = "check that it is a plain file and that reading it is allowed"
        raise OddFileError(f"this file cannot be read ({error.strerror})", mend) from error
    if len(data) > most:
        raise _too_large(most)
    return data


def _check(state: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(state.st_mode):
        kind = "a folder" if stat.S_ISDIR(state.st_mode) else "a pipe, a socket or a device"
        raise OddFileError(f"this file cannot be read: it is {kind}", PLAIN)
    if state.st_size > most:
        raise _too_large(most)


def _too_large(most: int) -> OddFileError:
    said = f"{most // 1000} kB" if most < 1_000_000 else f"{most // 1_000_000} MB"
    return OddFileError(f"this file is larger than {said}", "make it shorter, or several of it")
