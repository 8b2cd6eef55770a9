"""The states of a training: asked for, taken up again after a restart, and ended once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.store.dialect import (
    TRAININGS_IN_A_SERVER,
    insert_or_ignore,
    rows_changed,
    take_turns,
)
from bot.store.lab.pictures import keep_pictures
from bot.store.lab.run_rows import RUN_OF_PRESS, SELECT_RUN, keep_numbers, task_json, whole_runs
from bot.store.lab.workload import (
    forget_what_ended,
    note_start,
    starts_of,
    too_much,
    trainings_of,
)
from bot.store.left_messages import note_messages
from bot.store.presses import learner_of
from bot.store.tables.data import own_table
from bot.store.tables.lab import run, running, unseen
from bot.store.tables.people import learner
from bot.store.tables.privacy import removal
from bot.store.trained_data import is_blanked
from bot.tutor.lab.caps import USUAL
from bot.tutor.lab.runs import Refusal, Run, RunState
from bot.tutor.privacy.blanking import blanked_task

if TYPE_CHECKING:
    from datetime import datetime

    from bot.store.database import Database
    from bot.trainings.catalogue import Catalogue
    from bot.trainings.news import Outcome
    from bot.tutor.lab.caps import Caps
    from bot.tutor.lab.runs import WantedRun
    from bot.tutor.people import Press

_REPEATED = sa.select(run.c.id).where(run.c.press_id == sa.bindparam("press"))
_STILL_THERE = sa.select(own_table.c.id).where(
    own_table.c.id == sa.bindparam("table"),
    own_table.c.press_id != -own_table.c.id,  # no emptied one
)
_BEGIN = insert_or_ignore(run)
_POSTED_BEFORE = sa.select(run.c.guild_id, run.c.channel_id, run.c.message_id).where(
    run.c.id == sa.bindparam("run"), run.c.message_id != sa.bindparam("message")
)
_POST = (
    sa.update(run)
    .where(run.c.id == sa.bindparam("run"), run.c.press_id != -run.c.id)  # no emptied one
    .values(channel_id=sa.bindparam("channel"), message_id=sa.bindparam("message"))
)
_END = (
    sa.update(run)
    .where(run.c.id == sa.bindparam("run"), running)
    .values(
        state=sa.bindparam("ended"),
        reason=sa.bindparam("why"),
        score=sa.bindparam("reached"),
        finished_at=sa.bindparam("now"),
    )
)
_FINISH = _END.where(run.c.attempt == sa.bindparam("taken_up"))
_TAKE_UP = sa.update(run).where(running).values(attempt=run.c.attempt + 1)
_OF_PARTED = run.c.learner_id.in_(sa.select(learner.c.id).where(learner.c.discord_id < 0))
_GIVE_UP = (
    sa.update(run)
    .where(running, _OF_PARTED)
    .values(state=RunState.CANCELLED, finished_at=sa.bindparam("now"))
)
_KEEP_TO_ONESELF = sa.update(run).where(unseen, _OF_PARTED).values(shown=True)
_CARD_GOES = sa.exists().where(removal.c.message_id == run.c.message_id)
_UNTOLD = SELECT_RUN.where(
    sa.or_(running, sa.and_(unseen, sa.not_(run.c.private), sa.not_(_CARD_GOES)))
).order_by(run.c.id)


@dataclass(frozen=True, slots=True)
class Runs:
    """The port `Runs` of the services, on SQL."""

    database: Database
    catalogue: Catalogue

    async def begin(self, press: Press, wanted: WantedRun, caps: Caps = USUAL) -> Run | Refusal:
        """Store that a training is wanted, unless the caps keep it from being taken.

        The same press again is REPEATED, even when the training has ended. Own data that was
        removed meanwhile is stored as NULL, and its name is not.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> Run | Refusal:
            take_turns(connection, TRAININGS_IN_A_SERVER)
            refused = _refusal(connection, press, caps)
            if refused:
                return refused
            _begin(connection, press, wanted, now)
            begun = connection.execute(RUN_OF_PRESS, {"press": press.id}).all()
            return whole_runs(connection, begun, self.catalogue)[0]

        return await self.database.write(work)

    async def posted(self, run: Run, channel: int, message: int) -> bool:
        """Store where the message with the answer is; a later call replaces it.

        Return whether what the message shows is gone: the training was deleted since `run` was
        read, or the data of another that it was on. In a server it is noted then, to be deleted;
        so is the message that an answer stood in before.
        """
        now, where = self.database.clock(), {"run": run.id, "channel": channel, "message": message}

        def work(connection: sa.Connection) -> bool:
            going = [tuple(row) for row in connection.execute(_POSTED_BEFORE, where)]
            kept = rows_changed(connection, _POST, where) == 1
            gone = not kept or (run.wanted.table is not None and is_blanked(connection, run.id))
            if gone:
                going.append((run.guild, channel, message))
            if run.guild is not None and not run.wanted.private:
                note_messages(connection, going, now)
            return gone

        return await self.database.write(work)

    async def started(self, run: Run, starts: int) -> None:
        """Store how often workers began a run that has not ended; the number never falls.

        A run that a restart of the bot took up since it was read stays as it is.
        """
        await self.database.write(lambda connection: note_start(connection, run, starts))

    async def finish(self, run: Run, outcome: Outcome, score: float | None) -> bool:
        """Store numbers, pictures and Brier score. False, with nothing changed, if it ended before.

        It is also False when a restart of the bot took the run up again since `run` was read: then
        only the newer attempt counts. Raise StatementError, with nothing changed, when a number is
        not finite.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> bool:
            done = {"ended": RunState.DONE, "why": "", "reached": score, "now": now}
            key = {"run": run.id, "taken_up": run.attempt}
            if rows_changed(connection, _FINISH, {**key, **done}) == 0:
                return False
            keep_numbers(connection, run.id, outcome.runs)
            keep_pictures(connection, run.id, outcome.pictures, now)
            return True

        return await self.database.write(work)

    async def end(self, run: int, state: RunState, reason: str) -> bool:
        """Store that it failed or was cancelled. False when it had ended already."""
        ended = {"ended": state, "why": reason, "reached": None, "now": self.database.clock()}
        return await self.database.write(
            lambda connection: rows_changed(connection, _END, {"run": run, **ended}) == 1
        )

    async def take_up(self) -> tuple[Run, ...]:
        """Count one more attempt for every training that has not ended.

        What else workers did ended with the last start of the bot. Return these trainings in the
        order of their ids, together with public trainings whose end was not shown, unless their
        card is to be deleted: their person is told at a press. Those of somebody who is being
        deleted, as in a backup from before, are given up.
        """
        now = self.database.clock()

        def work(connection: sa.Connection) -> tuple[Run, ...]:
            connection.execute(_GIVE_UP, {"now": now})
            connection.execute(_KEEP_TO_ONESELF)
            connection.execute(_TAKE_UP)
            forget_what_ended(connection)
            untold = whole_runs(connection, connection.execute(_UNTOLD).all(), self.catalogue)
            begun = starts_of(connection, [one.id for one in untold])
            return tuple(replace(one, begun=begun.get(one.id, 0)) for one in untold)

        return await self.database.write(work)


def _refusal(connection: sa.Connection, press: Press, caps: Caps) -> Refusal | None:
    if connection.scalar(_REPEATED, {"press": press.id}) is not None:
        return Refusal.REPEATED
    if trainings_of(connection, press) >= caps.trainings:
        return Refusal.BUSY
    return too_much(connection, press, caps)


def _begin(connection: sa.Connection, press: Press, wanted: WantedRun, now: datetime) -> None:
    table, task = connection.scalar(_STILL_THERE, {"table": wanted.table}), task_json(wanted.task)
    new = {
        "learner_id": learner_of(connection, press, now),
        "guild_id": press.guild,
        "press_id": press.id,
        "own_table_id": table,
        "state": RunState.RUNNING,
        "attempt": 1,
        "private": wanted.private,
        "shown": False,
        "predicted": wanted.predicted,
        "sure": wanted.sure,
        "started_at": now,
        "reason": "",
        "task": task if table == wanted.table else blanked_task(task),
    }
    rows_changed(connection, _BEGIN, new)
