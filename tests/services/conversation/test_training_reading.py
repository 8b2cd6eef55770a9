"""Training by talking: what is read, stopped, and kept private."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.training_scenes import (
    StopTrainingScene,
    TrainingWordsScene,
)
from bot.services.data.own_data import IN_A_SERVER
from bot.services.lab.scenes import RunScene
from bot.services.lab.training import Prediction
from bot.tutor.conversation.settings.saying import (
    NO_CURVE,
    NOTHING_ON_ITS_WAY,
    OWN_CURVE,
    PAUSED,
)
from bot.tutor.data.own_data import read_table
from bot.tutor.errors import TutorError
from bot.tutor.lab.requests import TrainingRequest
from bot.tutor.lab.runs import RunState
from tests.services.conversation.trainer import TalkingTrainer
from tests.services.lab.listening import ANA, BEN, GUILD, settled, state_of

if TYPE_CHECKING:
    from tests.conftest import BuildApp


@pytest.fixture
def talker(build_app: BuildApp) -> TalkingTrainer:
    return TalkingTrainer(build_app)


async def test_the_curve_of_the_last_finished_run_is_read_again(talker: TalkingTrainer) -> None:
    talk = talker.services.training_talk
    assert await talk.curve(talker.press()) == TrainingWordsScene(NO_CURVE)
    await talker.say("train circles")
    on_its_way = await talk.curve(talker.press())
    assert isinstance(on_its_way, TrainingWordsScene)
    assert "still on its way" in on_its_way.words
    await talker.end()
    await talker.say("make it wider")
    read = await talk.curve(talker.press())
    assert isinstance(read, RunScene)
    assert "circles · 2-8-1" in read.title
    assert read.headline
    assert read.pictures


async def test_stop_asks_and_cancels_all_that_is_under_way(talker: TalkingTrainer) -> None:
    talk = talker.services.training_talk
    asked = await talk.asked_to_stop(talker.press())
    assert asked == TrainingWordsScene(NOTHING_ON_ITS_WAY)
    scene = await talker.say("train moons, then make it wider")
    first, second = scene.runs
    under_way = await talk.under_way(talker.press())
    assert under_way is not None
    assert under_way.id == first.id
    asked = await talk.asked_to_stop(talker.press())
    assert isinstance(asked, StopTrainingScene)
    assert asked.run == first.id
    assert "or just pause talking?" in asked.words
    for answer in (talk.cancel, talk.pause):
        with pytest.raises(TutorError):
            await answer(talker.press(BEN), first.id)
    assert await talk.pause(talker.press(), first.id) == TrainingWordsScene(PAUSED)
    assert not talker.engine.cancelled
    await talk.cancel(talker.press(), first.id)
    await settled()
    assert talker.engine.cancelled == [second.id, first.id]
    assert await state_of(talker.services, second) is RunState.CANCELLED
    assert await talk.under_way(talker.press()) is None


async def test_a_server_shows_and_changes_nothing_private(build_app: BuildApp) -> None:
    talker = TalkingTrainer(build_app, GUILD)
    training, talk = talker.services.training, talker.services.training_talk
    private = await training.train(
        talker.press(), TrainingRequest({"data": "xor"}), True, Prediction()
    )
    await training.launch(private, 1, 2)
    await talker.end()
    assert await talk.curve(talker.press()) == TrainingWordsScene(NO_CURVE)
    with pytest.raises(TutorError, match="trained nothing here yet"):
        await talker.say("make it wider")
    scene = await talker.say("train circles")
    assert not scene.runs[0].wanted.private
    assert scene.runs[0].guild == GUILD


async def test_a_message_that_comes_twice_trains_once(talker: TalkingTrainer) -> None:
    talk, press = talker.services.training_talk, talker.press()
    heard = await talk.heard(press, "train moons, then make it wider")
    assert heard is not None
    scene = await talk.start(press, heard)
    assert len(scene.runs) == 2
    with pytest.raises(TutorError):
        await talk.start(press, heard)
    assert len((await talk.training.past.shelf.of(ANA)).newest) == 2


async def test_turn_is_for_those_who_know_the_word(talker: TalkingTrainer) -> None:
    await talker.say("train circles")
    await talker.end()
    scene = await talker.services.training_talk.turn(talker.press(), "wider")
    assert scene.runs[0].task.spec.hidden == (16,)


@pytest.mark.parametrize("removed", [False, True])
async def test_in_a_channel_no_reply_names_data_that_was_added_even_once_it_is_removed(
    build_app: BuildApp, removed: bool
) -> None:
    talker = TalkingTrainer(build_app, guild=GUILD)
    own_data, talk = talker.services.own_data, talker.services.training_talk
    table = read_table("quokka", "a,b,class\n1,2,x\n2,1,x\n3,4,y\n4,3,y\n")
    await own_data.tables.add(talker.press(), table, IN_A_SERVER)
    press = talker.press()
    heard = await talk.heard(press, "train on quokka")
    assert heard is not None
    scene = await talk.start(press, heard)
    await talk.launch(scene.runs[0], 1, 2)
    await talker.end()
    if removed:
        await own_data.remove(talker.press(), "quokka")
    curve = await talk.curve(talker.press())
    assert isinstance(curve, TrainingWordsScene)
    assert curve.words == OWN_CURVE.format(run=scene.runs[0].id)
    with pytest.raises(TutorError) as again:
        await talk.start(press, heard)
    assert "quokka" not in str(again.value)
