"""A bot with an experiment of its own, and runs of experiments that there are no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.registries import REGISTRIES
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.lab.presets import Preset
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

SPIN = Preset(
    "spin",
    description="A spiral, with too few units.",
    question="Can two units follow a spiral?",
    takeaway="Two units bend a border twice, and a spiral turns more often.",
    trains=Task(View.TRAIN, (Variant("", TrainingSpec(data="spiral", hidden=(2,))),), "A spin"),
)
MADE_UP = replace(REGISTRIES, presets=(SPIN, *REGISTRIES.presets[:1]))


@pytest.fixture
def simcord_bot(build_app: BuildApp) -> commands.Bot:
    return build_app(registries=MADE_UP).bot


async def test_the_lab_lists_the_presets_that_were_passed_in(classroom: Classroom) -> None:
    sent = [r.json for r in classroom.env.http_requests if r.path.endswith("/commands")][-1] or []
    (lab,) = (command for command in sent if command["name"] == "lab")
    listed = {option["name"]: option["description"] for option in lab["options"]}
    assert listed["spin"] == SPIN.description
    assert "lr-trio" in listed
    assert "xor" not in listed


async def test_a_made_up_preset_trains_and_tells_its_words(classroom: Classroom) -> None:
    card = text_of(shown(await classroom.ana.slash(classroom.channel, "lab spin")))
    assert "### A spin" in card
    assert SPIN.question in card
    assert SPIN.takeaway in card


async def test_a_run_of_a_preset_that_is_gone_shows_what_it_can(classroom: Classroom) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "lab spin"))
    await classroom.restart()
    again = await classroom.ana.slash(classroom.channel, "run show", run=1)
    assert "### A spin" in text_of(shown(again))
    assert "**Next:**" in text_of(shown(again))
    assert SPIN.question not in text_of(shown(again))
    numbers = await classroom.ana.click(card, label="Numbers")
    assert "Run 1 in numbers: A spin" in text_of(shown(numbers))
    repeated = await classroom.ana.click(card, label="Repeat")
    assert "### A spin" in text_of(shown(repeated))
