"""Ways to break the computer of a bot, its parts, and the bot that runs."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.doctor.tools import LessonsRead
from bot.store.sqlite.lock import DatabaseLock
from tests.doctor.patient import real_now, running_bot

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from tests.doctor.patient import Patient, Way


def clock_wrong(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.tools = replace(patient.tools, now=lambda: real_now() + timedelta(minutes=7))


def free_bytes(free: int) -> Way:
    def fill(patient: Patient, _: pytest.MonkeyPatch) -> None:
        patient.tools = replace(patient.tools, free=lambda _: free)

    return fill


def sqlite_of(version: tuple[int, int, int], *options: str) -> Way:
    def use(patient: Patient, _: pytest.MonkeyPatch) -> None:
        tools = replace(patient.tools, sqlite=lambda: version)
        patient.tools = replace(tools, options=lambda: frozenset(options))

    return use


def training_raises(error: Exception) -> Way:
    def fail() -> None:
        raise error

    def break_it(patient: Patient, _: pytest.MonkeyPatch) -> None:
        patient.tools = replace(patient.tools, train=fail)

    return break_it


def disk_raises(number: int) -> Way:
    def fail(folder: Path) -> int:
        raise OSError(number, os.strerror(number), str(folder))

    def break_it(patient: Patient, _: pytest.MonkeyPatch) -> None:
        patient.tools = replace(patient.tools, free=fail)

    return break_it


def long_path(patient: Patient, _: pytest.MonkeyPatch) -> None:
    below = patient.folder / ("a-folder-of-a-school-with-a-long-name" * 3)
    shutil.move(patient.folder / "backups", below / "backups")
    patient.setting(database=Path(shutil.move(patient.path, below)))


def socket_folder(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.path.with_name("nudge.sqlite3.workers").touch()


def lessons_broken(patient: Patient, _: pytest.MonkeyPatch) -> None:
    read = LessonsRead(11, ("lessons/loss/lesson.md, line 3: there is no such term.",))
    patient.tools = replace(patient.tools, lessons=lambda _: read)


def setting_unknown(patient: Patient, _: pytest.MonkeyPatch) -> None:
    unknown = (("NUDGE_DATABSE", "NUDGE_DATABASE"), ("NUDGE_XYZ", ""))
    patient.tools = replace(patient.tools, unknown=lambda: unknown)


def not_running(_: Patient, __: pytest.MonkeyPatch) -> None:
    """Change nothing: nobody has started it."""


@contextmanager
def not_ready(patient: Patient, _: pytest.MonkeyPatch) -> Iterator[None]:
    with running_bot(patient.path, 503, "The bot is not connected to Discord.\n") as port:
        patient.setting(metrics_port=port)
        yield


@contextmanager
def no_answer(patient: Patient, _: pytest.MonkeyPatch) -> Iterator[None]:
    with DatabaseLock(patient.path):
        patient.setting(metrics_port=9)
        yield
