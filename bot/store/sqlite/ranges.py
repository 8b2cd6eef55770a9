"""Locks on single bytes of an open file, which hold for the open file and not for the process.

A usual POSIX lock is lost as soon as the process closes any descriptor of the same file, and SQLite
opens and closes the file all the time. An open-file-description lock stays until its own descriptor
is closed. Only Linux has it in Python 3.11; elsewhere nothing is locked here.
"""

from __future__ import annotations

import errno
import struct

try:
    import fcntl
except ImportError:  # Windows
    SET_LOCK = GET_LOCK = None
else:
    SET_LOCK = getattr(fcntl, "F_OFD_SETLK", None)
    GET_LOCK = getattr(fcntl, "F_OFD_GETLK", None)

OURS = (1 << 62, 1)
"""A byte that SQLite never locks (it uses 512 from 2**30 on): it says that a bot has the file."""
SHARED = (0x40000002, 510)
"""The bytes that SQLite locks for reading; it merges the log only when nobody else holds them."""
HELD = {errno.EAGAIN, errno.EACCES}


class HeldError(Exception):
    """Somebody else holds those bytes."""


def hold(descriptor: int, span: tuple[int, int], *, alone: bool) -> bool:
    """Lock bytes of an open file, for this descriptor alone or together with others.

    False where the system or the file system has no such locks. Raise HeldError when another
    descriptor, of this process or another one, is in the way.
    """
    if SET_LOCK is None:
        return False
    try:
        _set(descriptor, span, fcntl.F_WRLCK if alone else fcntl.F_RDLCK)
    except OSError as error:
        if error.errno in HELD:
            raise HeldError from error
        return False
    return True


def let_go(descriptor: int, span: tuple[int, int]) -> None:
    """Unlock bytes that this descriptor holds."""
    if SET_LOCK is not None:
        _set(descriptor, span, fcntl.F_UNLCK)


def is_held(descriptor: int, span: tuple[int, int], *, alone: bool = False) -> bool | None:
    """Whether another descriptor has locked bytes of an open file, without locking anything.

    `alone`: only a lock that it shares with nobody counts. None where the system or the file system
    has no such locks.
    """
    if GET_LOCK is None:
        return None
    kind = fcntl.F_RDLCK if alone else fcntl.F_WRLCK  # of which one it is asked whether it is free
    asked = struct.pack("hhqqi4x", kind, 0, *span, 0)
    try:
        told = fcntl.fcntl(descriptor, GET_LOCK, asked)
    except OSError:
        return None
    return bool(struct.unpack("hhqqi4x", told)[0] != fcntl.F_UNLCK)


def _set(descriptor: int, span: tuple[int, int], kind: int) -> None:
    if SET_LOCK is not None:
        fcntl.fcntl(descriptor, SET_LOCK, struct.pack("hhqqi4x", kind, 0, *span, 0))
