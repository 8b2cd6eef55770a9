"""The backups that a bot makes by itself, put together from the settings."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.store.sqlite.backup_folder import BackupFolder
from bot.store.sqlite.hourly import HourlyBackups
from bot.store.sqlite.place import real_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from datetime import datetime

    from bot.settings import Settings
    from bot.store.database import Database
    from bot.ui.client import TutorBot

log = logging.getLogger(__name__)


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
