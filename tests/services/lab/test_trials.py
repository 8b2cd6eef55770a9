"""What helps is tried after the picture is shown, stored, and then added to the card."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.services.lab.scenes import RunScene
from bot.services.lab.trials import TRIALS
from bot.store.errors import NotSavedError
from bot.store.lab.trials import KeptTrials
from bot.trainings.news import Failure, Outcome
from bot.trainings.task import View
from bot.trainings.trial import Trial
from bot.tutor.errors import TutorError
from bot.tutor.people import Press
from tests.fakes import SlowEngine, made_up_outcome
from tests.services.lab.listening import ANA, BEN, GUILD, Listener, settled, start
from tests.tried import settled_outcome, tried_outcome

if TYPE_CHECKING:
    from bot.services.services import Services
    from bot.tutor.lab.runs import Run
    from tests.conftest import BuildApp
    from tests.fakes import Submitted

HERE = Press(9, ANA, GUILD)


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def services(build_app: BuildApp, engine: SlowEngine) -> Services:
    return build_app(engine=engine).bot.services


@pytest.fixture
def listener(services: Services) -> Listener:
    return Listener(services)


async def shown(services: Services, engine: SlowEngine, outcome: Outcome) -> Run:
    """Train, and let the end be shown."""
    run = await start(services, Press(1, ANA, GUILD))
    engine.say(run.id, outcome)
    await settled()
    return run


def trials(engine: SlowEngine) -> list[Submitted]:
    return [job for job in engine.submitted if job.task.view is View.TRY]


def last_scene(listener: Listener) -> RunScene:
    scene = listener.last
    assert isinstance(scene, RunScene)
    return scene


async def test_what_helped_is_stored_and_then_told_under_the_picture(
    services: Services, engine: SlowEngine, listener: Listener
) -> None:
    run = await shown(services, engine, settled_outcome())
    before = last_scene(listener)
    assert before.untried
    assert "What helps?" in before.next_step
    [job] = trials(engine)
    assert job.run == TRIALS + run.id
    assert job.task.variants[0].spec == run.task.spec
    engine.say(job.run, tried_outcome(job.task, points=0.1, rounds=0.2))
    await settled()
    kept = await services.past_runs.shelf.get(run.id)
    assert kept is not None
    assert kept.trial is not None
    assert kept.trial.loss == 0.4
    assert dict(kept.trial.tried)["points"] == 0.1
    after = last_scene(listener)
    assert after.advised == (("points", "Points ×4"), ("rounds", "Rounds ×3"))
    assert not after.untried
    assert "**Points ×4** (points 800 instead of 200): 0.10. It had too few points." in (
        after.next_step
    )
    assert after.pictures == before.pictures


async def test_a_training_that_learned_is_not_tried(
    services: Services, engine: SlowEngine, listener: Listener
) -> None:
    run = await shown(services, engine, made_up_outcome())
    assert not trials(engine)
    assert "Press New seed" in last_scene(listener).next_step
    with pytest.raises(TutorError, match="I know no change to try"):
        await services.following.trials.scene(HERE, run.id)


@pytest.mark.parametrize("ending", [Failure("It took too long."), Outcome((), (), 0.1)])
async def test_a_trial_that_fails_leaves_the_card_as_it_is_and_can_be_made_again(
    services: Services, engine: SlowEngine, listener: Listener, ending: Failure | Outcome
) -> None:
    run = await shown(services, engine, settled_outcome())
    told = len(listener.told)
    engine.say(TRIALS + run.id, ending)
    await settled()
    assert len(listener.told) == told
    asked = asyncio.ensure_future(services.following.trials.scene(HERE, run.id))
    await settled()
    [_, again] = trials(engine)
    engine.say(again.run, tried_outcome(again.task, rounds=0.1))
    assert (await asked).advised == (("rounds", "Rounds ×3"),)


async def test_a_press_while_it_is_tried_waits_for_the_same_trial(
    services: Services, engine: SlowEngine, listener: Listener
) -> None:
    run = await shown(services, engine, settled_outcome())
    presses = [
        asyncio.ensure_future(services.following.trials.scene(Press(20 + k, who, GUILD), run.id))
        for k, who in enumerate((ANA, BEN, ANA))
    ]
    await settled()
    [job] = trials(engine)
    engine.say(job.run, tried_outcome(job.task))
    scenes = await asyncio.gather(*presses)
    await settled()  # the card is read anew, and drawn after
    assert {scene.next_step for scene in scenes} == {last_scene(listener).next_step}
    assert "None lowered the loss" in scenes[0].next_step


async def test_only_who_may_see_a_run_has_changes_of_it_tried(
    services: Services, engine: SlowEngine, listener: Listener
) -> None:
    run = await start(services, Press(1, ANA, GUILD), private=True)
    engine.say(run.id, settled_outcome())
    await settled()
    assert listener.told
    with pytest.raises(TutorError, match="I know no run"):
        await services.following.trials.scene(Press(5, BEN, GUILD), run.id)


async def test_after_a_restart_a_run_that_was_not_tried_can_be(
    services: Services, engine: SlowEngine, listener: Listener, build_app: BuildApp
) -> None:
    run = await shown(services, engine, settled_outcome())
    assert listener.told
    later = SlowEngine()
    again = build_app(engine=later).bot.services
    assert (await again.past_runs.show(HERE, run.id)).untried
    asked = asyncio.ensure_future(again.following.trials.scene(HERE, run.id))
    await settled()
    later.say(TRIALS + run.id, tried_outcome(trials(later)[0].task, stop=0.1))
    assert (await asked).advised == (("stop", "Stop at the best"),)
    assert (await again.past_runs.show(HERE, run.id)).advised == (("stop", "Stop at the best"),)


async def test_what_was_kept_first_stays(services: Services, engine: SlowEngine) -> None:
    Listener(services)
    run = await shown(services, engine, settled_outcome())
    kept = services.following.trials._kept
    first = Trial(0.4, (("points", 0.2), ("rounds", None)), 1000)
    await kept.keep(run.id, first)
    await kept.keep(run.id, Trial(0.3, (), 0))
    stored = await services.past_runs.shelf.get(run.id)
    assert stored is not None
    assert stored.trial == first


async def test_what_is_advised_is_trained_by_a_press(
    services: Services, engine: SlowEngine, listener: Listener
) -> None:
    run = await shown(services, engine, settled_outcome())
    engine.say(TRIALS + run.id, tried_outcome(trials(engine)[0].task, points=0.1))
    await settled()
    for number, (name, _) in enumerate(last_scene(listener).advised):
        pressed = await services.training.turn(Press(30 + number, BEN, GUILD), run.id, name, False)
        assert pressed.task.spec.points == 4 * run.task.spec.points


async def test_what_could_not_be_stored_is_not_tried_again_but_stored_at_a_press(
    services: Services, engine: SlowEngine, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def locked(_self: object, _run: int, _trial: Trial) -> None:
        raise NotSavedError

    run = await shown(services, engine, settled_outcome())
    [job] = trials(engine)
    with monkeypatch.context() as patch:
        patch.setattr(KeptTrials, "keep", locked)
        engine.say(job.run, tried_outcome(job.task, points=0.1))
        await settled()
        assert last_scene(listener).untried
        with pytest.raises(NotSavedError):
            await services.following.trials.scene(HERE, run.id)
    scene = await services.following.trials.scene(HERE, run.id)
    assert scene.advised
    assert len(trials(engine)) == 1


async def test_what_is_tried_for_somebody_who_is_deleted_is_stopped(
    services: Services, engine: SlowEngine, listener: Listener
) -> None:
    run = await shown(services, engine, settled_outcome())
    [job] = trials(engine)
    services.following.trials.forget(BEN)
    assert engine.cancelled == []
    told = len(listener.told)
    asked = Press((run.id + 2) << 40, ANA, GUILD)
    await services.deleting.delete(asked, ANA, asked.id)
    await settled()
    assert engine.cancelled == [job.run]
    assert len(listener.told) == told


async def test_a_trial_that_kills_every_worker_leaves_the_training_as_it_is(
    services: Services, engine: SlowEngine, listener: Listener
) -> None:
    run = await shown(services, engine, settled_outcome())
    [job] = trials(engine)
    engine.say(job.run, Failure("I tried this training 3 times."))
    await settled()
    assert last_scene(listener).untried
    pressed = asyncio.ensure_future(services.following.trials.scene(HERE, run.id))
    await settled()
    again = trials(engine)[-1]
    engine.say(again.run, tried_outcome(again.task, points=0.1))
    assert (await pressed).advised


async def test_f10_trials_that_nobody_asked_for_are_not_begun_without_end(
    services: Services,
    engine: SlowEngine,
    listener: Listener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.services.lab.trials.MOST_UNDER_WAY", 0)
    run = await shown(services, engine, settled_outcome())
    assert last_scene(listener).untried
    assert not trials(engine)
    pressed = asyncio.ensure_future(services.following.trials.scene(HERE, run.id))
    await settled()
    [job] = trials(engine)
    engine.say(job.run, tried_outcome(job.task, points=0.1))
    assert (await pressed).advised
