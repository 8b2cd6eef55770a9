from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import StatementError

from bot.store.tables.people import learner
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.data.table import DataTable, OwnName, OwnTable, Shares, Shortage
from bot.tutor.errors import NameTakenError, NotYoursError
from bot.tutor.lab.runs import WantedRun
from bot.tutor.people import Press
from tests.store.building import rows
from tests.store.trained import WANTED, begun, done

if TYPE_CHECKING:
    from bot.store.data.own_tables import OwnTables
    from bot.store.lab.runs import Runs
    from bot.store.lab.shelf import Shelf

ANA, BEN = 300_000_000_000_000_001, 300_000_000_000_000_002
POINTS = DataTable("Blüten", ("b", "a"), ("width", "height"), ((0.1 + 0.2, -1.0), (1e-300, 2.0)))
TEXTS = DataTable("chat", ("casual", "formal"), sentences=("Yo 🎲", "Dear Sir or Madam,"))
VALUES = DataTable("m²", (), ("width",), ((1.5,), (2.0,)), values=(0.1 + 0.2, -1e300))
OWN = WantedRun(
    Task(View.TRAIN, (Variant("", TrainingSpec(data="own")),), title=POINTS.name), table=1
)
TEN = Shares(here=10, each=10)


async def added(own_tables: OwnTables, press: Press, table: DataTable) -> OwnTable:
    kept = await own_tables.add(press, table, TEN)
    assert isinstance(kept, OwnTable)
    return kept


@pytest.mark.parametrize("table", [POINTS, TEXTS, VALUES])
async def test_own_data_comes_back_as_it_was_added(own_tables: OwnTables, table: DataTable) -> None:
    kept = await added(own_tables, Press(1, ANA, guild=2**62), table)
    assert kept == OwnTable(kept.id, ANA, 2**62, table, kept.added_at)
    assert await own_tables.get(kept.id) == kept
    assert await own_tables.get(99) is None


async def test_the_same_press_five_times_at_once_adds_one(own_tables: OwnTables) -> None:
    press = Press(1, ANA, guild=5)
    kept = await asyncio.gather(*(own_tables.add(press, POINTS, TEN) for _ in range(5)))
    assert len(set(kept)) == 1
    assert [*await own_tables.here(press, 0, 99)] == kept[:1]


async def test_a_press_that_comes_again_after_the_removal_adds_nothing(
    own_tables: OwnTables,
) -> None:
    kept = await added(own_tables, Press(1, ANA, guild=5), POINTS)
    await own_tables.remove(Press(2, ANA, guild=5), kept.id, anybodys=False)
    assert await own_tables.add(Press(1, ANA, guild=5), POINTS, TEN) is None
    assert await own_tables.here(Press(3, ANA, guild=5), 0, 99) == ()


@pytest.mark.parametrize(
    ("other", "taken"),
    [
        (Press(2, ANA, guild=5), True),
        (Press(2, BEN, guild=5), True),
        (Press(2, ANA, guild=6), False),
        (Press(2, ANA), False),
    ],
)
async def test_a_name_is_taken_once_in_a_guild(
    own_tables: OwnTables, other: Press, taken: bool
) -> None:
    await added(own_tables, Press(1, ANA, guild=5), POINTS)
    again = replace(TEXTS, name=POINTS.name)
    if taken:
        with pytest.raises(NameTakenError, match=POINTS.name):
            await own_tables.add(other, again, TEN)
        # The refused press left no note: with another name it counts.
        await added(own_tables, other, TEXTS)
    else:
        await added(own_tables, other, again)


async def test_a_name_is_taken_once_in_a_persons_dms(own_tables: OwnTables) -> None:
    await added(own_tables, Press(1, ANA), POINTS)
    await added(own_tables, Press(2, BEN), POINTS)
    with pytest.raises(NameTakenError):
        await own_tables.add(Press(3, ANA), POINTS, TEN)


async def test_of_ten_who_choose_the_same_name_at_once_one_gets_it(own_tables: OwnTables) -> None:
    class_of_10 = [Press(n, n, guild=5) for n in range(1, 11)]
    answers = await asyncio.gather(
        *(own_tables.add(press, POINTS, TEN) for press in class_of_10), return_exceptions=True
    )
    assert sum(isinstance(answer, OwnTable) for answer in answers) == 1
    assert sum(isinstance(answer, NameTakenError) for answer in answers) == 9


async def test_a_place_holds_so_many_and_no_more(own_tables: OwnTables) -> None:
    presses = [Press(n, n, guild=5) for n in range(1, 9)]
    kept = await asyncio.gather(
        *(
            own_tables.add(p, replace(POINTS, name=f"data {p.id}"), Shares(here=3, each=2))
            for p in presses
        )
    )
    assert sum(isinstance(table, OwnTable) for table in kept) == 3
    assert kept.count(Shortage.PLACE) == 5


async def test_a_person_has_a_share_of_each_place(own_tables: OwnTables) -> None:
    share = Shares(here=9, each=2)
    presses = [Press(n, ANA, guild=5) for n in range(1, 6)]
    kept = await asyncio.gather(
        *(own_tables.add(p, replace(POINTS, name=f"data {p.id}"), share) for p in presses)
    )
    assert sum(isinstance(table, OwnTable) for table in kept) == 2
    assert kept.count(Shortage.PERSON) == 3
    for elsewhere in (Press(20, BEN, guild=5), Press(21, ANA, guild=6), Press(22, ANA)):
        assert isinstance(await own_tables.add(elsewhere, TEXTS, share), OwnTable)


async def test_what_is_here_is_named_newest_first(own_tables: OwnTables) -> None:
    first = await added(own_tables, Press(1, ANA, guild=5), POINTS)
    second = await added(own_tables, Press(2, BEN, guild=5), TEXTS)
    here = Press(3, 7, guild=5)
    assert await own_tables.here(here, 0, 99) == (second, first)
    assert await own_tables.here(here, 0, 1) == (second,)
    assert await own_tables.here(here, 1, 1) == (first,)
    assert await own_tables.names(here) == (
        OwnName(second.id, BEN, "chat"),
        OwnName(first.id, ANA, "Blüten"),
    )
    assert await own_tables.names(Press(4, ANA)) == ()


async def test_only_the_owner_removes_and_a_second_time_changes_nothing(
    own_tables: OwnTables,
) -> None:
    kept = await added(own_tables, Press(1, ANA, guild=5), POINTS)
    with pytest.raises(NotYoursError):
        await own_tables.remove(Press(2, BEN, guild=5), kept.id, anybodys=False)
    assert await own_tables.get(kept.id) == kept
    for _ in range(2):
        await own_tables.remove(Press(3, ANA, guild=5), kept.id, anybodys=False)
    assert await own_tables.get(kept.id) is None
    await added(own_tables, Press(4, BEN, guild=5), POINTS)


async def test_the_number_of_removed_data_is_given_to_no_other(
    own_tables: OwnTables, runs: Runs
) -> None:
    kept = await added(own_tables, Press(1, ANA, guild=5), POINTS)
    await own_tables.remove(Press(2, ANA, guild=5), kept.id, anybodys=False)
    before = await begun(runs, Press(3, BEN, guild=5), replace(OWN, table=kept.id))
    other = await added(own_tables, Press(4, BEN, guild=5), TEXTS)
    after = await begun(runs, Press(5, ANA, guild=5), replace(OWN, table=kept.id))
    assert other.id != kept.id
    for late in (before, after):
        assert (late.task.title, late.wanted.table) == ("", None)
    await own_tables.remove(Press(6, ANA, guild=5), kept.id, anybodys=True)  # pressed once more
    assert await own_tables.here(Press(7, BEN, guild=5), 0, 99) == (other,)


async def test_removing_data_keeps_the_trainings_that_used_it(
    own_tables: OwnTables, runs: Runs, shelf: Shelf
) -> None:
    kept = await added(own_tables, Press(1, ANA, guild=5), POINTS)
    run = await done(runs, Press(2, BEN, guild=5), replace(WANTED, table=kept.id))
    before = await shelf.get(run.id)
    assert before is not None
    assert before.wanted.table == kept.id
    await own_tables.remove(Press(3, ANA, guild=5), kept.id, anybodys=False)
    unnamed = tuple(replace(one, classes=("group 1", "group 2")) for one in before.numbers)
    assert await shelf.get(run.id) == replace(before, wanted=WANTED, numbers=unnamed)
    assert await shelf.pictures(run.id) == ()


async def test_a_training_may_begin_although_its_data_was_just_removed(runs: Runs) -> None:
    run = await begun(runs, Press(1, ANA), replace(WANTED, table=99))
    assert run.wanted == WANTED


async def test_own_data_goes_with_its_owner_and_anothers_training_stays(
    own_tables: OwnTables, runs: Runs, shelf: Shelf
) -> None:
    kept = await added(own_tables, Press(1, ANA, guild=5), POINTS)
    run = await begun(runs, Press(2, BEN, guild=5), replace(WANTED, table=kept.id))
    leave = sa.delete(learner).where(learner.c.discord_id == ANA)
    await runs.database.write(lambda connection: connection.execute(leave).rowcount)
    assert rows(runs.database.path, "SELECT * FROM own_table") == []
    assert await shelf.get(run.id) == replace(run, wanted=WANTED)


async def test_a_number_that_is_none_is_refused(own_tables: OwnTables) -> None:
    with pytest.raises(StatementError, match="JSON"):
        await own_tables.add(Press(1, ANA), replace(POINTS, rows=((float("nan"), 1.0),)), TEN)
    assert await own_tables.here(Press(2, ANA), 0, 99) == ()
