"""Trainings lose the name, the words and the pictures of data that is gone.

Why: when somebody's own data went, by `/data remove` or with its person, the trainings of others on
it kept its name, the names of its classes and its pictures, and could not be told from trainings of
the person who had added it. From now on these words go before the data does. What was kept of data
that is gone already is taken out here, in the owner's own trainings too, as nobody can tell them
apart any more. All numbers stay.

Going back changes nothing: what is taken out stays so.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

BATCH = 200
RUN = sa.table(
    "run",
    *(sa.column("id"), sa.column("own_table_id"), sa.column("reason")),
    sa.column("task", sa.JSON()),
)
NUMBERS = sa.table(
    "run_numbers", sa.column("run_id"), sa.column("number"), sa.column("numbers", sa.JSON())
)
PICTURE = sa.table("run_picture", sa.column("run_id"))
LEFT_OUT = "Why it ended is left out here, as the data was removed since."


def upgrade() -> None:
    connection, after = op.get_bind(), 0
    some = (
        sa.select(RUN.c.id, RUN.c.reason, RUN.c.task)
        .where(RUN.c.own_table_id.is_(None), sa.cast(RUN.c.task, sa.Text).contains('"own"'))
        .order_by(RUN.c.id)
        .limit(BATCH)
    )
    while rows := connection.execute(some.where(RUN.c.id > after)).all():
        for row in rows:
            if is_own(row.task):
                take_out(connection, row)
        after = rows[-1].id


def downgrade() -> None:
    """Leave everything as it is."""


def take_out(connection: sa.Connection, row: sa.Row[*tuple[Any, ...]]) -> None:
    kept = row.task.get("title", "") if row.task.get("view") == "sweep" else ""  # Nudge's own
    blank = {"task": row.task | {"title": kept}, "reason": LEFT_OUT if row.reason else ""}
    connection.execute(sa.update(RUN).where(RUN.c.id == row.id).values(blank))
    connection.execute(sa.delete(PICTURE).where(PICTURE.c.run_id == row.id))
    of_run = sa.select(NUMBERS.c.number, NUMBERS.c.numbers).where(NUMBERS.c.run_id == row.id)
    for number, numbers in connection.execute(of_run).all():
        if numbers.get("classes"):
            classes = [f"group {n}" for n, _ in enumerate(numbers["classes"], 1)]
            connection.execute(
                sa.update(NUMBERS)
                .where(NUMBERS.c.run_id == row.id, NUMBERS.c.number == number)
                .values(numbers=numbers | {"classes": classes})
            )


def is_own(task: dict[str, Any]) -> bool:
    """Whether a training was on data that somebody added."""
    data = [one.get("spec", {}).get("data") for one in task.get("variants", ())]
    return "own" in data and not task.get("shipped")
