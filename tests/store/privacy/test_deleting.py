"""Deleting a person: nothing of theirs stays, all of the others does."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.store.exercises.attempts import Attempts
from bot.store.exercises.gatherings import Gatherings
from bot.store.exercises.phases import Phases
from bot.store.privacy import deleting
from bot.store.privacy.deleting import Deletions
from bot.store.tables.every import metadata
from bot.tutor.exercises.attempts import WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press
from bot.tutor.privacy.deleting import BeforeDeletionError
from tests.store.privacy.planted import ANA, BEN, GUILD, WORD, found_in, rows_of

if TYPE_CHECKING:
    from bot.store.database import Database

CONFIRMED = 2**60
DELETE = Press(CONFIRMED, ANA, GUILD)
WANTED = WantedAttempt("loss", "questions", Plan())


async def delete(deletions: Deletions, press: Press = DELETE) -> None:
    parted = await deletions.part(press)
    assert parted is not None
    while await deletions.delete_some(parted.owner):
        pass


async def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    def work(connection: sa.Connection) -> dict[str, list[tuple[object, ...]]]:
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]  # noqa: S608 - ours
            for name in metadata.tables
        }

    return await database.read(work)


async def test_the_planting_fills_every_table_that_names_a_person(deletions: Deletions) -> None:
    filled = {
        name.partition(".")[0] for name in await deletions.database.read(lambda c: rows_of(c, 1))
    }
    named = {
        table.name
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "learner"
    }
    assert filled == named - {"deletion"}


@pytest.mark.parametrize("at_once", [1, 400])
async def test_nothing_of_the_person_is_in_any_table(
    deletions: Deletions, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(deleting, "AT_ONCE", at_once)
    read = deletions.database.read
    assert await read(lambda c: found_in(c, WORD, str(ANA)))
    await delete(deletions)
    assert await read(lambda c: found_in(c, WORD, str(ANA))) == []
    assert await read(lambda c: rows_of(c, 1)) == []
    assert await read(lambda c: rows_of(c, -1)) == []
    assert await deletions.unfinished() == ()


async def test_what_others_did_is_as_it_was(deletions: Deletions) -> None:
    before = await everything(deletions.database)
    await delete(deletions)
    after = await everything(deletions.database)
    own = {"note", "rule", "talk", "switched_off", "reading", "own_table", "own_draft", "press"}
    own |= {"form_draft", "side_job", "departure", "member"}
    for name in own:
        assert set(after[name]) <= set(before[name])
        assert after[name]
    assert {row[:2] for row in after["attempt"]} == {(2, 2), (5, None), (7, 2)}
    assert {row[:6] for row in after["entry"]} >= {
        (5, 0, None, "0", "prediction", "q"),
        (5, 2, 2, "2", "mark", "q"),
        (7, 0, 2, "0", "answer", "q"),
    }
    assert {row[0] for row in after["run"]} == {2, 12, 20}


async def test_who_is_deleted_is_counted_before(deletions: Deletions) -> None:
    kept = await deletions.kept_of(ANA)
    assert kept is not None
    assert (kept.answers, kept.waiting, kept.together, kept.hosted) == (5, 1, 2, 2)
    assert await deletions.kept_of(5) is None
    assert await deletions.part(Press(5, 5)) is None


async def test_open_things_go_on_and_their_cards_are_noted(deletions: Deletions) -> None:
    parted = await deletions.part(DELETE)
    assert parted is not None
    assert (parted.gatherings, parted.runs) == ((1, 2), (1,))
    hosts = "SELECT id, host_id FROM gathering WHERE closed_at IS NULL"
    assert await deletions.database.read(
        lambda c: [tuple(row) for row in c.exec_driver_sql(hosts)]
    ) == [(1, None), (2, None)]
    while await deletions.delete_some(parted.owner):
        pass
    removals = (await everything(deletions.database))["removal"]
    assert {row[1] for row in removals if row[1]} == {1, 2, 3}
    assert {row[4] for row in removals if row[4]} == {5001, 5011, 5020}


async def test_whoever_is_parted_is_named_nowhere_until_all_is_deleted(
    deletions: Deletions,
) -> None:
    database = deletions.database
    await deletions.part(DELETE)
    for number in (1, 2, 3):  # open ones, and one that is closed
        found = await Gatherings(database).get(number)
        assert found is not None
        assert found.host != -1
        assert [one.person for one in found.members] == [BEN]
        attempts = await Phases(database).attempts(number)
        assert {one.person for one in attempts} <= {None, BEN}
        assert {each.author for one in attempts for each in one.entries} <= {None, BEN}


async def test_presses_of_before_bring_nothing_back(deletions: Deletions) -> None:
    attempts = Attempts(deletions.database)
    await delete(deletions)
    with pytest.raises(BeforeDeletionError):
        await attempts.begin(Press(CONFIRMED - 1, ANA), WANTED)
    assert await deletions.kept_of(ANA) is None
    await attempts.begin(Press(CONFIRMED + 1, ANA), WANTED)
    with pytest.raises(BeforeDeletionError):
        await attempts.begin(Press(CONFIRMED, ANA), WANTED)
    with pytest.raises(BeforeDeletionError):  # what a press does beside its own change
        await attempts.begin(Press(1 - CONFIRMED, ANA), WANTED)
    await attempts.begin(Press(-(2**56), ANA), WANTED)  # a number of our own
    await attempts.begin(Press(CONFIRMED - 1, BEN), WANTED)


async def test_no_number_on_a_card_is_given_twice(deletions: Deletions) -> None:
    numbers = "SELECT max(id) FROM {}"
    tables = ("attempt", "run", "reading", "note", "own_table", "own_draft")

    async def highest() -> list[int]:
        return await deletions.database.read(
            lambda c: [c.exec_driver_sql(numbers.format(name)).scalar() or 0 for name in tables]
        )

    before = await highest()
    for press in (DELETE, Press(CONFIRMED + 1, BEN)):
        await delete(deletions, press)
        assert await highest() == before
    begun = await Attempts(deletions.database).begin(Press(CONFIRMED + 5, ANA), WANTED)
    assert begun.id == before[0] + 1
    assert await deletions.database.read(lambda c: found_in(c, "Ben said it")) == []
    await delete(deletions, Press(CONFIRMED + 9, ANA))
    rows = (await everything(deletions.database))["attempt"]
    assert [row[0] for row in rows if row[1]] == [begun.id]


async def test_somebody_deleted_twice_is_a_newcomer_twice(deletions: Deletions) -> None:
    attempts = Attempts(deletions.database)
    await delete(deletions)
    await attempts.begin(Press(CONFIRMED + 1, ANA), WANTED)
    await delete(deletions, Press(CONFIRMED + 2, ANA))
    assert await deletions.deleted_at(ANA) == CONFIRMED + 2
    with pytest.raises(BeforeDeletionError):
        await attempts.begin(Press(CONFIRMED + 1, ANA), WANTED)


async def test_two_confirmations_at_once_part_once(deletions: Deletions) -> None:
    both = await asyncio.gather(deletions.part(DELETE), deletions.part(Press(CONFIRMED + 1, ANA)))
    assert sum(one is not None for one in both) == 1


async def test_who_finishes_a_deletion_late_takes_nothing_of_a_newcomer(
    deletions: Deletions,
) -> None:
    """SQLite gives a newcomer the number of the last person who was deleted."""
    attempts = Attempts(deletions.database)
    await delete(deletions)
    await attempts.begin(Press(CONFIRMED + 1, ANA), WANTED)
    await delete(deletions, Press(CONFIRMED + 2, ANA))  # which leaves a row of nobody
    await attempts.begin(Press(CONFIRMED + 3, ANA), WANTED)
    again = await deletions.part(Press(CONFIRMED + 4, ANA))
    assert again is not None
    while await deletions.delete_some(again.owner):
        pass
    await attempts.begin(Press(CONFIRMED + 5, 5), WANTED)
    number = "SELECT id FROM learner WHERE discord_id = 5"
    found = await deletions.database.read(lambda c: c.exec_driver_sql(number).scalar())
    assert found == again.owner
    before = await everything(deletions.database)
    assert not await deletions.delete_some(again.owner)
    assert await everything(deletions.database) == before
