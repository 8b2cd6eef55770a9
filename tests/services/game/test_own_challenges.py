"""What an author sees and does after posting: the change, showing it to all, taking back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.game.challenge_scenes import ChallengeScene, HiddenChallengeScene
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.gatherings import OverError
from bot.tutor.game.challenges import challenge_in
from bot.tutor.game.fooling import retrained
from bot.tutor.game.standing import ChallengeStanding
from tests.services.course.taking import play
from tests.services.game.posting import CY, TEACHER, Board, board_of
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.services import Services
    from bot.tutor.course.course import Course, Lesson
    from tests.services.conftest import Presses, Teach

TAKEN_BACK = ChallengeStanding.TAKEN_BACK


@pytest.fixture
async def board(services: Services, press: Presses, lesson: Lesson) -> Board:
    ended = await play(services, press, await services.games.begin(press(), lesson))
    return await board_of(services, press, ended)


async def answer(board: Board, person: int, label: str) -> None:
    await board.services.challenges.answer(board.by(person), board.gathering, label)


async def test_where_the_second_person_agrees_a_copy_is_taught(board: Board) -> None:
    own = board.services.challenges.own
    before = await own.show(board.by(ANA), board.gathering)
    assert (before.second, before.retraining) == (None, None)
    await answer(board, BEN, board.label)
    await answer(board, CY, board.other)  # the third person changes nothing of it
    scene = await own.show(board.by(ANA), board.gathering)
    assert scene.second == board.label
    assert scene.retraining is not None
    assert scene.retraining.counts == retrained(board.draft.challenge).counts
    assert scene.retraining.counts.passes > 0
    assert scene.answered == tuple(sorted([(board.label, 1), (board.other, 1)]))


async def test_where_two_people_disagree_nothing_is_taught(board: Board) -> None:
    own = board.services.challenges.own
    await answer(board, BEN, board.other)
    await answer(board, CY, board.label)
    scene = await own.show(board.by(ANA), board.gathering)
    assert (scene.second, scene.retraining) == (board.other, None)
    with pytest.raises(TutorError, match="agrees with you"):
        await own.share(board.by(ANA), board.gathering)


async def test_only_the_author_sees_it_until_they_show_it_to_all(board: Board) -> None:
    own = board.services.challenges.own
    await answer(board, BEN, board.label)
    for method in (own.show, own.share, own.take_back):
        for person in (BEN, TEACHER):
            with pytest.raises(NotYoursError):
                await method(board.by(person), board.gathering)
    scene = await board.scene()
    assert isinstance(scene, ChallengeScene)
    assert scene.changes is None
    shared = await own.share(board.by(ANA), board.gathering)
    assert shared.is_shared
    with pytest.raises(TutorError, match="already"):
        await own.share(board.by(ANA), board.gathering)
    scene = await board.scene()
    assert isinstance(scene, ChallengeScene)
    assert scene.changes == retrained(board.draft.challenge).counts
    assert scene.label == ""


async def test_before_anybody_answered_there_is_nothing_to_show(board: Board) -> None:
    with pytest.raises(TutorError, match="nothing to show yet"):
        await board.services.challenges.own.share(board.by(ANA), board.gathering)


async def test_a_network_that_was_right_is_taught_nothing(board: Board) -> None:
    plan = board.draft.challenge
    right = replace(plan, label=plan.subject.other(plan.label))
    assert retrained(right).counts.passes == 0


async def test_the_original_is_kept_as_it_was(board: Board) -> None:
    await answer(board, BEN, board.label)
    own = board.services.challenges.own
    await own.share(board.by(ANA), board.gathering)
    found = await board.services.groups.show(board.gathering)
    kept = challenge_in(board.services.challenges._game(None), found.plan)
    assert kept.neuron == board.draft.challenge.neuron


@pytest.mark.parametrize("phase", [0, 1])
async def test_what_is_taken_back_shows_no_sentence_and_takes_no_answer(
    board: Board, phase: int
) -> None:
    challenges = board.services.challenges
    await answer(board, BEN, board.label)
    await challenges.own.share(board.by(ANA), board.gathering)
    for _ in range(phase):
        await board.end_phase()
    own = await challenges.own.take_back(board.by(ANA), board.gathering)
    assert own.standing is TAKEN_BACK
    gone = HiddenChallengeScene(board.gathering, TAKEN_BACK)
    assert await board.scene() == gone
    with pytest.raises(TutorError, match="took it back"):
        await answer(board, CY, board.label)
    with pytest.raises(TutorError, match="took it back"):
        await challenges.own.take_back(board.by(ANA), board.gathering)
    with pytest.raises(TutorError, match="took it back"):
        await challenges.own.share(board.by(ANA), board.gathering)
    for _ in range(2 - phase):
        await board.end_phase()
    assert (await board.services.groups.show(board.gathering)).closed
    assert await board.scene() == gone


async def test_what_is_over_cannot_be_taken_back_and_shows_no_sentence_anyway(board: Board) -> None:
    await board.end_phase()
    await board.end_phase()
    with pytest.raises(OverError):
        await board.services.challenges.own.take_back(board.by(ANA), board.gathering)
    assert await board.scene() == HiddenChallengeScene(board.gathering, ChallengeStanding.OVER)


async def test_of_many_presses_in_one_instant_one_is_noted(board: Board) -> None:
    own = board.services.challenges.own
    await answer(board, BEN, board.label)
    presses = [board.by(ANA) for _ in range(5)]
    told = await asyncio.gather(
        *(own.take_back(press, board.gathering) for press in presses), return_exceptions=True
    )
    assert sum(not isinstance(one, BaseException) for one in told) == 1
    assert all(isinstance(one, TutorError) for one in told if isinstance(one, BaseException))


async def test_it_survives_a_restart_and_can_be_taken_back_without_the_game(
    board: Board, course: Course, teach: Teach
) -> None:
    await answer(board, BEN, board.label)
    without = replace(
        course, lessons=tuple(replace(lesson, game=None) for lesson in course.lessons)
    )
    board.services = teach(without)
    scene = await board.services.challenges.own.show(board.by(ANA), board.gathering)
    assert scene.retraining is None
    assert "switched off" in scene.note
    await board.services.challenges.own.take_back(board.by(ANA), board.gathering)
    board.services = teach(course)
    assert await board.scene() == HiddenChallengeScene(board.gathering, TAKEN_BACK)
