"""Who may read what the bot keeps: its owner alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from bot.doctor.complaints import OPEN_FOLDER, OTHER_OWNER, READABLE, RIGHTS
from bot.doctor.finding import good, unseen, wrong
from bot.doctor.private_group import others_can_write
from bot.doctor.token_form import HANDED_OVER
from bot.operating import ENV_FILE
from bot.store.sqlite.place import OTHERS, files_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.doctor.finding import DoctorFinding

MORE_THAN_A_GROUP_READS = 0o027
MOST_NAMED = 20


def look_at_rights(
    path: Path,
    folders: Sequence[Path],
    credential: Path | None = None,
    env: Path = Path(ENV_FILE),
) -> list[DoctorFinding]:
    """Look at the rights of the files of a database, of its copies, and of those of the token."""
    if os.name == "nt":
        return [unseen(RIGHTS, "On Windows the folder in the user's home decides who may read.")]
    named = (
        file for folder in dict.fromkeys((path.parent, *folders)) for file in files_of(path, folder)
    )
    files = [file for file in dict.fromkeys((*named, env)) if file.is_file()]
    findings = [*_readable(files), *_open_folders({file.parent for file in files if file != env})]
    findings += _of_others(path)
    if credential is not None and not str(credential).startswith(HANDED_OVER):
        findings += _of_credential(credential)
    told = f"All {len(files)} files are for their owner alone."
    return findings or [good(RIGHTS, told if len(files) > 1 else "Others can read nothing.")]


def _readable(files: Sequence[Path]) -> Iterator[DoctorFinding]:
    wide = [file for file in files if _rights_of(file) & OTHERS]
    if wide:
        more = f" and {len(wide) - 1} more files" if len(wide) > 1 else ""
        yield wrong(
            READABLE,
            f"Others on this computer can read {wide[0]}{more}.",
            "Take that right away:",
            "chmod",
            "600",
            *wide[:MOST_NAMED],
        )


def _rights_of(file: Path) -> int:
    """Return who may do what; nobody anything where it has gone, as a log does when a bot ends."""
    try:
        return file.stat().st_mode
    except FileNotFoundError:
        return 0


def _of_credential(file: Path) -> Iterator[DoctorFinding]:
    """Judge the token's file: it is root's, and the group of the user who runs the bot reads it."""
    try:
        found, folder = file.stat(), file.parent.stat()
    except OSError:
        return  # that it cannot be read is said of the token
    if found.st_mode & MORE_THAN_A_GROUP_READS:
        yield wrong(
            READABLE,
            f"Others on this computer can read or write {file}, which holds the token: whoever has "
            "it is the bot.",
            "Take that right away. If people you do not know could read it, reset the token too:",
            *("sudo", "chmod", "640", file),
        )
    if others_can_write(folder):
        yield wrong(
            OPEN_FOLDER,
            f"Others on this computer can put another token into {file.parent}.",
            "Take that right away:",
            *("sudo", "chmod", "755", file.parent),
        )


def _open_folders(folders: set[Path]) -> Iterator[DoctorFinding]:
    for folder in sorted(folders):
        if folder.exists() and others_can_write(folder.stat()):
            yield wrong(
                OPEN_FOLDER,
                f"Others on this computer can put files into {folder}, or take them away.",
                "Take that right away:",
                *("chmod", "700", folder),
            )


def _of_others(path: Path) -> Iterator[DoctorFinding]:
    found = next((one for one in (path, path.parent) if one.exists()), None)
    if found is not None and found.stat().st_uid != os.geteuid():
        kind = "folder" if stat.S_ISDIR(found.stat().st_mode) else "file"
        yield wrong(
            OTHER_OWNER,
            f"The {kind} {found} belongs to another user than the one who runs nudge doctor.",
            "Run it as the user who runs the bot, so that it sees what the bot sees.",
        )
