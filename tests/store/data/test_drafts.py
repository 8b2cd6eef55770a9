"""Drafts of own data: as they were brought, changed one press after another, gone after a day."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.store.data.drafts import DRAFTS_ARE_KEPT, OwnDrafts, forget_drafts
from bot.store.tables.people import learner
from bot.tutor.data.choices import Choices, Learned
from bot.tutor.data.draft import NOTHING_CHOSEN, DraftChangedError, NewDraft, OwnDraft
from bot.tutor.data.grid import Grid, GridLine
from bot.tutor.data.table import DataTable, OwnTable, Shares
from bot.tutor.errors import NameTakenError
from bot.tutor.people import Press
from tests.store.building import rows

if TYPE_CHECKING:
    from bot.store.data.own_tables import OwnTables
    from bot.store.database import Database

ANA, BEN = 300_000_000_000_000_001, 300_000_000_000_000_002
GRID = Grid(
    ("größe", "k"),
    (GridLine(2, ("1,5", "a")), GridLine(4, ("2",)), GridLine(5, ("😀", "b", ""))),
    named=True,
    separator="a tab",
    notes=("Something was put right.",),
)
NEW = NewDraft("mine", GRID, "größe\tk\n1,5\ta")
CHOSEN = Choices(0, (1,), ((0, True),), Learned.NUMBERS, skips=True)
TABLE = DataTable("mine", ("a", "b"), ("x",), ((1.0,), (2.0,)))
FIVE = Shares(here=5, each=5)


@pytest.fixture
def drafts(database: Database) -> OwnDrafts:
    return OwnDrafts(database)


async def begun(drafts: OwnDrafts, press: Press, new: NewDraft = NEW) -> OwnDraft:
    draft = await drafts.begin(press, new, 5)
    assert draft is not None
    return draft


async def test_a_draft_comes_back_as_it_was_brought(drafts: OwnDrafts) -> None:
    draft = await begun(drafts, Press(1, ANA, guild=2**62))
    assert draft == OwnDraft(draft.id, ANA, 2**62, "mine", NEW, NOTHING_CHOSEN)
    assert await drafts.get(draft.id) == draft
    assert await drafts.get(99) is None
    assert (await begun(drafts, Press(1, ANA, guild=2**62))) == draft


async def test_what_was_chosen_is_kept_and_a_press_counts_once(drafts: OwnDrafts) -> None:
    draft = await begun(drafts, Press(1, ANA))
    assert await drafts.choose(Press(2, ANA), draft, CHOSEN) == CHOSEN
    assert await drafts.get(draft.id) == replace(draft, choices=CHOSEN)
    assert await drafts.choose(Press(2, ANA), draft, NOTHING_CHOSEN) == CHOSEN
    assert await drafts.get(draft.id) == replace(draft, choices=CHOSEN)
    assert await drafts.choose(Press(3, ANA), replace(draft, id=99), CHOSEN) is None


async def test_of_two_changes_at_once_one_is_made_and_the_other_hears_of_it(
    drafts: OwnDrafts,
) -> None:
    draft = await begun(drafts, Press(1, ANA))
    both = await asyncio.gather(
        drafts.choose(Press(2, ANA), draft, Choices(label=0)),
        drafts.choose(Press(3, ANA), draft, Choices(skips=True)),
        return_exceptions=True,
    )
    [made] = [one for one in both if isinstance(one, Choices)]
    [other] = [press for press, one in zip((2, 3), both, strict=True) if one is not made]
    assert isinstance(both[other - 2], DraftChangedError)
    now = await drafts.get(draft.id)
    assert now == replace(draft, choices=made)
    assert await drafts.choose(Press(other, ANA), now, CHOSEN) == CHOSEN  # it does not count yet


async def test_of_one_person_the_newest_five_stay(drafts: OwnDrafts) -> None:
    other = await begun(drafts, Press(1, BEN))
    mine = [await begun(drafts, Press(10 + n, ANA)) for n in range(7)]
    left = [await drafts.get(draft.id) is not None for draft in mine]
    assert left == [False, False, True, True, True, True, True]
    assert await drafts.get(other.id) == other


async def test_a_draft_lives_a_day(drafts: OwnDrafts, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = await begun(drafts, Press(1, ANA))
    later = drafts.database.clock() + DRAFTS_ARE_KEPT + timedelta(minutes=1)
    monkeypatch.setattr(drafts.database, "clock", lambda: later)
    assert await drafts.get(draft.id) is None
    assert await drafts.choose(Press(2, ANA), draft, CHOSEN) is None
    forgotten = [await drafts.database.write(lambda c: forget_drafts(c, later, 9)) for _ in "12"]
    assert forgotten == [1, 0]
    kept = rows(drafts.database.path, "SELECT name, brought FROM own_draft")
    assert kept == [("deleted", None)]  # only its number


async def test_the_number_of_a_draft_that_is_gone_is_given_to_no_other(drafts: OwnDrafts) -> None:
    dropped = await begun(drafts, Press(1, ANA))
    await drafts.drop(dropped.id)
    old = await begun(drafts, Press(2, ANA))
    later = drafts.database.clock() + DRAFTS_ARE_KEPT + timedelta(minutes=1)
    await drafts.database.write(lambda connection: forget_drafts(connection, later, 9))
    new = await begun(drafts, Press(3, ANA))
    assert len({dropped.id, old.id, new.id}) == 3
    assert await drafts.get(old.id) is None


async def test_a_draft_is_kept_once_however_often_it_is_pressed(
    drafts: OwnDrafts, own_tables: OwnTables
) -> None:
    draft = await begun(drafts, Press(1, ANA, guild=5))
    presses = [Press(n, ANA, guild=5) for n in range(10, 15)]
    kept = await asyncio.gather(*(own_tables.add(p, TABLE, FIVE, draft.id) for p in presses))
    assert len(set(kept)) == 1
    assert isinstance(kept[0], OwnTable)
    assert await own_tables.here(Press(20, ANA, guild=5), 0, 9) == (kept[0],)
    after = await drafts.get(draft.id)
    assert after == replace(draft, brought=None, kept=kept[0].id)
    assert await drafts.choose(Press(21, ANA), draft, CHOSEN) is None
    await drafts.drop(draft.id)
    assert await drafts.get(draft.id) == after


async def test_a_draft_whose_table_was_removed_adds_none(
    drafts: OwnDrafts, own_tables: OwnTables
) -> None:
    draft = await begun(drafts, Press(1, ANA, guild=5))
    kept = await own_tables.add(Press(2, ANA, guild=5), TABLE, FIVE, draft.id)
    assert isinstance(kept, OwnTable)
    await own_tables.remove(Press(3, ANA, guild=5), kept.id, anybodys=False)
    assert await own_tables.add(Press(4, ANA, guild=5), TABLE, FIVE, draft.id) is None
    assert await own_tables.names(Press(5, ANA, guild=5)) == ()
    after = await drafts.get(draft.id)
    assert after == replace(draft, brought=None, kept=None)


async def test_a_name_that_is_taken_leaves_the_draft_as_it_was(
    drafts: OwnDrafts, own_tables: OwnTables
) -> None:
    await own_tables.add(Press(1, BEN, guild=5), TABLE, FIVE)
    draft = await begun(drafts, Press(2, ANA, guild=5))
    with pytest.raises(NameTakenError):
        await own_tables.add(Press(3, ANA, guild=5), TABLE, FIVE, draft.id)
    assert await drafts.get(draft.id) == draft


async def test_a_draft_that_is_thrown_away_is_gone(drafts: OwnDrafts) -> None:
    draft = await begun(drafts, Press(1, ANA))
    for _ in range(2):
        await drafts.drop(draft.id)
        assert await drafts.get(draft.id) is None


async def test_drafts_go_with_their_person(drafts: OwnDrafts) -> None:
    await begun(drafts, Press(1, ANA))
    leave = sa.delete(learner).where(learner.c.discord_id == ANA)
    await drafts.database.write(lambda connection: connection.execute(leave).rowcount)
    assert rows(drafts.database.path, "SELECT * FROM own_draft") == []
