"""Challenges as a service: what is shown is what is kept, and nothing is posted that may not be."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.game.challenge_kind import challenge_scene
from bot.services.game.challenge_scenes import (
    ChallengeScene,
    DraftScene,
    HiddenChallengeScene,
    OwnChallengeScene,
    PlayedScene,
)
from bot.services.game.challenges import GONE, YOURS, Challenges
from bot.services.messages import Reason
from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import Due
from bot.tutor.game.standing import ChallengeStanding
from bot.tutor.people import SEND_IN_THREADS, SEND_MESSAGES, Press, Rights
from tests.services.course.taking import play
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.game.scenes import GameScene
    from bot.services.services import Services
    from bot.tutor.course.course import Lesson
    from tests.fakes import HeardMessages
    from tests.services.conftest import Presses

GUILD, CHANNEL = 9, 77
MAY_SEND = Rights(SEND_MESSAGES)
TEXTS = ("The stuff here is signed and reviewed", "Please grab my documentation over there")


@pytest.fixture
async def ended(services: Services, press: Presses, lesson: Lesson) -> GameScene:
    return await play(services, press, await services.games.begin(press(), lesson))


@pytest.fixture
def challenges(services: Services) -> Challenges:
    return services.challenges


def messages_of(services: Services) -> HeardMessages:
    messages: HeardMessages = services.groups.messages  # type: ignore[assignment]  # the fake
    return messages


def here(press: Press, rights: Rights = MAY_SEND) -> Press:
    return replace(press, guild=GUILD, channel=CHANNEL, rights=rights)


async def fooling(services: Services, press: Presses, ended: GameScene) -> DraftScene:
    """Write a sentence with the label that the network does not give it."""
    for text in TEXTS:
        for label in ("formal", "casual"):
            draft = await services.challenges.write(here(press()), ended.attempt, text, label)
            if draft.challenge.fooled:
                return draft
    raise AssertionError("nobody is fooled by any of them")


async def test_of_two_drafts_in_one_instant_the_one_that_is_kept_is_shown(
    challenges: Challenges, press: Presses, ended: GameScene
) -> None:
    for _ in range(3):
        drafts = await asyncio.gather(
            *(challenges.write(here(press()), ended.attempt, text, "casual") for text in TEXTS)
        )
        for draft in drafts:
            kept = await challenges.games.attempts.get(draft.draft)
            assert kept is not None
            assert draft.challenge.text in kept.plan.items


@pytest.mark.parametrize(
    "rights", [Rights(), Rights(SEND_IN_THREADS), Rights(SEND_MESSAGES, in_thread=True)]
)
async def test_who_may_not_write_in_a_channel_posts_nothing_there(
    services: Services, press: Presses, ended: GameScene, rights: Rights
) -> None:
    draft = await fooling(services, press, ended)
    with pytest.raises(TutorError, match="You may not write in this channel"):
        await services.challenges.post(here(press(), rights), draft.draft)
    assert messages_of(services).told == []
    await services.challenges.post(here(press()), draft.draft)
    [(place, scene)] = messages_of(services).told
    assert (place.channel, type(scene)) == (CHANNEL, ChallengeScene)


async def test_in_a_dm_nothing_is_posted(
    services: Services, press: Presses, ended: GameScene
) -> None:
    draft = await fooling(services, press, ended)
    with pytest.raises(TutorError, match="in a server you can post it"):
        await services.challenges.post(press(), draft.draft)


async def test_what_discord_refused_is_kept_and_posted_once_it_may_be(
    services: Services, press: Presses, ended: GameScene
) -> None:
    draft, messages = await fooling(services, press, ended), messages_of(services)
    messages.reached, messages.reason = False, Reason.FORBIDDEN
    refused = await services.challenges.post(here(press()), draft.draft)
    assert refused.draft is not None
    assert "permissions" in refused.hint
    with pytest.raises(TutorError, match=GONE):
        await services.challenges.post(here(press()), draft.draft)
    messages.reached, messages.told = True, []
    assert (await services.challenges.post(here(press()), refused.draft)).draft is None
    [(_, scene)] = messages.told
    assert isinstance(scene, ChallengeScene)
    assert scene.text == draft.challenge.text
    with pytest.raises(TutorError, match=GONE):
        await services.challenges.post(here(press()), refused.draft)


async def test_after_its_week_a_challenge_shows_what_everybody_said_and_then_no_sentence(
    services: Services, press: Presses, ended: GameScene
) -> None:
    draft = await fooling(services, press, ended)
    await services.challenges.post(here(press()), draft.draft)
    [gathering] = await services.groups.phases.shown(services.groups.clock.now())
    played = await services.challenges.answer(press(BEN, GUILD), gathering, "formal")
    assert isinstance(played, PlayedScene)
    assert played.answered == (("formal", 1),)
    await end_phase(services, gathering)
    scene = await scene_of(services, gathering)
    assert isinstance(scene, ChallengeScene)
    assert (scene.label, scene.answered) == (draft.challenge.label, (("formal", 1),))
    with pytest.raises(TutorError, match="week is over"):
        await services.challenges.answer(press(BEN + 1, GUILD), gathering, "casual")
    await end_phase(services, gathering)
    assert await scene_of(services, gathering) == HiddenChallengeScene(
        gathering, ChallengeStanding.OVER
    )
    with pytest.raises(TutorError, match="closed"):
        await services.challenges.answer(press(BEN + 1, GUILD), gathering, "casual")
    own = await services.challenges.answer(press(ANA, GUILD), gathering, "casual")
    assert isinstance(own, OwnChallengeScene)
    assert own.note == YOURS


async def end_phase(services: Services, gathering: int) -> None:
    """Let the time of the present phase be over."""
    found = await services.groups.show(gathering)
    assert found.due_at is not None
    await services.groups.end(Due(found.kind, found.id, found.due_at))


async def scene_of(services: Services, gathering: int) -> ChallengeScene | HiddenChallengeScene:
    found = await services.groups.show(gathering)
    return challenge_scene(found, await services.groups.phases.attempts(gathering))
