"""Connections to one SQLite file: one that writes, and others that can only read.

The driver's own way of opening transactions loses concurrent updates without an error, so it is
switched off (`isolation_level = None`) and each transaction is opened by a statement of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.columns import to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

PATIENCE = 1.5
"""Seconds to wait for another program that locks the file; a person is answered within 3."""
_BUSY = f"busy_timeout={PATIENCE * 1000:.0f}"

WRITING = (
    "journal_mode=WAL",
    "synchronous=FULL",  # NORMAL may lose the last commits when the power fails
    "foreign_keys=ON",
    "cache_size=-1000",  # KiB; the system keeps the file in memory as well
    _BUSY,
    "trusted_schema=OFF",
    "secure_delete=ON",  # what is deleted is overwritten with zeros
)
READING = (
    "query_only=ON",
    "cache_size=-500",  # of each: they fill as the file grows
    "wal_autocheckpoint=0",  # before SQLite 3.51.3 two checkpointing connections may corrupt
    _BUSY,
    "trusted_schema=OFF",
)


def writing_engine(path: Path) -> sa.Engine:
    """Make the engine of the one connection that writes and checkpoints."""
    return _engine(path, WRITING, "BEGIN IMMEDIATE", 1)


def reading_engine(path: Path, connections: int) -> sa.Engine:
    """Make the engine of the connections that only read, each transaction on one snapshot."""
    return _engine(path, READING, "BEGIN", connections)


def _engine(path: Path, pragmas: Sequence[str], begin: str, connections: int) -> sa.Engine:
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        hide_parameters=True,  # keeps what people wrote out of the text of exceptions
        json_serializer=to_json,
        pool_size=connections,
        max_overflow=0,
    )

    @sa.event.listens_for(engine, "connect")
    def _connected(driver: sqlite3.Connection, _record: object) -> None:
        driver.isolation_level = None
        for pragma in pragmas:
            driver.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begun(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
