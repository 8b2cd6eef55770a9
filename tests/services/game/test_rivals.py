"""Rival test sets as a service: where it cannot be played, and games that were broken off."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, cast

import pytest

from bot.services.exercises.groups import Groups
from bot.services.game.rivals import RivalTests
from bot.services.game.rivals_kind import rivals_kind
from bot.services.game.rivals_scenes import RivalsScene, TeamPickScene
from bot.services.game.together import PrivateNoteScene
from bot.services.messages import Reason
from bot.store.exercises.attempts import Attempts
from bot.store.exercises.gatherings import Gatherings
from bot.store.exercises.phases import Phases
from bot.tutor.course.course import Course
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import ElsewhereError, NotAMemberError
from bot.tutor.people import SEND_MESSAGES, Press, Rights
from tests.fakes import HandClock, HeardMessages
from tests.services.game.rivals_course import course_with_game

if TYPE_CHECKING:
    from bot.store.database import Database
    from tests.services.conftest import Presses

ANA, BEN, EVA, GUILD, CHANNEL = 1, 2, 3, 9, 77


@pytest.fixture
def rivals(database: Database) -> RivalTests:
    course = course_with_game()
    stores = Gatherings(database), Phases(database), Attempts(database)
    groups = Groups(*stores, HeardMessages(), HandClock(), (rivals_kind(course),))
    return RivalTests(course, groups, Random(1), "rivals")


def here(press: Press) -> Press:
    return replace(press, guild=GUILD, channel=CHANNEL, rights=Rights(SEND_MESSAGES))


async def begun(rivals: RivalTests, press: Presses) -> int:
    gathering = (await rivals.open(here(press(ANA)))).gathering
    await rivals.join(here(press(BEN)), gathering)
    await rivals.go_on(here(press(BEN)), gathering, 0)
    return gathering


async def test_it_needs_a_server_the_right_to_write_and_a_card(
    rivals: RivalTests, press: Presses
) -> None:
    with pytest.raises(TutorError, match="needs a server"):
        await rivals.open(press(ANA))
    with pytest.raises(TutorError, match="may not write"):
        await rivals.open(replace(here(press(ANA)), rights=Rights(0)))
    messages = cast("HeardMessages", rivals.groups.messages)
    messages.reached, messages.reason = False, Reason.FORBIDDEN
    with pytest.raises(TutorError, match="could not post"):
        await rivals.open(here(press(ANA)))
    assert (await rivals.groups.show(1)).closed


async def test_without_its_lesson_it_is_told_in_words(rivals: RivalTests, press: Presses) -> None:
    gathering = await begun(rivals, press)
    without = replace(rivals, course=Course("", (), (), ()))
    for move in (
        without.open(here(press(ANA))),
        without.look(here(press(ANA)), gathering),
        without.join(here(press(EVA)), gathering),
        without.be_ready(here(press(ANA)), gathering),
    ):
        with pytest.raises(TutorError, match="switched off"):
            await move
    await without.leave(here(press(ANA)), gathering)


async def test_from_another_server_nothing_is_seen_and_a_member_may_press_in_a_dm(
    rivals: RivalTests, press: Presses
) -> None:
    gathering = await begun(rivals, press)
    with pytest.raises(ElsewhereError):
        await rivals.look(replace(here(press(ANA)), guild=5), gathering)
    assert isinstance(await rivals.look(press(ANA), gathering), TeamPickScene)
    with pytest.raises(NotAMemberError):
        await rivals.look(press(EVA), gathering)


async def test_the_same_press_delivered_twice_joins_once(
    rivals: RivalTests, press: Presses
) -> None:
    gathering = (await rivals.open(here(press(ANA)))).gathering
    once = here(press(BEN))
    for _ in range(3):
        await rivals.join(once, gathering)
    [attempt] = await rivals.groups.phases.attempts(gathering)
    assert len(attempt.entries) == 1


async def test_who_joined_but_was_put_into_no_team_yet_has_the_one_they_joined_with(
    rivals: RivalTests, press: Presses
) -> None:
    """The bot may be killed between the two."""
    gathering = (await rivals.open(here(press(ANA)))).gathering
    await rivals.groups.join(here(press(BEN)), gathering, "square")
    told = await rivals.look(here(press(BEN)), gathering)
    assert isinstance(told, PrivateNoteScene)
    assert "Team Square" in told.text
    await rivals.go_on(here(press(BEN)), gathering, 0)
    scene = await rivals.look(here(press(BEN)), gathering)
    assert isinstance(scene, TeamPickScene)


async def test_a_game_that_was_broken_off_while_it_closed_shows_its_result(
    rivals: RivalTests, press: Presses
) -> None:
    gathering = await begun(rivals, press)
    scene = await rivals.look(here(press(ANA)), gathering)
    assert isinstance(scene, TeamPickScene)
    ids = frozenset(one.id for one in scene.offered[:10])
    await rivals.pick(here(press(ANA)), gathering, 0, ids)
    await rivals.groups.phases.stop(gathering)
    told = await rivals.look(here(press(ANA)), gathering)
    assert isinstance(told, PrivateNoteScene)
    assert "no test in it" in told.text
    [kind] = rivals.groups.kinds
    found = await rivals.groups.show(gathering)
    shown = kind.scene(found, await rivals.groups.phases.attempts(gathering))
    assert isinstance(shown, RivalsScene)
    assert shown.is_over
    assert shown.result is not None
    await rivals.groups.close(gathering)
    [attempt] = await rivals.groups.phases.attempts(gathering)
    assert attempt.score is None
