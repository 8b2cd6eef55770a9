"""Of which database a folder keeps the backups: of two with one name it can keep only one's."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from bot.store.errors import DatabaseError
from bot.store.sqlite.copies import folder_beside, numbered_in
from bot.store.sqlite.partial import all_or_nothing

OWNER = ".owner"  # follows the name of a database in that of the file which says where that lies
LONGEST_OWNER = 4096


def claim(folder: Path, path: Path) -> None:
    """Take note that a folder keeps the backups of the database at `path`, a real path.

    Raise DatabaseError when those of another database are there, or when that cannot be told: the
    backups of the one would be deleted as old ones of the other. OSError when nothing can be noted.
    """
    noted = folder / f".{path.name}{OWNER}"
    owner = _noted_in(noted)
    if owner is None:
        other = folder.parent / path.name
        if folder == folder_beside(other) and other != path and not _is_gone(other):
            raise _of_another(folder, other)
    elif owner == path:
        return
    elif not owner.is_absolute():  # nothing that was written here by a Nudge
        if numbered_in(folder, path):
            raise _of_nobody(folder, path, noted)
    elif not _is_gone(owner) and not _is_same(owner, path):
        raise _of_another(folder, owner)
    with all_or_nothing(noted) as new:
        new.write_bytes(os.fsencode(path))


def _noted_in(noted: Path) -> Path | None:
    try:
        with noted.open("rb") as file:
            named = file.read(LONGEST_OWNER)
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise DatabaseError(
            f"The file {noted} belongs to another user, so {noted.parent} keeps the backups of "
            "another bot. Set NUDGE_BACKUPS to a folder of its own for each bot."
        ) from error
    return Path("" if b"\0" in named else os.fsdecode(named))


def _is_gone(other: Path) -> bool:
    """Whether a database is there no more; one that cannot be looked at is another user's."""
    try:
        other.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _is_same(one: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return False


def _of_another(folder: Path, other: Path) -> DatabaseError:
    return DatabaseError(
        f"The folder {folder} keeps the backups of {other}. Set NUDGE_BACKUPS to a folder of its "
        "own for each bot."
    )


def _of_nobody(folder: Path, path: Path, noted: Path) -> DatabaseError:
    return DatabaseError(
        f"The file {noted}, which says whose backups {folder} keeps, cannot be read. If all of "
        f"them are of {path}, delete that file. If not, set NUDGE_BACKUPS to a folder of its own "
        "for each bot."
    )
