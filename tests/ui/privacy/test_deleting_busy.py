"""Somebody who did everything is deleted: a post, a partner and a group go on with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.store.sqlite.backup import backup
from bot.store.tables.every import metadata
from tests.ui.privacy.busy import OWN_WORDS
from tests.ui.privacy.everything import files_with, found_in_tables
from tests.ui.privacy.test_exporting import OF_RUN, OWNED, rows_of
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.settings import Settings
    from tests.ui.privacy.busy import BusyRoom

pytestmark = pytest.mark.simcord(check_errors=False)


def all_rows_of(database: Path, person: int) -> dict[str, list[dict[str, Any]]]:
    """Read a person's rows of every table that says whose they are."""
    return {
        name: rows_of(database, person, name)
        for name, table in metadata.tables.items()
        if name in OWNED or name in OF_RUN or "learner_id" in table.c
    }


async def deleted(busy: BusyRoom) -> str:
    card = shown(await busy.ana.slash(busy.room.channel, "mydata delete"))
    told = text_of(shown(await busy.ana.click(card, label="Delete everything of mine")))
    await busy.school.settle(60)
    return told


async def test_nothing_of_a_busy_person_is_left_and_others_keep_theirs(
    busy: BusyRoom, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    ana, ben = busy.ana.id, busy.room.ben.id
    words = [one.casefold() for one in OWN_WORDS]
    of_ben = all_rows_of(settings.database, ben)
    assert len(of_ben["entry"]) > 1
    folder = settings.database.parent
    old_backups = {file.name for file in (folder / "backups").glob("*")}
    assert len(found_in_tables(settings.database, *words)) > len(words)
    assert "Everything of yours is deleted" in await deleted(busy)
    assert found_in_tables(settings.database, *words, str(ana)) == []
    backup(settings.database, folder / "new.sqlite3")
    assert {name for word in words for name in files_with(folder, word)} <= old_backups
    assert not [word for word in words if word in caplog.text.casefold()]
    assert all_rows_of(settings.database, ben) == of_ben
    assert not [one for one in busy.room.channel.history() if str(ana) in text_of(one)]


async def test_a_post_goes_on_without_the_answer_of_whoever_was_deleted(busy: BusyRoom) -> None:
    school = busy.school
    assert "**2 of 2** here have answered" in text_of(await school.panel())
    await deleted(busy)
    panel = await school.panel()
    assert "**1 of 1** here have answered" in text_of(panel)
    closed = await school.press(school.tea, "Close and show", panel)
    assert "It is closed. **1 of 1** here have answered" in text_of(closed)
    await school.settle()
    cards = [text_of(one) for one in busy.room.channel.history()]
    assert [card for card in cards if "0 of 1 had it right" in card]


async def test_a_group_goes_on_without_whoever_was_deleted(busy: BusyRoom) -> None:
    company = busy.table.company
    assert "1 of 3 done" in company.text
    await deleted(busy)
    assert "0 of 2 done" in company.text
    await busy.table.name_all([1, 2])
    assert (await busy.table.state()).sentence is not None
    assert "0 of 2" in company.text
