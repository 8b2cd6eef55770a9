"""Of which database a folder keeps the backups: of two with one name it can keep only one's."""

from __future__ import annotations

import os
from pathlib import Path

from bot.store.errors import DatabaseError
from bot.store.sqlite.copies import IN_USE, folder_beside, numbered_in
from bot.store.sqlite.owner_note import is_gone, is_same_file, note_in, noted_owner
from bot.store.sqlite.partial import all_or_nothing


def claim(folder: Path, path: Path) -> None:
    """Take note that a folder keeps the backups of the database at `path`, a real path.

    Raise what `look_whose` raises; OSError when nothing can be noted.
    """
    if look_whose(folder, path) != path:
        with all_or_nothing(note_in(folder, path)) as new:
            new.write_bytes(os.fsencode(path))


def look_whose(folder: Path, path: Path) -> Path | None:
    """Return of which database a folder is noted to keep the backups, where `path` may have it.

    Raise DatabaseError when those of another database are there, or when that cannot be told: the
    backups of the one would be deleted as old ones of the other. One that is not there just now may
    lie on a disk that comes back: its backups stay its own. OSError when the folder is not to read.
    """
    note = note_in(folder, path)
    owner = _noted_in(note)
    if owner is None:
        _look_beside(folder, path)
    elif owner == path:
        return path
    elif not owner.is_absolute():  # nothing that was written here by a Nudge
        if numbered_in(folder, path):
            raise _of_nobody(folder, path, note)
    elif is_gone(owner):
        if numbered_in(folder, path):
            raise _of_one_that_is_gone(folder, owner, path, note)
    elif not is_same_file(owner, path):
        raise _of_another(folder, owner)
    return owner


def _look_beside(folder: Path, path: Path) -> None:
    """Raise DatabaseError where a folder without a note is that of a database beside it."""
    other = folder.parent / path.name
    if folder != folder_beside(other) or other == path:
        return
    if not is_gone(other):
        raise _of_another(folder, other)
    left = next((file for end in IN_USE if (file := Path(f"{other}{end}")).exists()), None)
    if left is not None and numbered_in(folder, path):  # a bot had it open
        raise _of_one_that_is_gone(folder, other, path, left)


def _noted_in(note: Path) -> Path | None:
    try:
        return noted_owner(note)
    except PermissionError as error:
        folder = note.parent
        if not os.access(folder, os.X_OK):
            raise DatabaseError(
                f"The folder {folder} cannot be entered by the user who runs this bot. Give that "
                "user the folder, or set NUDGE_BACKUPS to a folder of its own for each bot."
            ) from error
        raise DatabaseError(
            f"The file {note} belongs to another user, so {folder} keeps the backups of "
            "another bot. Set NUDGE_BACKUPS to a folder of its own for each bot."
        ) from error


def _of_another(folder: Path, other: Path) -> DatabaseError:
    return DatabaseError(
        f"The folder {folder} keeps the backups of {other}. Set NUDGE_BACKUPS to a folder of its "
        "own for each bot."
    )


def _of_one_that_is_gone(folder: Path, other: Path, path: Path, told_by: Path) -> DatabaseError:
    return DatabaseError(
        f"The folder {folder} keeps the backups of {other}, which is not there now. If that "
        f"database was moved to {path}, delete the file {told_by}. If not, set NUDGE_BACKUPS to a "
        "folder of its own for each bot."
    )


def _of_nobody(folder: Path, path: Path, note: Path) -> DatabaseError:
    return DatabaseError(
        f"The file {note}, which says whose backups {folder} keeps, cannot be read. If all of "
        f"them are of {path}, delete that file. If not, set NUDGE_BACKUPS to a folder of its own "
        "for each bot."
    )
