"""The note in a folder of backups that says of which database they are."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

OWNER = ".owner"  # follows the name of a database in that of the file which says where that lies
LONGEST_OWNER = 4096


def note_in(folder: Path, path: Path) -> Path:
    """Return the file which says whose backups, of a database named like `path`, a folder keeps."""
    return folder / f".{path.name}{OWNER}"


def noted_owner(note: Path) -> Path | None:
    """Return the path that is noted, no absolute one if a Nudge did not write it; None without.

    Raise PermissionError where it may not be read.
    """
    try:
        with note.open("rb") as file:
            named = file.read(LONGEST_OWNER)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Path("" if b"\0" in named else os.fsdecode(named))


def is_gone(other: Path) -> bool:
    """Whether a database is there no more; one that cannot be looked at is another user's."""
    try:
        other.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def is_of_another(folder: Path, path: Path, beside: Path) -> bool:
    """Whether the backups in a folder are those of another database that has the name of `path`.

    `beside` is a database whose backups would lie in that folder if nothing is set. Of one that is
    there no more it is not said: it may have been moved to `path`. Nor of a folder that cannot be
    entered: who looks for backups there is to hear that.
    """
    try:
        owner = noted_owner(note_in(folder, path))
    except PermissionError:
        return os.access(folder, os.R_OK | os.X_OK)
    except OSError:
        return False
    other = beside if owner is None else owner
    return other.is_absolute() and not is_gone(other) and not is_same_file(other, path)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    with contextlib.suppress(OSError):
        return one == other or one.samefile(other)
    return False
