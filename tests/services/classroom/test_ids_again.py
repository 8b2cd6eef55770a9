"""A term was deleted, and the numbers of its posts are given to new ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.tutor.errors import TutorError
from bot.tutor.people import MANAGE_SERVER, Rights
from tests.services.classroom.posting import DOUBLED, RISE, ClassPosting

if TYPE_CHECKING:
    from bot.tutor.exercises.gatherings import Gathering

RUNS_IT = Rights(MANAGE_SERVER)


async def with_an_ended_term(posting: ClassPosting) -> Gathering:
    """Return a post that was answered and deleted with its term."""
    post = await posting.open(RISE)
    await posting.services.classroom.posts.answer(posting.press(5), (post.id, 0), (0, ""), "A")
    boss = replace(posting.press(1), rights=RUNS_IT)
    await posting.services.classroom.desk.ending.delete(boss, posting.guild, post.id)
    return post


async def test_an_old_button_shows_nothing_of_another_server(
    posting: ClassPosting, elsewhere: ClassPosting
) -> None:
    old = await with_an_ended_term(posting)
    new = await elsewhere.open(DOUBLED)
    assert new.id > old.id
    with pytest.raises(TutorError):
        await posting.services.classroom.posts.mine(posting.press(5), old.id)
    with pytest.raises(TutorError):
        await posting.services.classroom.posts.answer(posting.press(5), (old.id, 0), (0, ""), "A")
    await posting.services.classroom.posts.answer(elsewhere.press(6), (new.id, 0), (0, ""), "A")


async def test_a_new_post_is_judged_by_its_own_question(posting: ClassPosting) -> None:
    old = await with_an_ended_term(posting)
    new = await posting.open(DOUBLED)
    assert new.id > old.id
    posts = posting.services.classroom.posts
    await posts.answer(posting.press(6), (new.id, 0), (0, ""), "A")
    state = await posts.state(posting.press(6), new.id)
    assert len(state.vote()) == 1
