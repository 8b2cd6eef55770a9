"""Answers stored in the usual way: SQLAlchemy's async ORM on aiosqlite, a session an answer."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncSession


class OrmBase(DeclarativeBase):
    pass


class OrmAnswer(OrmBase):
    __tablename__ = "answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[int]
    step: Mapped[int]
    letter: Mapped[str]


class OrmPress(OrmBase):
    __tablename__ = "press"

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[int]


async def orm_answers(path: Path, people: int, seconds: float) -> list[float]:
    """Let people answer for some seconds; return the seconds that each stored answer took.

    The disk has each before it counts, as with Nudge: WAL and synchronous=FULL.
    """
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}", connect_args={"timeout": 60})

    @sa.event.listens_for(engine.sync_engine, "connect")
    def _connected(driver: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            driver.cursor().execute(f"PRAGMA {pragma}")

    async with engine.begin() as connection:
        await connection.run_sync(OrmBase.metadata.create_all)
    sessions = async_sessionmaker(engine)
    until = time.perf_counter() + seconds
    taken = await asyncio.gather(*(_answer(sessions, person, until) for person in range(people)))
    await engine.dispose()
    return [one for times in taken for one in times]


async def _answer(
    sessions: async_sessionmaker[AsyncSession], person: int, until: float
) -> list[float]:
    taken: list[float] = []
    while (began := time.perf_counter()) < until:
        async with sessions() as session:
            session.add(OrmAnswer(person=person, step=len(taken), letter="a"))
            session.add(OrmPress(person=person))
            await session.commit()
        taken.append(time.perf_counter() - began)
    return taken
