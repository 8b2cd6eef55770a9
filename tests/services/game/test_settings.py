"""Switches: one's own, and that of a server, which hides what stands there at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.game.challenge_scenes import ChallengeScene, HiddenChallengeScene
from bot.services.game.settings import SettingsScene
from bot.tutor.errors import TutorError
from bot.tutor.game.standing import ChallengeStanding
from bot.tutor.game.switches import INVITATIONS
from tests.services.course.taking import play
from tests.services.game.posting import (
    CHANNEL,
    CY,
    GUILD,
    OTHER_GUILD,
    RUNS_IT,
    TEACHER,
    Board,
    board_of,
    fooling,
)
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.game.scenes import GameScene
    from bot.services.services import Services
    from bot.tutor.course.course import Lesson
    from tests.fakes import HeardMessages
    from tests.services.conftest import Presses

OFF = ChallengeStanding.OFF


@pytest.fixture
async def ended(services: Services, press: Presses, lesson: Lesson) -> GameScene:
    return await play(services, press, await services.games.begin(press(), lesson))


@pytest.fixture
async def board(services: Services, press: Presses, ended: GameScene) -> Board:
    return await board_of(services, press, ended)


async def turn(board: Board, *, on: bool, guild: int = GUILD) -> SettingsScene:
    press = replace(board.by(TEACHER, guild), rights=RUNS_IT)
    return await board.services.settings.turn_challenges(press, on=on)


async def test_everybody_has_their_own_switch_also_in_a_dm(
    services: Services, press: Presses
) -> None:
    settings = services.settings
    assert await settings.show(press(BEN)) == SettingsScene(invitations=True)
    for _ in range(2):  # twice is as good as once
        assert not (await settings.turn_invitations(press(BEN), on=False)).invitations
    assert await settings.switches.off_for(BEN) == {INVITATIONS}
    assert (await settings.show(press(CY))).invitations
    assert (await settings.turn_invitations(press(BEN), on=True)).invitations


async def test_only_whoever_runs_the_server_sees_and_turns_its_switch(board: Board) -> None:
    settings = board.services.settings
    assert (await settings.show(board.by(BEN))).challenges is None
    assert (await settings.show(board.by(TEACHER))).challenges is True
    for press in (board.by(BEN), replace(board.by(BEN, None), rights=RUNS_IT)):
        with pytest.raises(TutorError, match="Only somebody who runs this server"):
            await settings.turn_challenges(press, on=False)
    assert isinstance(await board.scene(), ChallengeScene)


async def test_switched_off_the_cards_show_nothing_at_once_and_on_again_what_they_did(
    board: Board,
) -> None:
    messages: HeardMessages = board.services.groups.messages  # type: ignore[assignment]  # the fake
    await board.services.groups.gatherings.posted(board.gathering, CHANNEL, 5)
    shown = await board.scene()
    assert (await turn(board, on=False)).challenges is False
    await messages.task
    assert messages.told[-1][1] == HiddenChallengeScene(board.gathering, OFF)
    with pytest.raises(TutorError, match="switched off"):
        await board.services.challenges.answer(board.by(BEN), board.gathering, board.label)
    assert (await turn(board, on=True)).challenges is True
    await messages.task
    assert messages.told[-1][1] == shown
    await board.services.challenges.answer(board.by(BEN), board.gathering, board.label)


async def test_another_server_s_switch_changes_nothing_here(board: Board) -> None:
    await turn(board, on=False, guild=OTHER_GUILD)
    assert isinstance(await board.scene(), ChallengeScene)


async def test_while_it_is_off_nothing_is_shared_and_it_can_be_taken_back(board: Board) -> None:
    own = board.services.challenges.own
    await board.services.challenges.answer(board.by(BEN), board.gathering, board.label)
    await turn(board, on=False)
    with pytest.raises(TutorError, match="switched off"):
        await own.share(board.by(ANA), board.gathering)
    await own.take_back(board.by(ANA), board.gathering)
    await turn(board, on=True)
    gone = HiddenChallengeScene(board.gathering, ChallengeStanding.TAKEN_BACK)
    assert await board.scene() == gone


async def test_a_report_counts_while_it_is_off_and_hides_it_afterwards(board: Board) -> None:
    await turn(board, on=False)
    await board.services.challenges.reports.report(board.by(BEN), board.gathering, "")
    assert await board.scene() == HiddenChallengeScene(board.gathering, OFF)
    await turn(board, on=True)
    reported = HiddenChallengeScene(board.gathering, ChallengeStanding.REPORTED)
    assert await board.scene() == reported


async def test_while_it_is_off_a_draft_is_kept_and_not_posted(
    services: Services, press: Presses, ended: GameScene
) -> None:
    teacher = replace(press(TEACHER, 9), rights=RUNS_IT)
    await services.settings.turn_challenges(teacher, on=False)
    draft = await fooling(services, press, ended)
    assert (draft.postable, draft.off) == (False, True)
    here = replace(press(ANA, 9), channel=77, rights=RUNS_IT)
    with pytest.raises(TutorError, match="switched off"):
        await services.challenges.post(here, draft.draft)
    there = replace(here, id=press().id, guild=OTHER_GUILD)
    assert (await services.challenges.post(there, draft.draft)).gathering
