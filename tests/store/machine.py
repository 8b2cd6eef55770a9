"""A database for the histories that Hypothesis makes up: one file, and an event loop to ask it."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from bot.store.database import Database
from bot.tutor.people import Press
from tests.store.building import SteppingClock

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")


class StoreMachine(RuleBasedStateMachine):
    """Keeps a copy of `template` open; a restart closes it and opens it again."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = shutil.copyfile(self.template, self.folder / "nudge.sqlite3")
        self.loop = asyncio.Runner()
        self.clock = SteppingClock()
        self.pressed = 0
        self.open_store()

    def open_store(self) -> None:
        self.database = Database(self.path, self.clock)
        self.database.start()

    def reopen(self) -> None:
        self.database.close()
        self.open_store()

    def delete_learner(self, person: int) -> None:
        """Delete all that is stored about a person, and open the store anew."""
        self.database.close()
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("DELETE FROM learner WHERE discord_id = ?", (person,))
        self.open_store()

    def teardown(self) -> None:
        self.database.close()
        self.loop.close()
        shutil.rmtree(self.folder)

    def run(self, call: Coroutine[Any, Any, T]) -> T:
        return self.loop.get_loop().run_until_complete(call)

    def press(self, person: int, guild: int | None = None) -> Press:
        """Return a press with an id of its own."""
        self.pressed += 1
        return Press(self.pressed, person, guild)


def run_histories(
    machine: type[StoreMachine], template: Path, histories: int, steps: int = 25
) -> None:
    machine.template = template
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=histories,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
