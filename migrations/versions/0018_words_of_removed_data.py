"""Trainings lose the name, the words and the pictures of data that is gone.

Why: when somebody's own data went, by `/data remove` or with its person, the trainings of others on
it kept its name, the names of its classes and its pictures, and could not be told from trainings of
the person who had added it. From now on these words go before the data does. What was kept of data
that is gone already is taken out here, in the owner's own trainings too, as nobody can tell them
apart any more. All numbers stay. Their public cards show the words still, so they are noted, to be
deleted one by one. And when Discord refused to delete a message is kept, so that each hour counts
one refusal, also of a bot that is started again and again.

Going back brings nothing back: what is taken out stays so.
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
    *(sa.column("guild_id"), sa.column("channel_id"), sa.column("message_id")),
    *(sa.column("private", sa.Boolean()), sa.column("started_at", sa.DateTime(timezone=True))),
    sa.column("task", sa.JSON()),
)
NUMBERS = sa.table(
    "run_numbers", sa.column("run_id"), sa.column("number"), sa.column("numbers", sa.JSON())
)
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REMOVAL = sa.table(
    "removal",
    *(sa.column("gathering_id"), sa.column("tries")),
    *(sa.column("guild_id"), sa.column("channel_id"), sa.column("message_id")),
    sa.column("noted_at", sa.DateTime(timezone=True)),
)
PICTURE = sa.table("run_picture", sa.column("run_id"))
LEFT_OUT = "Why it ended is left out here, as the data was removed since."


def upgrade() -> None:
    make_removals_anew(sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True))
    connection, after = op.get_bind(), 0
    some = (
        sa.select(RUN)
        .where(RUN.c.own_table_id.is_(None), sa.cast(RUN.c.task, sa.Text).contains('"own"'))
        .order_by(RUN.c.id)
        .limit(BATCH)
    )
    while rows := connection.execute(some.where(RUN.c.id > after)).all():
        for row in rows:
            if is_own(row.task):
                take_out(connection, row)
                note_card(connection, row)
        after = rows[-1].id


def downgrade() -> None:
    make_removals_anew()


def make_removals_anew(*more: sa.Column[Any]) -> None:
    """Make the table of removals with its rows, numbered anew, and with or without what is new.

    A column that is added to a table stands elsewhere than in one that is made with it.
    """
    connection, in_order = op.get_bind(), sa.select(REMOVAL).order_by(sa.text("id"))
    kept = [dict(row) for row in connection.execute(in_order).mappings()]
    op.drop_table("removal")
    op.create_table(
        "removal",
        sa.Column("id", KEY, nullable=False),
        sa.Column("gathering_id", KEY, nullable=True),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        *more,
        sa.ForeignKeyConstraint(
            ["gathering_id"],
            ["gathering.id"],
            name=op.f("fk_removal_gathering_id_gathering"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removal")),
        sa.UniqueConstraint("gathering_id", name=op.f("uq_removal_gathering_id")),
        sa.UniqueConstraint("message_id", name=op.f("uq_removal_message_id")),
    )
    if kept:
        connection.execute(sa.insert(REMOVAL), kept)


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


def note_card(connection: sa.Connection, row: sa.Row[*tuple[Any, ...]]) -> None:
    """Note the message of a training in a server, to be deleted, unless it is noted already.

    There is no clock here, so it is as if it had been noted when the training began.
    """
    if row.guild_id is None or row.message_id is None or row.private:
        return
    noted = sa.select(REMOVAL.c.message_id).where(REMOVAL.c.message_id == row.message_id)
    if connection.scalar(noted) is None:
        place = {"guild_id": row.guild_id, "channel_id": row.channel_id}
        new = place | {"message_id": row.message_id, "noted_at": row.started_at}
        connection.execute(sa.insert(REMOVAL).values(new))


def is_own(task: dict[str, Any]) -> bool:
    """Whether a training was on data that somebody added."""
    data = [one.get("spec", {}).get("data") for one in task.get("variants", ())]
    return "own" in data and not task.get("shipped")
