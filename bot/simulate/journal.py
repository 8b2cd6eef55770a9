"""Tells the outside what a bot stored and what it answered, before anything else happens.

The bot's own code is not changed: `Database.write` is wrapped in this process only, and triggers
that exist for one connection note which rows each change made. What is told goes through a pipe to
a process that is never killed.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from contextvars import ContextVar
from hashlib import blake2b
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar, cast

import discord
from simcord.backend.models import Interaction

from bot.store.database import Database
from bot.store.tables.every import metadata

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    import sqlalchemy as sa

    Change = tuple[str, str, str]

T = TypeVar("T")
COLLECTS = (
    "CREATE TEMP TABLE IF NOT EXISTS simulated_change "
    "(place INTEGER PRIMARY KEY, name TEXT, row_key TEXT, row TEXT)"
)
WATCHED = "SELECT 1 FROM sqlite_temp_master WHERE name = 'simulated_change'"
NOTED = "SELECT name, row_key, row FROM simulated_change ORDER BY place"
PRESS: ContextVar[int] = ContextVar("PRESS", default=0)
"""The interaction that is being answered in this task; 0 for what the bot does by itself."""


def quoted(table: sa.Table, row: str, *, key: bool) -> str:
    """Write the SQL that makes one text of a row, or of its primary key."""
    columns = table.primary_key.columns if key else table.columns
    return "||','||".join(f'quote({row}"{column.name}")' for column in columns)


def digest(row: str | None) -> str:
    """Return a short print of a row; "" for one that is not there."""
    return "" if row is None else blake2b(row.encode(), digest_size=8).hexdigest()


def triggers() -> list[str]:
    """Write the triggers that note each row that a connection inserts, changes or deletes."""
    written = []
    for table in metadata.sorted_tables:
        for event, before, after in (
            ("INSERT", "", "NEW."),
            ("UPDATE", "OLD.", "NEW."),
            ("DELETE", "OLD.", ""),
        ):
            notes = [(before, None), (after, after)]
            body = "".join(
                "INSERT INTO simulated_change (name, row_key, row) VALUES ("  # noqa: S608 - our own names
                f"'{table.name}', {quoted(table, named, key=True)}, "
                f"{quoted(table, row, key=False) if row else 'NULL'});"
                for named, row in notes
                if named
            )
            written.append(
                f"CREATE TEMP TRIGGER IF NOT EXISTS simulated_{event.lower()}_{table.name} "
                f'AFTER {event} ON main."{table.name}" BEGIN {body} END'
            )
    return written


class Journal:
    """Says each thing in one line: `["stored", 7]`. Lines are written whole, one after another."""

    def __init__(self, pipe: int = -1) -> None:
        self._pipe = pipe
        self._door = threading.Lock()
        self._units = count(1)
        self._triggers = triggers()
        self.waiting: dict[int, int] = {}
        self.in_commit = False

    def say(self, *words: object) -> None:
        line = (json.dumps(words) + "\n").encode()
        with self._door:
            while line:
                line = line[os.write(self._pipe, line) :]

    def follow(
        self, work: Callable[[sa.Connection], T]
    ) -> tuple[int, Callable[[sa.Connection], T]]:
        """Give a change a number; return work that tells what it did, before the commit."""
        unit, press = next(self._units), PRESS.get()

        def followed(connection: sa.Connection) -> T:
            driver = cast("sqlite3.Connection", connection.connection.driver_connection)
            if driver.execute(WATCHED).fetchone() is None:
                for statement in (COLLECTS, *self._triggers):
                    driver.execute(statement)
            value = work(connection)
            changes = [(name, key, digest(row)) for name, key, row in driver.execute(NOTED)]
            driver.execute("DELETE FROM simulated_change")
            if changes:
                self.in_commit = True
                self.say("tried", unit, press, changes)
            return value

        return unit, followed


def watch(journal: Journal) -> None:
    """Have all that the bots of this process store and answer written into the journal."""
    write = Database.write

    async def written(self: Database, work: Callable[[sa.Connection], Any]) -> Any:  # noqa: ANN401 - as in the store
        unit, followed = journal.follow(work)
        journal.waiting[unit] = PRESS.get()
        try:
            value = await write(self, followed)
            journal.say("stored", unit)
        finally:
            journal.waiting.pop(unit, None)
        return value

    Database.write = written  # type: ignore[method-assign]  # in this process only
    watch_answers(journal)
    logging.getLogger().addHandler(_Errors(journal))


def watch_answers(journal: Journal) -> None:
    """Tell each answer as the simulated Discord accepts it, and what was then not stored yet."""
    begin, respond, update = (
        discord.Interaction.__init__,
        Interaction.respond_with_message,
        Interaction.update_source,
    )

    def begun(self: discord.Interaction[Any], **given: Any) -> None:  # noqa: ANN401 - as in discord.py
        begin(self, **given)
        PRESS.set(self.id)

    def tell(answered: Interaction) -> None:
        early = sum(press == answered.id for press in journal.waiting.values())
        journal.say("told", answered.id, early)

    def responded(self: Interaction, message_id: int, *, ephemeral: bool) -> None:
        respond(self, message_id, ephemeral=ephemeral)
        tell(self)

    def updated(self: Interaction, message_id: int | None) -> None:
        update(self, message_id)
        tell(self)

    discord.Interaction.__init__ = begun  # type: ignore[method-assign]  # in this process only
    Interaction.respond_with_message = responded  # type: ignore[method-assign]  # as above
    Interaction.update_source = updated  # type: ignore[method-assign]  # as above


class _Errors(logging.Handler):
    """Tells what the bot logged as an error of its own."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(logging.ERROR)
        self.journal = journal

    def emit(self, record: logging.LogRecord) -> None:
        cause = record.exc_info[1] if record.exc_info else None
        self.journal.say("error", record.getMessage()[:200], repr(cause)[:300])
