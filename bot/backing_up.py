"""The backups that a bot makes by itself, put together from the settings."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.settings import data_folder
from bot.store.sqlite.backup_folder import BackupFolder
from bot.store.sqlite.hourly import HourlyBackups
from bot.store.sqlite.lock import told_of_rights
from bot.store.sqlite.place import make_folder, real_path, tightened

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from datetime import datetime
    from pathlib import Path

    from bot.settings import Settings
    from bot.store.database import Database
    from bot.ui.client import TutorBot

log = logging.getLogger(__name__)


def private_folder(database: Path) -> None:
    """Make the folder of a database for its owner only; take Nudge's own one from all others.

    A folder that somebody else made keeps its rights: other things may lie in it.
    """
    folder = real_path(database).parent
    make_folder(folder)
    if folder == real_path(data_folder()) and tightened(folder):
        told_of_rights([folder])


def backups_of(settings: Settings, now: Callable[[], datetime]) -> BackupFolder | None:
    """Return the folder of the backups that are made by themselves, where the settings name one."""
    folder = settings.backup_folder
    if folder is None:
        return None
    return BackupFolder(real_path(folder), real_path(settings.database), now)


def hourly_backups(
    settings: Settings, database: Database, bot: TutorBot, parts: ExitStack
) -> HourlyBackups | None:
    """Make what backs the database up every hour; the bot is not ready while that fails."""
    folder = backups_of(settings, database.clock)
    if folder is None:
        log.info("No backups are made by themselves: NUDGE_BACKUPS is empty.")
        return None
    backups = HourlyBackups(folder, database)
    parts.callback(backups.stop)
    bot.duty.add_trouble(lambda: backups.trouble)
    return backups
