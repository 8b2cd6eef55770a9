"""What `/class today` says of the posts of a server, and whom it says it to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.services.classroom.today import MOST_POSTS
from bot.tutor.classroom.classroom import Classroom, NotAnInstructorError
from bot.tutor.classroom.terms import PostPace, PostTerms
from bot.tutor.errors import TutorError
from bot.tutor.people import MANAGE_SERVER, Rights
from bot.tutor.pictures.beliefs import BeliefsPicture
from tests.services.classroom.posting import DOUBLED, RISE, ClassPosting, wrong_and_right

if TYPE_CHECKING:
    from bot.services.classroom.today_scenes import TodayScene
    from bot.tutor.people import Press
    from tests.fakes import FakePictures, HandClock

WRONG, RIGHT = wrong_and_right(RISE)
OWN_PACE = PostTerms(pace=PostPace.OWN)
TEACHER, ROLE = 1, 44


def teacher(posting: ClassPosting) -> Press:
    return replace(posting.press(TEACHER), rights=Rights(MANAGE_SERVER))


async def today(posting: ClassPosting) -> TodayScene:
    return await posting.services.classroom.today.show(teacher(posting))


def counts(scene: TodayScene) -> dict[str, tuple[int, int]]:
    return {one.misconception.id: (one.held, one.asked) for one in scene.shown}


async def test_it_names_what_the_class_believes_with_what_there_is_about_it(
    posting: ClassPosting, pictures: FakePictures
) -> None:
    await posting.whole(RISE, [WRONG] * 4 + [RIGHT] * 3)
    scene = await today(posting)
    assert counts(scene) == {"M6": (4, 7)}
    first = scene.first
    assert first is not None
    assert first.belief.misconception.id == "M6"
    assert first.experiment
    assert first.taught is not None
    assert first.taught[0].id == "gradient-descent"
    assert first.ready is not None
    assert not first.ready.posted
    assert first.ready.question.id != RISE
    [picture] = [one for one in pictures.asked if isinstance(one, BeliefsPicture)]
    assert [(bar.held, bar.asked) for bar in picture.bars] == [(4, 7)]
    assert (scene.posts, scene.full, scene.picture is not None) == (1, False, True)


async def test_answers_of_several_posts_are_added(posting: ClassPosting) -> None:
    wrong, right = wrong_and_right(DOUBLED)
    await posting.whole(RISE, [WRONG] * 4 + [RIGHT] * 3)
    await posting.whole(DOUBLED, [wrong] * 2 + [right] * 4)
    assert counts(await today(posting))["M6"] == (6, 13)


async def test_nothing_of_another_server_is_told(
    posting: ClassPosting, elsewhere: ClassPosting
) -> None:
    await elsewhere.whole(RISE, [WRONG] * 9)
    nothing = await today(posting)
    assert (nothing.posts, nothing.shown, nothing.few, nothing.first) == (0, (), (), None)
    await posting.whole(RISE, [WRONG] + [RIGHT] * 6)
    assert counts(await today(posting)) == {"M6": (1, 7)}
    assert counts(await today(elsewhere)) == {"M6": (9, 9)}


async def test_of_fewer_than_five_people_nothing_is_told_but_that(posting: ClassPosting) -> None:
    await posting.whole(RISE, [WRONG] * 4)
    scene = await today(posting)
    assert (scene.shown, scene.first, scene.picture) == ((), None, None)
    assert "M6" in {one.misconception.id for one in scene.few}


async def test_what_nobody_believes_is_no_belief_of_the_class(posting: ClassPosting) -> None:
    await posting.whole(RISE, [RIGHT] * 6)
    scene = await today(posting)
    assert (scene.shown, scene.few, scene.first, scene.clear > 0) == ((), (), None, True)


async def test_only_the_first_vote_counts(posting: ClassPosting) -> None:
    post = await posting.open(RISE)
    for person in range(100, 106):
        await posting.answer(post, person, WRONG)
    groups = posting.services.groups
    for seen in (0, 1):
        await groups.go_on(post.id, seen, groups.clock.now() + timedelta(days=1))
    for person in range(100, 106):
        await posting.answer(post, person, RIGHT, vote=2)
    await posting.show(post)
    assert counts(await today(posting)) == {"M6": (6, 6)}


async def test_an_answer_that_was_changed_counts_as_it_is_at_last(posting: ClassPosting) -> None:
    post = await posting.open(RISE, terms=PostTerms(changeable=True))
    for person in range(100, 106):
        await posting.answer(post, person, WRONG)
    await posting.answer(post, 100, RIGHT, change=1)
    await posting.show(post)
    assert counts(await today(posting)) == {"M6": (5, 6)}


async def test_nothing_of_a_live_post_leaves_before_it_is_closed(posting: ClassPosting) -> None:
    post = await posting.open(RISE)
    for person in range(100, 107):
        await posting.answer(post, person, WRONG)
    await posting.show(post, close=False)
    scene = await today(posting)
    assert (scene.posts, scene.waiting, scene.shown, scene.few) == (1, 1, (), ())
    await posting.services.groups.close(post.id)
    assert counts(await today(posting)) == {"M6": (7, 7)}


async def test_at_ones_own_pace_the_first_try_of_each_counts_once_it_is_closed(
    posting: ClassPosting,
) -> None:
    post = await posting.open(RISE, terms=OWN_PACE)
    groups = posting.services.groups
    await groups.go_on(post.id, 0, groups.clock.now() + timedelta(days=9))
    turned = replace(post.plan, orders={RISE: tuple(reversed(post.plan.orders[RISE]))})
    for person in range(100, 106):
        await posting.answer_in(turned, post, person, (WRONG, 1, 0))
        await posting.answer_in(turned, post, person, (RIGHT, 1, 1))
    await posting.show(post, close=False)
    scene = await today(posting)
    assert (counts(scene), scene.waiting) == ({}, 1)
    await groups.close(post.id)
    assert counts(await today(posting)) == {"M6": (6, 6)}


async def test_older_posts_are_not_looked_at(posting: ClassPosting, clock: HandClock) -> None:
    await posting.whole(RISE, [WRONG] * 6)
    clock.jump(timedelta(days=13))
    assert counts(await today(posting))
    clock.jump(timedelta(days=2))
    assert (await today(posting)).posts == 0


async def test_it_says_when_there_were_more_posts_than_it_reads(posting: ClassPosting) -> None:
    for _ in range(MOST_POSTS):
        await posting.show(await posting.open(RISE))
    assert not (await today(posting)).full
    await posting.show(await posting.open(RISE))
    scene = await today(posting)
    assert (scene.posts, scene.full) == (MOST_POSTS, True)


async def test_only_an_instructor_of_this_server_is_told_and_only_while_they_are_one(
    posting: ClassPosting, elsewhere: ClassPosting
) -> None:
    show = posting.services.classroom.today.show
    for press in (posting.press(5), replace(posting.press(5), roles=frozenset({ROLE}))):
        with pytest.raises(NotAnInstructorError):
            await show(press)
    kept = posting.services.classroom.today.remedies.classrooms
    await kept.set_up(teacher(posting), Classroom(posting.guild, role=ROLE))
    assert (await show(replace(posting.press(5), roles=frozenset({ROLE})))).posts == 0
    with pytest.raises(NotAnInstructorError):
        await show(replace(elsewhere.press(5), roles=frozenset({ROLE})))
    with pytest.raises(NotAnInstructorError):
        await show(posting.press(5))
    with pytest.raises(TutorError, match="in a server"):
        await show(replace(teacher(posting), guild=None))


async def test_without_a_picture_the_words_are_there(
    posting: ClassPosting, pictures: FakePictures
) -> None:
    await posting.whole(RISE, [WRONG] * 6)
    pictures.broken = True
    scene = await today(posting)
    assert (scene.picture, scene.undrawn, scene.first is not None) == (None, True, True)


async def test_an_experiment_is_for_all_when_an_instructor_runs_it_and_private_else(
    posting: ClassPosting,
) -> None:
    remedies = posting.services.classroom.today.remedies
    task, private = await remedies.experiment(teacher(posting), "M6")
    assert (task.preset, private) == ("lr-trio", False)
    assert (await remedies.experiment(posting.press(5), "M6"))[1]
    assert (await remedies.experiment(replace(teacher(posting), guild=None), "M6"))[1]


@pytest.mark.parametrize("id_", ["M2", "M999", ""])
async def test_an_experiment_that_is_gone_is_refused_in_words(
    posting: ClassPosting, id_: str
) -> None:
    with pytest.raises(TutorError, match="nothing was started"):
        await posting.services.classroom.today.remedies.experiment(posting.press(5), id_)


async def test_a_card_that_is_gone_is_refused_in_words(posting: ClassPosting) -> None:
    with pytest.raises(TutorError, match="no card"):
        await posting.services.classroom.today.remedies.card(posting.press(5), "M999")
