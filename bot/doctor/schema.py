"""Whether the tables of a database are those of this program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.doctor.complaints import NEWER, NOT_NUDGES, OLDER, SCHEMA
from bot.doctor.finding import RESTORE, good, unseen, wrong
from bot.store import schema

if TYPE_CHECKING:
    from pathlib import Path

    from bot.doctor.finding import DoctorFinding
    from bot.store.sqlite.peeking import FilePeek


def look_at_schema(path: Path, content: FilePeek) -> DoctorFinding:
    found, ours = content.version, schema.SCHEMA
    if not content.ours or (found is not None and not found.isdigit()):
        mend = "Set NUDGE_DATABASE to another file: this one stays as it is."
        return wrong(NOT_NUDGES, f"{path} is a database of another program.", mend)
    if found is None:
        return unseen(SCHEMA, "The file is empty: nudge run makes the tables.")
    if found != ours:
        return _older(path, found) if found < ours else _newer(path, found)
    return good(SCHEMA, f"The tables are those of this program ({found}).")


def _older(path: Path, found: str) -> DoctorFinding:
    told = f"The tables are those of an older Nudge ({found}; this one has {schema.SCHEMA})."
    mend = "Start the bot, which makes a backup first and then upgrades them, or call:"
    return wrong(OLDER, told, mend, "nudge", "db", "upgrade", "--database", path)


def _newer(path: Path, found: str) -> DoctorFinding:
    told = f"The tables are those of a newer Nudge ({found}; this one knows {schema.SCHEMA})."
    mend = "Install the newer Nudge again, or restore a backup from before the upgrade:"
    return wrong(NEWER, told, mend, *RESTORE, path, "BACKUP")
