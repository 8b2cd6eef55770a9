"""Whether the bot can put its backups into the folder that is set for them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from bot.doctor.complaints import NOT_WRITABLE
from bot.doctor.finding import wrong
from bot.store.errors import DatabaseError
from bot.store.sqlite.backup_folder import holds_only_of
from bot.store.sqlite.copies import folder_beside, numbered_in
from bot.store.sqlite.folder_owner import look_whose
from bot.store.sqlite.place import real_path

if TYPE_CHECKING:
    from pathlib import Path

    from bot.doctor.finding import DoctorFinding

AS_THE_BOT = "Run nudge doctor as the user who runs the bot. If this stays,"

ELSEWHERE = "set NUDGE_BACKUPS to another folder, on a disk that can be written to."


def look_at_backup_folder(folder: Path, database: Path) -> DoctorFinding | None:
    """Say why no backup can be put there; None where one can, or the folder can be made."""
    above = next(one for one in (folder, *folder.parents) if os.path.lexists(one))
    if not above.is_dir():
        found = f"No backups can be made: {above} is no folder."
        return wrong(NOT_WRITABLE, found, "Set NUDGE_BACKUPS to another folder.")
    if os.access(above, os.R_OK | os.W_OK | os.X_OK):
        return _anothers(folder, database) or _unreadable(folder, database)
    kind = "written to" if above == folder else f"made in {above}"
    found = f"No backups can be made: the folder {folder} cannot be {kind}."
    if _cannot_be_given(folder, above):
        return wrong(NOT_WRITABLE, found, f"{AS_THE_BOT} {ELSEWHERE}")
    own, mend = folder, "give that user the folder:"
    if above == folder and not os.access(folder, os.X_OK):
        mend = (
            "set NUDGE_BACKUPS to another folder; or, if nothing but this bot's backups is in this "
            "one, give that user the folder:"
        )
    elif above == folder and _is_shared(folder, database):
        own = folder / database.stem
        mend = f"leave it to the others who use it. Set NUDGE_BACKUPS={own}, and make that:"
    give = ("sudo", "install", "-d", "-m", "0700", "-o", _user_of(database), own)
    return wrong(NOT_WRITABLE, found, f"{AS_THE_BOT} {mend}", *give)


def _cannot_be_given(folder: Path, above: Path) -> bool:
    """Whether no rights help: it lies on a disk that is only read, or in what the bot cannot enter.

    `above` is the folder itself, or the nearest one above it that can be seen.
    """
    if above != folder and not os.access(above, os.X_OK):
        return True
    return sys.platform != "win32" and bool(os.statvfs(above).f_flag & os.ST_RDONLY)


def _unreadable(folder: Path, database: Path) -> DoctorFinding | None:
    """Say which backups there are another user's, such as those of who ran the bot before."""
    path = real_path(database)
    shut = [one.path for one in numbered_in(folder, path) if not os.access(one.path, os.R_OK)]
    if not shut:
        return None
    found = f"The backup {shut[-1].name} cannot be read, so it can be neither checked nor restored."
    mend = f"{AS_THE_BOT} give that user what is another's:"
    return wrong(NOT_WRITABLE, found, mend, "sudo", "chown", _user_of(database), *shut)


def _anothers(folder: Path, database: Path) -> DoctorFinding | None:
    """Say whose backups a folder keeps, where it is not for those of this database."""
    path = real_path(database)
    if folder == folder_beside(path):
        return None
    try:
        look_whose(folder, path)
    except (DatabaseError, OSError) as error:
        found = f"No backups can be made. {error}"
        return wrong(NOT_WRITABLE, found, "Restart the bot after that.")
    return None


def _is_shared(folder: Path, database: Path) -> bool:
    """Whether a folder is, or may be, for more than the backups of this database."""
    if os.path.ismount(folder) or folder.parent == folder.parent.parent:  # such as /srv
        return True
    try:
        return not holds_only_of(folder, database)
    except OSError:
        return True


def _user_of(database: Path) -> str:
    """Name the user who runs the bot: the owner of its database."""
    try:
        return database.owner()
    except (OSError, KeyError, NotImplementedError):
        return "nudge"
