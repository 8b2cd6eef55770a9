"""/run and /lab: earlier trainings, compared and taken home, and the experiments of the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.lab.presets import PRESETS
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from bot.tutor.lab.presets import Preset
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_a_run_is_shown_again_to_one_person(classroom: Classroom) -> None:
    await classroom.ana.slash(classroom.channel, "train")
    again = await classroom.ben.slash(classroom.channel, "run show", run=1)
    assert again.ephemeral
    assert "moons" in text_of(shown(again))
    assert shown(again).attachments
    unknown = await classroom.ben.slash(classroom.channel, "run show", run=5)
    assert unknown.ephemeral
    assert "I know no run 5 here" in shown(unknown).content


async def test_two_runs_are_compared_with_what_differs(classroom: Classroom) -> None:
    await classroom.ana.slash(classroom.channel, "train")
    await classroom.ana.slash(classroom.channel, "train", learning_rate=0.1)
    card = shown(await classroom.ana.slash(classroom.channel, "run compare", first=1, second=2))
    assert "run 1 and run 2" in text_of(card)
    assert "learning rate" in text_of(card)
    assert card.attachments


async def test_a_run_is_repeated_and_swept(classroom: Classroom) -> None:
    await classroom.ana.slash(classroom.channel, "train", seed=4)
    again = shown(await classroom.ana.slash(classroom.channel, "run repeat", run=1))
    assert "run 2 · seed 4" in text_of(again)
    swept = shown(await classroom.ana.slash(classroom.channel, "run sweep", run=1, dial="l2"))
    assert "several L2 penalties" in text_of(swept)


async def test_a_run_is_taken_home_as_files(classroom: Classroom) -> None:
    await classroom.ana.slash(classroom.channel, "train")
    taken = await classroom.ana.slash(classroom.channel, "run export", run=1)
    assert taken.ephemeral
    message = shown(taken) if taken.response and taken.response.attachments else taken.followups[0]
    assert "numpy" in message.content
    assert message.attachments
    assert all(file.description for file in message.attachments)
    progress = shown(await classroom.ana.slash(classroom.channel, "progress"))
    assert "Trainings with /train and /lab**: 1" in text_of(progress)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
async def test_every_preset_asks_its_question_and_tells_what_to_take_away(
    classroom: Classroom, preset: Preset
) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, f"lab {preset.name}"))
    assert preset.question in text_of(card)
    assert preset.takeaway in text_of(card)
    assert "**Next:**" in text_of(card)
    assert {"New seed", "Numbers", "Repeat"} <= set(labels_of(card))


async def test_a_preset_surprises_with_another_seed(classroom: Classroom) -> None:
    usual = shown(await classroom.ana.slash(classroom.channel, "lab lr-trio"))
    other = shown(await classroom.ana.slash(classroom.channel, "lab lr-trio", surprise=True))
    assert text_of(usual).splitlines()[-1] != text_of(other).splitlines()[-1]
