"""Going back from trainings that are lined up keeps the first of each person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command

from bot.store.sqlite.engine import writing_engine
from tests.store.building import alembic_config, rows

if TYPE_CHECKING:
    from pathlib import Path

RUN = (
    "INSERT INTO run (id, learner_id, press_id, state, attempt, private, shown, predicted, "
    "started_at, reason, task) VALUES (?, ?, ?, 'running', 1, 0, 0, '', '2026-11-01', '', '{}')"
)


def test_of_two_on_their_way_the_older_one_stays(path: Path) -> None:
    engine = writing_engine(path)
    with engine.begin() as connection:
        for learner in (1, 2):
            connection.exec_driver_sql(
                "INSERT INTO learner (id, discord_id, joined_at) VALUES (?, ?, '2026-11-01')",
                (learner, learner),
            )
        for run, learner in ((1, 1), (2, 1), (3, 2)):
            connection.exec_driver_sql(RUN, (run, learner, -run))
    engine.dispose()
    command.downgrade(alembic_config(path), "0008")
    assert rows(path, "SELECT id, state FROM run ORDER BY id") == [
        (1, "running"), (2, "failed"), (3, "running")
    ]  # fmt: skip
    command.upgrade(alembic_config(path), "head")
