"""A bot trains the names of the catalogue it is built with, and no name as something else."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.app import Instead, build
from bot.registries import REGISTRIES
from bot.services.lab.scenes import RunFailedScene, RunScene
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.names import UnknownNameError, names_of
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.people import Press
from tests.fakes import SlowEngine
from tests.neural.parts.made_up import EVERYTHING, everything
from tests.services.lab.listening import ANA, Listener, settled

if TYPE_CHECKING:
    from bot.settings import Settings

MORE = replace(
    CATALOGUE,
    data_sets=tuple(source.data_set for source in EVERYTHING.data_sets),
    inputs=names_of(EVERYTHING.inputs),
    activations=tuple(member.facts for member in EVERYTHING.activations),
    losses=tuple(member.facts for member in EVERYTHING.losses),
    optimizers=names_of(EVERYTHING.optimizers),
    penalties=names_of(EVERYTHING.penalties),
    schedules=names_of(EVERYTHING.schedules),
    starts=names_of(EVERYTHING.starts),
)
NEW = TrainingSpec(
    inputs=("x1", "my-x1^3"),
    activation="my-gelu",
    loss="my-pseudo-huber",
    optimizer="my-rmsprop",
    penalties=(("my-rounded", 0.01),),
    schedule="my-warm-up",
    start="my-uniform",
    epochs=5,
)
TASK = Task(View.TRAIN, (Variant("", NEW),))


def test_every_made_up_kind_of_name_is_in_the_task() -> None:
    MORE.check(NEW)
    for field in ("inputs", "activation", "loss", "optimizer", "schedule", "start", "penalties"):
        with pytest.raises(UnknownNameError):
            CATALOGUE.check(replace(TrainingSpec(), **{field: getattr(NEW, field)}))


async def test_made_up_names_are_stored_trained_by_the_workers_and_shown(
    settings: Settings,
) -> None:
    app = build(settings, registries=replace(REGISTRIES, catalogue=MORE), load=everything)
    try:
        services = app.bot.services
        listeners = Listener(services)
        run = await services.training.lab(Press(1, ANA), TASK, False)
        await services.training.launch(run, 1, 2)
        for _ in range(600):
            if any(isinstance(scene, RunScene | RunFailedScene) for _, scene in listeners.told):
                break
            await asyncio.sleep(0.05)
        assert isinstance(listeners.last, RunScene)
        shown = await services.past_runs.show(Press(2, ANA), run.id)
    finally:
        app.close()
    assert shown.pictures
    for words in ("activation my-gelu", "optimizer my-rmsprop", "other penalties my-rounded 0.01"):
        assert words in shown.settings


async def test_an_unknown_name_is_not_even_stored(settings: Settings) -> None:
    app = build(settings, instead=Instead(SlowEngine()))
    try:
        services = app.bot.services
        with pytest.raises(UnknownNameError, match="not 'my-x1\\^3'"):
            await services.training.lab(Press(1, ANA), TASK, False)
        assert (await services.past_runs.shelf.of(ANA)).newest == ()
    finally:
        app.close()


@pytest.mark.errors_expected
async def test_a_stored_name_that_is_not_known_any_more_is_not_trained(settings: Settings) -> None:
    app = build(settings, replace(REGISTRIES, catalogue=MORE), instead=Instead(SlowEngine()))
    try:
        run = await app.bot.services.training.lab(Press(1, ANA), TASK, False)
        await app.bot.services.training.launch(run, 1, 2)
    finally:
        app.close()
    engine = SlowEngine()
    app = build(settings, instead=Instead(engine))
    try:
        listeners = Listener(app.bot.services)
        await app.bot.services.training.resume()
        await settled()
        assert engine.submitted == []
        assert isinstance(listeners.last, RunFailedScene)
        assert f"Run {run.id} was made by an older Nudge" in listeners.last.words
    finally:
        app.close()
