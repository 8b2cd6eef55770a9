"""Reports: hidden for all at once, looked at by whoever runs the server, and decided there."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.game.challenge_scenes import (
    ChallengeScene,
    HiddenChallengeScene,
    OwnChallengeScene,
    ReportedScene,
)
from bot.services.game.reports import YOURS
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import ElsewhereError
from bot.tutor.game.standing import ChallengeStanding
from tests.services.course.taking import play
from tests.services.game.posting import CY, OTHER_GUILD, RUNS_IT, TEACHER, Board, board_of
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.services import Services
    from bot.tutor.course.course import Lesson
    from tests.services.conftest import Presses

REPORTED = ChallengeStanding.REPORTED


@pytest.fixture
async def board(services: Services, press: Presses, lesson: Lesson) -> Board:
    ended = await play(services, press, await services.games.begin(press(), lesson))
    return await board_of(services, press, ended)


async def report(board: Board, person: int, reason: str = "") -> None:
    reports = board.services.challenges.reports
    await reports.check(board.by(person), board.gathering)
    await reports.report(board.by(person), board.gathering, reason)


async def reasons(board: Board) -> tuple[str, ...]:
    look = await board.services.challenges.reports.look(board.by(TEACHER), board.gathering)
    assert isinstance(look, ReportedScene)
    return look.reasons


async def test_the_author_sees_their_own_where_others_look(board: Board) -> None:
    await report(board, BEN)
    reports = board.services.challenges.reports
    own = await reports.look(board.by(ANA), board.gathering)
    assert isinstance(own, OwnChallengeScene)
    assert own.standing is REPORTED
    for refused in (
        reports.show_again(board.by(ANA), board.gathering, 1),
        reports.take_down(board.by(ANA), board.gathering),
    ):
        with pytest.raises(TutorError, match="runs this server"):
            await refused


async def test_one_report_hides_it_and_no_answer_counts_meanwhile(board: Board) -> None:
    await report(board, BEN, "  it is\nrude  ")
    assert await board.scene() == HiddenChallengeScene(board.gathering, REPORTED)
    with pytest.raises(TutorError, match="reported"):
        await board.services.challenges.answer(board.by(CY), board.gathering, board.label)
    look = await board.services.challenges.reports.look(board.by(TEACHER), board.gathering)
    assert isinstance(look, ReportedScene)
    assert (look.author, look.reasons) == (ANA, ("it is rude",))
    assert look.text == board.draft.challenge.text


async def test_only_whoever_runs_this_server_looks_and_decides(board: Board) -> None:
    await report(board, BEN)
    reports = board.services.challenges.reports
    elsewhere = replace(board.by(CY, OTHER_GUILD), rights=RUNS_IT)
    in_dm = replace(board.by(CY, None), rights=RUNS_IT)
    for press in (board.by(BEN), elsewhere, in_dm):
        for refused in (
            reports.look(press, board.gathering),
            reports.show_again(press, board.gathering, 1),
            reports.take_down(press, board.gathering),
        ):
            with pytest.raises(TutorError, match="runs this server"):
                await refused
    assert await board.scene() == HiddenChallengeScene(board.gathering, REPORTED)


async def test_the_author_cannot_show_it_again_even_where_they_run_the_server(
    board: Board,
) -> None:
    await report(board, BEN)
    author = replace(board.by(ANA), rights=RUNS_IT)
    with pytest.raises(TutorError, match="wrote this one yourself"):
        await board.services.challenges.reports.show_again(author, board.gathering, 1)
    assert await board.scene() == HiddenChallengeScene(board.gathering, REPORTED)


async def test_shown_again_it_is_answered_and_hidden_by_another_person_s_report_only(
    board: Board,
) -> None:
    reports = board.services.challenges.reports
    await report(board, BEN)
    scene = await reports.show_again(board.by(TEACHER), board.gathering, 1)
    assert isinstance(scene, ReportedScene)
    assert scene.standing is ChallengeStanding.SHOWN
    assert isinstance(await board.scene(), ChallengeScene)
    with pytest.raises(TutorError, match="before"):
        await report(board, BEN)
    await board.services.challenges.answer(board.by(CY), board.gathering, board.label)
    await report(board, CY, "no")
    assert await board.scene() == HiddenChallengeScene(board.gathering, REPORTED)
    assert await reasons(board) == ("", "no")
    await reports.show_again(board.by(TEACHER), board.gathering, 2)
    assert isinstance(await board.scene(), ChallengeScene)


async def test_a_report_that_came_after_the_look_is_read_first(board: Board) -> None:
    reports = board.services.challenges.reports
    await report(board, BEN)
    await report(board, CY)
    with pytest.raises(TutorError, match="Another report"):
        await reports.show_again(board.by(TEACHER), board.gathering, 1)
    assert await board.scene() == HiddenChallengeScene(board.gathering, REPORTED)


async def test_what_is_taken_down_stays_down(board: Board) -> None:
    reports = board.services.challenges.reports
    await report(board, BEN)
    await reports.take_down(board.by(TEACHER), board.gathering)
    gone = HiddenChallengeScene(board.gathering, ChallengeStanding.TAKEN_DOWN)
    assert await board.scene() == gone
    for refused in (
        reports.look(board.by(TEACHER), board.gathering),
        reports.show_again(board.by(TEACHER), board.gathering, 1),
        reports.take_down(board.by(TEACHER), board.gathering),
        reports.report(board.by(CY), board.gathering, ""),
        board.services.challenges.own.take_back(board.by(ANA), board.gathering),
    ):
        with pytest.raises(TutorError, match="took it down"):
            await refused
    for _ in range(2):
        await board.end_phase()
    assert await board.scene() == gone


async def test_in_one_instant_each_person_s_report_counts_once(board: Board) -> None:
    reports = board.services.challenges.reports
    presses = [board.by(person) for person in (BEN, BEN, CY, BEN, CY)]
    told = await asyncio.gather(
        *(reports.report(press, board.gathering, "") for press in presses), return_exceptions=True
    )
    assert all(isinstance(one, TutorError) for one in told if isinstance(one, BaseException))
    assert len(await reasons(board)) == 2


async def test_after_its_week_it_can_still_be_reported_and_decided(board: Board) -> None:
    await board.end_phase()
    await report(board, BEN)
    assert await board.scene() == HiddenChallengeScene(board.gathering, REPORTED)
    await board.services.challenges.reports.show_again(board.by(TEACHER), board.gathering, 1)
    assert isinstance(await board.scene(), ChallengeScene)


async def test_one_s_own_and_one_of_another_server_are_not_reported(board: Board) -> None:
    own = await board.services.challenges.reports.check(board.by(ANA), board.gathering)
    assert own is not None
    assert own.note == YOURS
    with pytest.raises(TutorError, match="yours"):
        await report(board, ANA)
    with pytest.raises(ElsewhereError):
        await board.services.challenges.reports.report(
            board.by(CY, OTHER_GUILD), board.gathering, ""
        )
    assert isinstance(await board.scene(), ChallengeScene)
