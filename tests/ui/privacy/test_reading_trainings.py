"""The page of `/mydata export` on trainings, as somebody reads what they really did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.trainings.news import Failure
from bot.tutor.privacy.untold import OTHERS
from tests.fakes import made_up_outcome
from tests.ui.privacy.busy import files_in
from tests.ui.privacy.everything import WORD, bring_data
from tests.ui.privacy.test_exporting import PageReader
from tests.ui.reading import shown

if TYPE_CHECKING:
    import simcord

    from tests.fakes import SlowEngine
    from tests.ui.game.partner.two import Two

pytestmark = pytest.mark.simcord(check_errors=False)


async def trainings_of(two: Two, who: simcord.MemberActor) -> str:
    files = await files_in(await who.slash(two.room.channel, "mydata export"))
    page = PageReader()
    page.feed(files["nudge-mydata.html"].decode())
    _, _, after = page.text.partition("Each of them, with its pictures")
    return after.partition("Your settings")[0]


async def test_removed_data_is_not_called_ones_own(two: Two, slow: SlowEngine) -> None:
    room = two.room
    await bring_data(two)
    await room.ben.slash(room.channel, "train", data=WORD)
    done = slow.submitted[-1]
    slow.say(done.run, made_up_outcome(done.task))
    await two.wait(5)
    told = await trainings_of(two, room.ben)
    assert "A training, data of somebody else, 300 epochs, finished" in told
    await room.ben.slash(room.channel, "train", data=WORD)
    shown(await room.ana.slash(room.channel, "data remove", name=WORD))
    await two.wait(60)
    told = await trainings_of(two, room.ben)
    assert "A training, data that was removed, 300 epochs, finished" in told
    assert "/data list names what there is." in told
    assert "`" not in told
    assert "data of your own" not in told


async def test_a_failed_training_on_data_of_others_reads_as_a_sentence(
    two: Two, slow: SlowEngine
) -> None:
    room = two.room
    await bring_data(two)
    await room.ben.slash(room.channel, "train", data=WORD)
    slow.say(slow.submitted[-1].run, Failure("It took too long and was stopped."))
    await two.wait(5)
    told = await trainings_of(two, room.ben)
    assert "A training, data of somebody else, 300 epochs, it failed, why is left out" in told
    assert OTHERS not in told


async def test_a_comparison_tells_both_amounts_of_epochs(two: Two, slow: SlowEngine) -> None:
    room = two.room
    for epochs in (50, 100):
        await room.ana.slash(room.channel, "train", epochs=epochs)
        job = slow.submitted[-1]
        slow.say(job.run, made_up_outcome(job.task))
        await two.wait(5)
    await room.ana.slash(room.channel, "run compare", first=1, second=2)
    await two.wait(2)
    assert "A comparison, moons, 50 and 100 epochs" in await trainings_of(two, room.ana)
