"""A bot with one more of everything: what is passed in is offered, checked, asked for and told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.bench.polls import POLL
from bot.registries import REGISTRIES
from bot.services.scene import Room
from tests.fakes import SlowEngine, made_up_outcome
from tests.made_up import echo
from tests.made_up.echo import ECHO
from tests.made_up.kinds import STATEMENT, THOUGHT
from tests.services.lab.test_unknown_names import MORE as CATALOGUE
from tests.ui.data.test_made_up_format import PIPES
from tests.ui.lab.test_made_up_dial import KEPT, STIR, UNSEEN, options_of
from tests.ui.lab.test_made_up_preset import SPIN
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

MORE = replace(
    REGISTRIES,
    dials=(*KEPT, UNSEEN, STIR, next(d for d in REGISTRIES.dials if d.field == "penalties")),
    presets=(*REGISTRIES.presets, SPIN),
    formats=(*REGISTRIES.formats, PIPES),
    lesson_kinds=replace(
        REGISTRIES.lesson_kinds,
        questions=(*REGISTRIES.lesson_kinds.questions, STATEMENT, THOUGHT),
    ),
    modes=(*REGISTRIES.modes, ECHO),
    gatherings=(*REGISTRIES.gatherings, POLL),
    rooms=(*REGISTRIES.rooms, Room("Echo", "play-echo", row=2)),
    catalogue=CATALOGUE,
)
MORE = replace(MORE, dials=tuple({dial.field: dial for dial in MORE.dials}.values()))


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
async def simcord_bot(build_app: BuildApp, engine: SlowEngine) -> TutorBot:
    bot = build_app(None, engine, MORE).bot
    await echo.setup(bot)
    return bot


async def test_every_made_up_name_is_offered_by_the_command(classroom: Classroom) -> None:
    options = options_of(classroom.env)
    offered = {
        name: [choice["value"] for choice in option.get("choices", ())]
        for name, option in options.items()
    }
    for name, made_up in (
        ("activation", "my-gelu"),
        ("loss", "my-pseudo-huber"),
        ("optimizer", "my-rmsprop"),
        ("schedule", "my-warm-up"),
        ("start", "my-uniform"),
    ):
        assert offered[name][-1].startswith("my-")
        assert made_up in offered[name]
    assert "unseen" in options


async def test_a_training_of_made_up_names_is_asked_for_and_told(
    classroom: Classroom, engine: SlowEngine
) -> None:
    card = shown(
        await classroom.ana.slash(
            classroom.channel,
            "train",
            data="my-stripes",
            activation="my-gelu",
            loss="my-pseudo-huber",
            optimizer="my-rmsprop",
            inputs="x1 my-x1^3",
            other="penalties=my-rounded 0.01; stir=3",
        )
    )
    job = engine.submitted[-1]
    spec = job.task.spec
    assert (spec.data, spec.activation, spec.loss) == ("my-stripes", "my-gelu", "my-pseudo-huber")
    assert (spec.inputs, spec.penalties, spec.weights_seed) == (
        *(("x1", "my-x1^3"), (("my-rounded", 0.01),), 3),
    )
    engine.say(job.run, made_up_outcome(job.task))
    await classroom.env.settle()
    told = text_of(card)
    for words in ("my-stripes", "activation my-gelu", "optimizer my-rmsprop", "my-rounded 0.01"):
        assert words in told


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"data": "my-strips"}, "I know no data named my-strips here"),
        (
            {"other": "penalties=my-cornered 1"},
            "penalty can be my-rounded. Nothing was trained: pick",
        ),
        ({"other": "penalties=my-rounded"}, "names with their amounts"),
        ({"other": "penalties=my-rounded 1 my-rounded 2"}, "named twice"),
        ({"other": "penalties=my-rounded 11"}, "between 0 and 10"),
        ({"inputs": "x1 my-x1^4"}, "my-x1^3, or `all`"),
    ],
)
async def test_a_name_that_is_not_there_is_refused_kindly(
    classroom: Classroom, engine: SlowEngine, options: dict[str, str], words: str
) -> None:
    told = shown(await classroom.ana.slash(classroom.channel, "train", **options))
    assert words in told.content
    assert engine.submitted == []
