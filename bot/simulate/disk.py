"""Records what SQLite does to its files, in this process: every write, cut, wait for the disk.

The functions of SQLite's own file layer are replaced by ones that note and then call the old ones,
through ctypes in the very library that Python's sqlite3 uses. So the real store is recorded, with
nothing of it changed. A Python whose sqlite3 has its library built in and hidden cannot do that.
"""

from __future__ import annotations

import _sqlite3
import ctypes as c
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# A name is a bare pointer: SQLite keeps the pointer itself, and reads on behind its end.
OPEN = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_void_p, c.c_int, c.c_void_p)
DELETE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_int)
WRITE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, c.c_int, c.c_int64)
TRUNCATE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_int64)
SYNC = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_int)


class FileLayer(c.Structure):
    """The beginning of SQLite's struct sqlite3_vfs."""

    _fields_ = (
        ("version", c.c_int),
        ("file_size", c.c_int),
        ("longest_path", c.c_int),
        ("next", c.c_void_p),
        ("name", c.c_char_p),
        ("data", c.c_void_p),
        ("open", c.c_void_p),
        ("delete", c.c_void_p),
    )


class FileMethods(c.Structure):
    """SQLite's struct sqlite3_io_methods, in its third version."""

    _fields_ = (
        ("version", c.c_int),
        ("close", c.c_void_p),
        ("read", c.c_void_p),
        ("write", c.c_void_p),
        ("truncate", c.c_void_p),
        ("sync", c.c_void_p),
        ("others", c.c_void_p * 13),
    )


@dataclass(frozen=True, slots=True)
class DiskEvent:
    """`what` is write, truncate, sync, delete, or say: then `said` is a line of a journal."""

    what: str
    file: str = ""
    place: int = 0
    data: bytes = b""
    said: tuple[Any, ...] = ()


class DiskError(RuntimeError):
    """SQLite's own functions cannot be reached in this Python."""


@dataclass(slots=True)
class DiskRecorder:
    """`events` are in the order in which they happened, over all threads."""

    events: list[DiskEvent] = field(default_factory=list)
    _files: dict[int, str] = field(default_factory=dict)
    _methods: dict[int, FileMethods] = field(default_factory=dict)
    _kept: list[Any] = field(default_factory=list)

    def begin(self) -> None:
        """Record all connections of this process from now on. Raise DiskError if that cannot be."""
        try:
            find = c.CDLL(_sqlite3.__file__).sqlite3_vfs_find
        except (AttributeError, OSError) as error:
            raise DiskError("the sqlite3 of this Python hides its library") from error
        find.restype, find.argtypes = c.POINTER(FileLayer), (c.c_char_p,)
        layer = find(None).contents
        opened, deleted = OPEN(layer.open), DELETE(layer.delete)

        def open_file(vfs: int, name: int | None, file: int, flags: int, given: int) -> int:
            done = opened(vfs, name, file, flags, given)
            if done == 0 and name is not None:
                self._files[file] = c.string_at(name).decode()
                self._watch(file)
            return int(done)

        def delete_file(vfs: int, name: int, wait: int) -> int:
            self.events.append(DiskEvent("delete", c.string_at(name).decode(), wait))
            return int(deleted(vfs, name, wait))

        layer.open = self._address(OPEN, open_file)
        layer.delete = self._address(DELETE, delete_file)

    def _address(self, kind: Any, function: Callable[..., int]) -> int | None:  # noqa: ANN401 - a type that ctypes makes
        made = kind(function)
        self._kept.append(made)  # it must live as long as SQLite may call it
        return c.cast(made, c.c_void_p).value

    def _watch(self, file: int) -> None:
        """Put methods that note into an open file, in the place of its own."""
        pointer = c.cast(file, c.POINTER(c.c_void_p))
        own = pointer.contents.value or 0
        if own not in self._methods:
            self._methods[own] = self._noting(FileMethods.from_address(own))
        pointer.contents.value = c.addressof(self._methods[own])

    def _noting(self, own: FileMethods) -> FileMethods:
        write, truncate, sync = WRITE(own.write), TRUNCATE(own.truncate), SYNC(own.sync)

        def write_file(file: int, data: int, size: int, place: int) -> int:
            self.events.append(
                DiskEvent("write", self._files[file], place, c.string_at(data, size))
            )
            return int(write(file, data, size, place))

        def truncate_file(file: int, size: int) -> int:
            self.events.append(DiskEvent("truncate", self._files[file], size))
            return int(truncate(file, size))

        def sync_file(file: int, how: int) -> int:
            done = int(sync(file, how))
            self.events.append(DiskEvent("sync", self._files[file]))
            return done

        noting = FileMethods.from_buffer_copy(own)
        noting.write = self._address(WRITE, write_file)
        noting.truncate = self._address(TRUNCATE, truncate_file)
        noting.sync = self._address(SYNC, sync_file)
        return noting
