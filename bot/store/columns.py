"""Kinds of columns that several tables use. Each prevents a mistake that its plain form allows."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

if TYPE_CHECKING:
    from enum import StrEnum

    from sqlalchemy.engine.interfaces import Dialect

to_json = partial(json.dumps, allow_nan=False, ensure_ascii=False)
"""Write JSON; raise ValueError for NaN, which is not JSON and which others could not read."""


class UTCDateTime(sa.TypeDecorator[datetime]):
    """A moment in UTC. Raise ValueError for one without a time zone, which SQLite would forget."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("A moment needs a time zone before it is stored.")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def own_id() -> sa.Column[int]:
    """Make a key that counts up by itself; on SQLite only a plain INTEGER does."""
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True)


def belongs_to(table: str, *, primary_key: bool = False, unique: bool = False) -> sa.Column[int]:
    """Make a key to another table's row; deleting that row deletes this one too."""
    return sa.Column(
        f"{table}_id",
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE"),
        primary_key=primary_key,
        unique=unique or None,
        nullable=False,
    )


def may_belong_to(table: str) -> sa.Column[int | None]:
    """Make a key to another table's row, or NULL; deleting that row deletes this one too."""
    return sa.Column(f"{table}_id", sa.ForeignKey(f"{table}.id", ondelete="CASCADE"))


def may_name(table: str, name: str = "") -> sa.Column[int | None]:
    """Make a key to another table's row, or NULL; deleting that row sets it to NULL."""
    key = sa.ForeignKey(f"{table}.id", ondelete="SET NULL")
    return sa.Column(name or f"{table}_id", key)


def one_of(name: str, choices: type[StrEnum]) -> sa.Column[Any]:
    """Make a column of an enum, stored as its value and checked by the database."""
    kind = sa.Enum(
        choices,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=16,
        values_callable=lambda enum: [member.value for member in enum],
    )
    return sa.Column(name, kind, nullable=False)


def moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, UTCDateTime(), nullable=nullable)


def json_value(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    kind = sa.JSON(none_as_null=True)
    binary = JSONB(none_as_null=True)  # PostgreSQL reads it without parsing it anew
    return sa.Column(name, kind.with_variant(binary, "postgresql"), nullable=nullable)
