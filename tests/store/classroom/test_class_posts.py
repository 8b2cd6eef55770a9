"""What is kept of posts: found by server, led by instructors, taken back, followed by others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

from bot.store.classroom.posts import ClassPosts
from bot.store.exercises.gatherings import Gatherings
from bot.store.exercises.phases import Phases
from bot.tutor.classroom.answers import POST
from bot.tutor.classroom.post import CLASS_LEAD, PostEntry
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry
from bot.tutor.exercises.gatherings import ElsewhereError, OverError, WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press

if TYPE_CHECKING:
    from bot.store.database import Database

HERE, ELSEWHERE, LONG_AGO = 9, 10, datetime(2020, 1, 1, tzinfo=UTC)
TEA, COY, ANA = 1, 2, 3
BACK = Entry(PostEntry.TAKEN_BACK, "", "", turn="taken-back")
ids = count(1)


def press(person: int = TEA, guild: int = HERE) -> Press:
    return Press(next(ids), person, guild)


async def opened(database: Database, guild: int = HERE, message: int | None = 5) -> int:
    gatherings = Gatherings(database)
    wanted = WantedGathering(POST, Plan(), database.clock() + timedelta(days=1), 7)
    found = await gatherings.open(press(guild=guild), wanted)
    if message is not None:
        await gatherings.posted(found.id, 7, message)
    return found.id


async def test_the_newest_of_a_server_is_found_once_it_was_posted(database: Database) -> None:
    posts = ClassPosts(database)
    assert await posts.newest(HERE) is None
    first = await opened(database)
    await opened(database, ELSEWHERE)
    await opened(database, message=None)
    assert await posts.newest(HERE) == first
    found = await posts.posted_in(HERE, [POST], LONG_AGO, 10)
    assert [one.id for one, _ in found] == [first]
    assert await posts.posted_in(HERE, [POST], database.clock(), 10) == ()


async def test_what_an_instructor_did_is_kept_once_a_press(database: Database) -> None:
    posts, post = ClassPosts(database), await opened(database)
    once = press()
    for expected in (True, False):
        assert await posts.lead(once, post, lambda _: Entry("shown", "", "", turn="0")) is expected
    again = await posts.lead(
        press(COY), post, lambda one: Entry("shown", "", str(len(one.entries)))
    )
    assert again
    [attempt] = await Phases(database).attempts(post)
    assert (attempt.activity, attempt.person) == (CLASS_LEAD, None)
    assert [(one.author, one.choice) for one in attempt.entries] == [(TEA, ""), (COY, "1")]


async def test_nothing_is_led_from_another_server_or_once_it_is_over(database: Database) -> None:
    posts, post = ClassPosts(database), await opened(database)
    with pytest.raises(ElsewhereError):
        await posts.lead(press(guild=ELSEWHERE), post, lambda _: BACK)
    with pytest.raises(ElsewhereError):
        await posts.take_back(press(guild=ELSEWHERE), post, BACK)

    def refuses(_: object) -> Entry:
        raise TutorError("No.")

    with pytest.raises(TutorError, match="No"):
        await posts.lead(press(), post, refuses)
    assert await Phases(database).attempts(post) == ()
    await Phases(database).stop(post)
    with pytest.raises(OverError):
        await posts.lead(press(), post, lambda _: BACK)


async def test_taken_back_takes_nothing_more_and_once(database: Database) -> None:
    posts, post = ClassPosts(database), await opened(database)
    assert await posts.take_back(press(), post, BACK)
    with pytest.raises(OverError):
        await posts.take_back(press(COY), post, BACK)
    [attempt] = await Phases(database).attempts(post)
    assert [one.kind for one in attempt.entries] == [PostEntry.TAKEN_BACK]


async def test_whoever_is_here_is_in_the_post_that_follows_once(database: Database) -> None:
    posts, gatherings = ClassPosts(database), Gatherings(database)
    first, second = await opened(database), await opened(database)
    for person in (ANA, COY):
        await gatherings.join(press(person), first, "", 10)
    await gatherings.leave(press(COY), first)
    for _ in range(2):
        await posts.bring(first, second)
    found = await gatherings.get(second)
    assert found is not None
    assert [one.person for one in found.present] == [ANA]
