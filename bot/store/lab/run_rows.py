"""Turns rows into `bot.tutor.lab.runs.Run`, and the numbers of a run into JSON and back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.store.lab.trials import trials_of
from bot.store.tables.lab import run, run_numbers
from bot.store.tables.people import learner
from bot.trainings.kept_names import NUMBERS
from bot.trainings.numbers import RunNumbers
from bot.trainings.task import task_from_json, task_to_json
from bot.tutor.lab.runs import Run, WantedRun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.trainings.catalogue import Catalogue
    from bot.trainings.task import Task

SELECT_RUN = sa.select(run, learner.c.discord_id).join_from(run, learner)
RUN_OF_PRESS = SELECT_RUN.where(run.c.press_id == sa.bindparam("press"))
ONE_RUN = SELECT_RUN.where(run.c.id == sa.bindparam("run"))
_KEEP = sa.insert(run_numbers)
_NUMBERS = (
    sa.select(run_numbers.c.run_id, run_numbers.c.numbers)
    .where(run_numbers.c.run_id.in_(sa.bindparam("runs", expanding=True)))
    .order_by(run_numbers.c.run_id, run_numbers.c.number)
)
_KEYS = {field.name: NUMBERS.get(field.name, field.name) for field in fields(RunNumbers)}
_FIELDS = {key: name for name, key in _KEYS.items()}


def read_run(connection: sa.Connection, run_id: int, catalogue: Catalogue) -> Run | None:
    row = connection.execute(ONE_RUN, {"run": run_id}).one_or_none()
    return None if row is None else whole_runs(connection, [row], catalogue)[0]


def whole_runs(
    connection: sa.Connection, rows: Sequence[sa.Row[*tuple[Any, ...]]], catalogue: Catalogue
) -> tuple[Run, ...]:
    """Turn rows of SELECT_RUN into runs with their numbers, in the same order."""
    numbers: defaultdict[int, list[RunNumbers]] = defaultdict(list)
    for run_id, kept in connection.execute(_NUMBERS, {"runs": [row.id for row in rows]}):
        numbers[run_id].append(_from_json(kept))
    trials = trials_of(connection, [row.id for row in rows])
    return tuple(
        replace(whole_run(row, tuple(numbers[row.id]), catalogue), trial=trials.get(row.id))
        for row in rows
    )


def keep_numbers(connection: sa.Connection, run_id: int, runs: Sequence[RunNumbers]) -> None:
    """Store the numbers of a run that has none yet. Raise StatementError for NaN or infinity.

    Each variant is a row: the JSON of a sweep of 64 as one long text would block every thread for a
    while.
    """
    new = [
        {"run_id": run_id, "number": number, "numbers": _to_json(numbers)}
        for number, numbers in enumerate(runs)
    ]
    if new:
        connection.execute(_KEEP, new)


def whole_run(
    row: sa.Row[*tuple[Any, ...]], numbers: tuple[RunNumbers, ...], catalogue: Catalogue
) -> Run:
    """Turn a row of SELECT_RUN into a run."""
    return Run(
        id=row.id,
        person=row.discord_id,
        guild=row.guild_id,
        wanted=WantedRun(
            _task_from_json(row.task, catalogue),
            row.own_table_id,
            row.private,
            row.predicted,
            row.sure,
        ),
        state=row.state,
        attempt=row.attempt,
        channel=row.channel_id,
        message=row.message_id,
        numbers=numbers,
        reason=row.reason,
        score=row.score,
        started_at=row.started_at,
    )


def task_json(task: Task | None) -> dict[str, Any]:
    return {} if task is None else task_to_json(task)


def _task_from_json(kept: Mapping[str, Any], catalogue: Catalogue) -> Task | None:
    """Read the task of a training. None where another version of Nudge wrote it.

    So it is with names that are not in the catalogue: it must not be trained as something else.
    """
    try:
        task = task_from_json(kept)
        for variant in task.variants:
            catalogue.check(variant.spec)
    except (KeyError, TypeError, ValueError):
        return None
    return task


def _to_json(numbers: RunNumbers) -> dict[str, object]:
    # `dataclasses.asdict` would copy every float
    return {key: getattr(numbers, name) for name, key in _KEYS.items()}


def _from_json(kept: Mapping[str, Any]) -> RunNumbers:
    return RunNumbers(**{_FIELDS[key]: _frozen(value) for key, value in kept.items()})


def _frozen(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(value, list):
        return value
    is_table = bool(value) and isinstance(value[0], list)
    return tuple(map(tuple, value)) if is_table else tuple(value)
