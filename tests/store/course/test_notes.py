"""Notes are kept once, are their writer's alone, and go with them; tries come with their time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.store.course.notes import Notes
from bot.tutor.course.notebook import MOST_NOTES, KeptTry
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.attempts import Activity, Entry, EntryKind, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press
from tests.store.building import rows

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.database import Database
    from bot.store.exercises.attempts import Attempts

ANA, BEN = 300_000_000_000_000_001, 300_000_000_000_000_002


@pytest.fixture
def notes(database: Database) -> Notes:
    return Notes(database)


async def test_notes_come_newest_first_and_to_their_writer_alone(notes: Notes) -> None:
    for press, text in ((1, "older"), (2, "newer")):
        await notes.write(Press(press, ANA), text)
    await notes.write(Press(3, BEN), "Ben's")
    newer, older = await notes.all_of(ANA)
    assert (newer.text, older.text, newer.person) == ("newer", "older", ANA)
    assert newer.written_at > older.written_at
    assert await notes.get(older.id) == older
    assert await notes.all_of(7) == ()


async def test_a_note_delivered_twice_is_kept_once(notes: Notes) -> None:
    for _ in range(2):
        await notes.write(Press(1, ANA), "once")
    assert len(await notes.all_of(ANA)) == 1


async def test_many_notes_at_once_are_never_more_than_fit(notes: Notes) -> None:
    for press in range(MOST_NOTES - 1):
        await notes.write(Press(press, ANA), "a")
    more = (notes.write(Press(1000 + number, ANA), "b") for number in range(5))
    told = await asyncio.gather(*more, return_exceptions=True)
    assert sum(isinstance(each, TutorError) for each in told) == 4
    assert len(await notes.all_of(ANA)) == MOST_NOTES


async def test_the_button_of_a_deleted_note_deletes_no_other(notes: Notes) -> None:
    await notes.write(Press(1, ANA), "first")
    [first] = await notes.all_of(ANA)
    await notes.delete(Press(2, ANA), first.id)
    await notes.write(Press(3, ANA), "second")
    await notes.delete(Press(4, ANA), first.id)
    assert [note.text for note in await notes.all_of(ANA)] == ["second"]


async def test_a_note_is_deleted_by_its_writer_only_and_for_good(notes: Notes) -> None:
    await notes.write(Press(1, ANA), "mine")
    [note] = await notes.all_of(ANA)
    with pytest.raises(NotYoursError):
        await notes.delete(Press(2, BEN), note.id)
    assert await notes.get(note.id) == note
    for press in (3, 4):
        await notes.delete(Press(press, ANA), note.id)
    assert await notes.get(note.id) is None


async def test_notes_go_with_their_person(notes: Notes, database: Database, path: Path) -> None:
    await notes.write(Press(1, ANA), "mine")
    await database.write(
        lambda connection: connection.exec_driver_sql("DELETE FROM learner")  # as privacy will
    )
    assert rows(path, "SELECT * FROM note") == []


async def test_the_first_try_on_each_card_comes_with_its_time(
    notes: Notes, attempts: Attempts
) -> None:
    attempt = await attempts.begin(Press(1, ANA), WantedAttempt("one", Activity.TRIES, Plan()))
    given = [
        Entry(EntryKind.TRY, "apple", "no", turn="a"),
        Entry(EntryKind.TRY, "apple", "yes", turn="b"),
        Entry(EntryKind.HANDS_ON, "apple", "Found.", turn="c"),
    ]
    for press, entry in enumerate(given, start=2):
        await attempts.add(Press(press, ANA), attempt, entry, None)
    other = await attempts.begin(Press(9, ANA), WantedAttempt("one", Activity.QUESTIONS, Plan()))
    await attempts.add(Press(10, ANA), other, Entry(EntryKind.TRY, "no", "x", turn="a"), None)
    tried, found = await notes.tries(ANA)
    assert tried == KeptTry("one", "try", "apple", "no", tried.at)
    assert found == KeptTry("one", "hands-on", "apple", "Found.", found.at)
    assert tried.at < found.at
    assert await notes.tries(BEN) == ()
