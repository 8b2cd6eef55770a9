"""A bot with dials of its own: offered, checked, obeyed, told, weighed and kept like all others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import simcord

from bot.registries import REGISTRIES
from bot.trainings.kept_names import PREDICTED_FIELD
from bot.tutor.lab.dials.conversions import START_SEED
from bot.tutor.lab.dials.dial import Dial, FormField, Shown, Told
from tests.fakes import SlowEngine, made_up_outcome
from tests.ui.reading import parts, shown, text_of

if TYPE_CHECKING:
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

UNSEEN = Dial(
    "unseen",
    field="fresh_test",
    help="So many points that nobody has seen.",
    kind=int,
    label="unseen points",
    noun="number of unseen points",
    bounds=(0, 500),
    weighs=lambda points: 1.0 if points <= 400 else 1e6,
    told=Told.IN_TITLE,
    form=FormField("unseen", "Unseen points", "How many.", 3),
)
STIR = Dial(
    "stir",
    field="weights_seed",
    help="How the start is stirred.",
    kind=int,
    label="stirred",
    bounds=(0, 99),
    conversion=START_SEED,
    shown=Shown.OTHER,
)
LEFT_OUT = {"text", "fresh_test", "weights_seed"}
KEPT = [
    replace(dial, form=None) if dial.name == "epochs" else dial
    for dial in REGISTRIES.dials
    if dial.field not in LEFT_OUT
]
MADE_UP = replace(REGISTRIES, dials=(*KEPT, UNSEEN, STIR))


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def simcord_bot(build_app: BuildApp, engine: SlowEngine) -> commands.Bot:
    return build_app(None, engine, MADE_UP).bot


async def train(classroom: Classroom, engine: SlowEngine, **options: object) -> str:
    """Let Ana train something to its end. Return what the card of it says."""
    card = shown(await classroom.ana.slash(classroom.channel, "train", **options))
    job = engine.submitted[-1]
    engine.say(job.run, made_up_outcome(job.task))
    await classroom.env.settle()
    return text_of(card)


def options_of(env: simcord.Env) -> dict[str, dict[str, Any]]:
    sent = [r.json for r in env.http_requests if r.method == "PUT" and r.path.endswith("/commands")]
    (train,) = (command for command in sent[-1] or [] if command["name"] == "train")
    return {option["name"]: option for option in train["options"]}


async def test_a_made_up_dial_is_an_option_and_the_one_left_out_is_gone(
    classroom: Classroom,
) -> None:
    options = options_of(classroom.env)
    assert len(options) == 25
    assert "text" not in options
    assert "stir" not in options
    assert options["unseen"] == {
        "name": "unseen",
        "description": UNSEEN.help,
        "type": 4,
        "min_value": 0,
        "max_value": 500,
        "required": False,
    }
    with pytest.raises(simcord.OptionError):
        await classroom.ana.slash(classroom.channel, "train", unseen=501)


async def test_made_up_dials_are_obeyed_and_told_on_the_card(
    classroom: Classroom, engine: SlowEngine
) -> None:
    text = await train(classroom, engine, unseen=120, other="STIR = 7")
    spec = engine.submitted[0].task.spec
    assert (spec.fresh_test, spec.weights_seed) == (120, 7)
    assert "### moons · 2-8-1 · unseen points 120 · learning rate 1\n" in text
    assert "-# run 1 · stirred 7, seed 1" in text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"other": "unseen=501"}, "number of unseen points must lie between 0 and 500"),
        ({"other": "stir=100"}, "The stir must lie between 0 and 99; you asked for 100"),
        ({"other": "stirr=1"}, "I know no dial named stirr. Did you mean `stir`"),
        ({"other": "text=words"}, "I know no dial named text"),
        ({"other": "stir=1", "unseen": 401}, "This would take about"),
    ],
)
async def test_made_up_dials_are_checked_and_weighed(
    classroom: Classroom, engine: SlowEngine, options: dict[str, Any], words: str
) -> None:
    refused = await classroom.ana.slash(classroom.channel, "train", **options)
    assert refused.ephemeral
    assert words in shown(refused).content
    assert not engine.submitted


async def test_made_up_dials_are_kept_and_compared_after_a_restart(
    classroom: Classroom, engine: SlowEngine
) -> None:
    await train(classroom, engine, other="unseen=120 stir=7")
    await train(classroom, engine, unseen=80, seed=3)
    await classroom.env.restart_bot(classroom.build_app(None, engine, MADE_UP).bot)
    again = await classroom.ana.slash(classroom.channel, "run show", run=1)
    assert "unseen points 120 · learning rate 1" in text_of(shown(again))
    card = shown(await classroom.ana.slash(classroom.channel, "run compare", first=1, second=2))
    assert engine.submitted[-1].task.variants[0].spec == engine.submitted[0].task.spec
    engine.say(3, made_up_outcome(engine.submitted[-1].task))
    await classroom.env.settle()
    told = [" ".join(line.split()) for line in text_of(card).splitlines()]
    assert "unseen points 120 80" in told
    assert "stirred 7 as seed" in told
    assert "3 dials differ" in text_of(card)


async def test_a_made_up_dial_is_asked_for_in_the_form(
    classroom: Classroom, engine: SlowEngine
) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "help"))
    form = await classroom.ana.click(card, label="Train a network")
    assert form.modal is not None
    fields = [p["custom_id"] for p in parts(form.modal["components"]) if "custom_id" in p]
    assert fields == ["data", "hidden", "rate", "unseen", PREDICTED_FIELD]
    values = {"data": ["moons"], "hidden": "8", "rate": "1", PREDICTED_FIELD: ["none"]}
    refused = await classroom.ana.submit_modal(form, {**values, "unseen": "501"})
    assert "unseen points must lie between 0 and 500" in text_of(shown(refused))
    form = await classroom.ana.click(shown(refused), label="Open it again")
    assert form.modal is not None
    typed = [p["value"] for p in parts(form.modal["components"]) if p.get("custom_id") == "unseen"]
    assert typed == ["501"]
    await classroom.ana.submit_modal(form, {**values, "unseen": "90"})
    assert engine.submitted[0].task.spec.fresh_test == 90


async def test_other_completes_the_names_of_made_up_dials(classroom: Classroom) -> None:
    offered = await classroom.ana.autocomplete(classroom.channel, "train", "other", "l2=1 st")
    assert [choice["value"] for choice in offered] == ["l2=1 start=", "l2=1 stir="]


def test_a_bot_with_one_option_too_many_is_not_built(build_app: BuildApp) -> None:
    more = replace(REGISTRIES, dials=(*REGISTRIES.dials, replace(STIR, shown=Shown.OPTION)))
    kept = tuple(dial for dial in more.dials if dial.field != "weights_seed" or dial.name == "stir")
    with pytest.raises(ValueError, match=r"dial stir is one option too many.*Give it to `other:`"):
        build_app(None, None, replace(more, dials=kept))
    for wrong in (replace(STIR, field="gravity"), STIR):
        with pytest.raises(ValueError, match=r"dial stir sets 'gravity'|one field: start_seed, st"):
            build_app(None, None, replace(REGISTRIES, dials=(*REGISTRIES.dials, wrong)))
