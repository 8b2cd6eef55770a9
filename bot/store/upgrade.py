"""Bring a database file to this program's tables. Alembic is imported only for an older one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import sqlalchemy as sa
from filelock import FileLock

from bot.store.errors import DatabaseError
from bot.store.schema import SCHEMA
from bot.store.sqlite.advice import to_restore
from bot.store.sqlite.backup import backup
from bot.store.sqlite.carrying import take_up_carried
from bot.store.sqlite.engine import writing_engine
from bot.store.sqlite.health import newest_backup, refused
from bot.store.sqlite.log_alone import log_alone, said_of_logs_aside
from bot.store.sqlite.place import PRIVATE_FILE, make_file, real_path
from bot.store.sqlite.version import is_current, version_of
from bot.store.tables.every import metadata

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.sqlite.backup_folder import BackupFolder

log = logging.getLogger(__name__)

LOG_ALONE = (
    "The database {path} is missing or empty, but the log of it is there, in which the newest "
    "answers may be. Nothing was changed. Put the database back beside it; or restore the newest "
    "backup, which keeps the log aside: {restore}; or, to begin "
    "with nothing, move {log} away."
)


def upgrade(path: Path, migrations: Path, backups: BackupFolder | None = None) -> None:
    """Create the tables in a new file, or upgrade those of an older one after a backup.

    `migrations` is the folder with env.py. The backup goes into `backups`, else beside the file,
    and without it nothing is begun. Several processes may call this at once. A failure
    or a kill leaves the file as it was. Raise SchemaError for a database that is newer or not
    Nudge's, DamagedError for a broken one, DatabaseError when an upgrade was rolled back, or when
    the file is missing and its log is not: SQLite would throw that away.
    """
    path = real_path(path)
    _look_for_a_log_alone(path)
    _bring_to_this_schema(path, migrations, backups)
    take_up_carried(path)


def _bring_to_this_schema(path: Path, migrations: Path, backups: BackupFolder | None) -> None:
    if is_current(path):
        return
    with FileLock(f"{path}.upgrade.lock", mode=PRIVATE_FILE):
        if is_current(path):  # another process was faster
            return
        try:
            if version_of(path) is None:
                _warn_of_copies(path)
                _create(path)
                return
            _back_up(path, backups)
            _migrate(path, migrations)
        except sa.exc.DBAPIError as error:
            raise _rolled_back(path, error.orig) from error


def _look_for_a_log_alone(path: Path) -> None:
    """Raise DatabaseError where SQLite would throw away a log: it has no file to write it into."""
    if (log := log_alone(path)) is not None:
        raise DatabaseError(
            LOG_ALONE.format(path=path, restore=to_restore(path, "newest"), log=log)
        )


def _warn_of_copies(path: Path) -> None:
    """Say that nobody's progress is known, where a copy beside it says that it was once."""
    for words in said_of_logs_aside(path):
        log.warning("%s", words)
    copy = newest_backup(path)
    if copy is not None:
        log.warning(
            "The database %s is missing or empty, so Nudge begins with nothing, although a copy of "
            "an earlier one lies beside it. If that is not meant, stop Nudge, then: "
            "%s",
            *(path, to_restore(path, copy)),
        )


def _create(path: Path) -> None:
    """Make in one transaction what all migrations make, one after another, in a second."""
    make_file(path)
    engine = writing_engine(path)
    try:
        with engine.begin() as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql(_VERSION)
            connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{SCHEMA}')")  # noqa: S608 - ours
    finally:
        engine.dispose()


_VERSION = """
CREATE TABLE IF NOT EXISTS alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)
"""  # as Alembic makes it


def _rolled_back(path: Path, cause: BaseException | None) -> DatabaseError:
    return refused(
        cause,
        f"The database {path} could not be upgraded: {str(cause).rstrip('.')}. "
        "It is as it was before.",
    )


def _back_up(path: Path, backups: BackupFolder | None) -> None:
    """Keep what is there before the upgrade; raise DatabaseError or OSError if that cannot be."""
    if backups is None:
        backup(path, _name_beside(path))
    else:
        backups.prepare()
        backups.add(before=SCHEMA)


def _name_beside(path: Path) -> Path:
    """Return a free name beside the database, such as nudge-before-0002.sqlite3."""
    name = path.with_stem(f"{path.stem}-before-{SCHEMA}")
    number = 2
    while name.exists():
        name = path.with_stem(f"{path.stem}-before-{SCHEMA}-{number}")
        number += 1
    return name


def _migrate(path: Path, migrations: Path) -> None:
    from alembic import command  # noqa: PLC0415 - 0.2 s that most starts do not need
    from alembic.config import Config  # noqa: PLC0415 - see above
    from alembic.util import CommandError  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["database"] = path
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise _rolled_back(path, error) from error
