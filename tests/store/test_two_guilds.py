"""What one guild has never shows in another, nor in a DM, whoever does what in which order."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis.strategies as st
from hypothesis import given, settings

from bot.store.data.own_tables import OwnTables
from bot.store.database import Database
from bot.store.lab.runs import Runs
from bot.store.lab.shelf import Shelf
from bot.trainings.catalogue import CATALOGUE
from bot.tutor.data.table import DataTable, OwnTable, Shares
from bot.tutor.errors import NameTakenError
from bot.tutor.lab.caps import Caps
from bot.tutor.lab.runs import Refusal, Run
from bot.tutor.people import Press
from tests.store.building import SteppingClock
from tests.store.trained import OUTCOME, WANTED

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACES = [(person, guild) for person in (1, 2, 3) for guild in (5, 6, None)]
WHERE = st.sampled_from(PLACES)
ADDS = st.tuples(WHERE, st.sampled_from(["iris", "chat"]))
TRAININGS = st.tuples(WHERE, st.booleans(), st.booleans())
MOST = 2


def place_of(thing: Press | Run | OwnTable) -> tuple[int | None, int | None]:
    """Name the guild, or the person when it is a DM."""
    return thing.guild, None if thing.guild else thing.person


async def own_data_stays_where_it_was_added(
    database: Database, adds: Sequence[tuple[tuple[int, int | None], str]]
) -> None:
    own_tables, kept = OwnTables(database), list[OwnTable]()
    for number, (where, name) in enumerate(adds):
        press, table = Press(number, *where), DataTable(name, ("a",), ("x",), ((1.0,),))
        here = [other for other in kept if place_of(other) == place_of(press)]
        try:
            added = await own_tables.add(press, table, Shares(MOST, MOST))
        except NameTakenError:
            assert name in {other.table.name for other in here}
        else:
            assert isinstance(added, OwnTable) is (len(here) < MOST)
            kept += [added] if isinstance(added, OwnTable) else []
    for where in PLACES:
        press = Press(0, *where)
        expected = [other for other in reversed(kept) if place_of(other) == place_of(press)]
        assert list(await own_tables.here(press, 0, 99)) == expected


async def trainings_are_capped_and_shown_where_they_began(
    database: Database, trainings: Sequence[tuple[tuple[int, int | None], bool, bool]]
) -> None:
    runs, shelf = Runs(database, CATALOGUE), Shelf(database, CATALOGUE)
    running, ended = list[Run](), list[Run]()
    for number, (where, private, ends) in enumerate(trainings):
        press = Press(number, *where)
        begun = await runs.begin(press, replace(WANTED, private=private), Caps(in_server=MOST))
        here = [run for run in running if run.guild == press.guild]
        if any(run.person == press.person for run in running):
            assert begun is Refusal.BUSY
        elif press.guild and len(here) >= MOST:
            assert begun is Refusal.FULL
        else:
            assert isinstance(begun, Run)
            if not ends:
                running.append(begun)
            else:
                assert await runs.finish(begun, OUTCOME, None)
                ended.append(begun)
    for where in PLACES:
        own = [run.id for run in ended if (run.person, run.guild) == where]
        found = await shelf.unseen(Press(0, *where))
        assert (found and found.id) == min(own, default=None)


@settings(max_examples=40, deadline=None)
@given(adds=st.lists(ADDS, max_size=12), trainings=st.lists(TRAININGS, max_size=12))
def test_what_one_guild_has_never_shows_in_another(
    template: Path,
    adds: list[tuple[tuple[int, int | None], str]],
    trainings: list[tuple[tuple[int, int | None], bool, bool]],
) -> None:
    async def both() -> None:
        await own_data_stays_where_it_was_added(database, adds)
        await trainings_are_capped_and_shown_where_they_began(database, trainings)

    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copyfile(template, Path(folder, "nudge.sqlite3"))
        database = Database(path, SteppingClock())
        database.start()
        try:
            asyncio.run(both())
        finally:
            database.close()
