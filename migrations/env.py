"""How Alembic reaches the database: called by `bot.store.upgrade`, or by hand from a checkout.

By hand: `alembic -x database=FILE upgrade head`. To compare or to write a new migration no file is
needed: the migrations so far are run on an empty database in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import context
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError

from bot.store.columns import UTCDateTime
from bot.store.tables.every import metadata

if TYPE_CHECKING:
    import sqlite3

    from alembic.autogenerate.api import AutogenContext


def engine_for(database: object) -> sa.Engine:
    """Connect so that a migration is one transaction, and altering a table deletes no rows.

    SQLite alters a table by dropping the old one, and with foreign keys on that would delete
    every row that belongs to its rows.
    """
    url = sa.URL.create("sqlite", database=str(database) if database else None)
    engine = sa.create_engine(url, hide_parameters=True, poolclass=sa.StaticPool)

    @sa.event.listens_for(engine, "connect")
    def _connected(driver: sqlite3.Connection, _record: object) -> None:
        driver.isolation_level = None
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute("PRAGMA busy_timeout=60000")

    @sa.event.listens_for(engine, "begin")
    def _begun(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def plain(kind: str, item: object, _context: AutogenContext) -> str | bool:
    """Write our own types as the plain ones behind them: a migration imports nothing of ours."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def settings() -> dict[str, Any]:
    return {
        "target_metadata": metadata,
        "render_item": plain,
        "render_as_batch": True,
        "transactional_ddl": True,
    }


def build_in_memory(connection: sa.Connection) -> None:
    """Run all migrations so far on an empty database."""
    migration = MigrationContext.configure(connection, opts=settings())
    with connection.begin(), Operations.context(migration):
        for revision in reversed(list(context.script.walk_revisions())):
            revision.module.upgrade()
        migration.stamp(context.script, "head")


def migrate(connection: sa.Connection) -> None:
    context.configure(connection=connection, **settings())
    with context.begin_transaction():
        context.run_migrations()
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise CommandError(f"After this migration a row of {broken[0]} belongs to no row.")


def run() -> None:
    database = context.config.attributes.get("database")
    database = database or context.get_x_argument(as_dictionary=True).get("database")
    command = getattr(context.config.cmd_opts, "cmd", [None])[0]
    if not database and getattr(command, "__name__", None) not in {"revision", "check"}:
        raise CommandError("Name the database file: alembic -x database=FILE …")
    engine = engine_for(database)
    try:
        with engine.connect() as connection:
            if not database:
                build_in_memory(connection)
            migrate(connection)
    finally:
        engine.dispose()


run()
