"""A training is noted, handed on, kept, and only then told; one at a time for each person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.lab.scenes import RunFailedScene, RunScene, RunWaitScene
from bot.services.lab.training import Prediction
from bot.trainings.asked import Asked
from bot.trainings.news import Progress, Started, Waiting
from bot.tutor.errors import TutorError
from bot.tutor.lab.caps import USUAL
from bot.tutor.lab.requests import TrainingRequest
from bot.tutor.lab.runs import RunState
from bot.tutor.people import Press
from tests.fakes import QuickEngine, SlowEngine, TiredEngine, made_up_outcome
from tests.services.lab.listening import ANA, BEN, GUILD, Listener, owed, settled, start, state_of

if TYPE_CHECKING:
    from tests.conftest import BuildApp


async def test_a_finished_training_is_kept_before_it_is_told(build_app: BuildApp) -> None:
    services = build_app().bot.services
    listeners = Listener(services)
    run = await start(services, Press(1, ANA))
    assert isinstance(listeners.last, RunScene)
    assert await state_of(services, run) is RunState.DONE
    assert "0.70" in listeners.last.table
    assert max(map(len, listeners.last.table.splitlines())) <= 34
    report = await services.progress.report(Press(2, ANA))
    assert report.trainings.done == 1
    again = await services.past_runs.show(Press(3, ANA), run.id)
    assert again.pictures == listeners.last.pictures
    assert again.title == "moons · 2-8-1 · learning rate 1"


async def test_the_same_press_trains_once(build_app: BuildApp) -> None:
    engine = QuickEngine()
    services = build_app(engine=engine).bot.services
    await start(services, Press(1, ANA))
    with pytest.raises(TutorError, match="on its way already"):
        await start(services, Press(1, ANA))
    assert len(engine.submitted) == 1


async def test_a_person_has_one_training_at_a_time(build_app: BuildApp) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    Listener(services)
    first = await start(services, Press(1, ANA))
    with pytest.raises(TutorError, match="one at a time"):
        await start(services, Press(2, ANA))
    await start(services, Press(3, BEN))
    engine.say(first.id, made_up_outcome())
    await settled()
    await start(services, Press(4, ANA))


async def test_a_server_is_full_at_its_cap_and_others_are_not(build_app: BuildApp) -> None:
    services = build_app(engine=SlowEngine()).bot.services
    for person in range(USUAL.in_server):
        await services.training.train(
            Press(person, 100 + person, GUILD), TrainingRequest(), False, Prediction()
        )
    with pytest.raises(TutorError, match="40 trainings and other things are under way in"):
        await start(services, Press(1000, ANA, GUILD))
    await start(services, Press(1001, ANA, GUILD + 1))
    await start(services, Press(1002, BEN))


async def test_a_training_that_was_given_up_is_told_and_not_counted(build_app: BuildApp) -> None:
    services = build_app(engine=TiredEngine()).bot.services
    listeners = Listener(services)
    run = await start(services, Press(1, ANA))
    assert isinstance(listeners.last, RunFailedScene)
    assert (await services.progress.report(Press(2, ANA))).trainings.done == 0
    with pytest.raises(TutorError, match=f"Run {run.id} gave no result"):
        await services.past_runs.show(Press(3, ANA), run.id)
    await start(services, Press(4, ANA))


async def test_place_and_progress_are_told_on_the_way(build_app: BuildApp) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    listeners = Listener(services)
    run = await start(services, Press(1, ANA))
    for news in (Waiting(2), Progress(10, 300, 0.5, 3.0)):
        engine.say(run.id, news)
        await settled()
        assert listeners.last == RunWaitScene(run.id, "moons · hidden 8 · learning rate 1", news)


async def test_only_its_owner_cancels_a_training(build_app: BuildApp) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    listeners = Listener(services)
    run = await start(services, Press(1, ANA, GUILD))
    with pytest.raises(TutorError, match="Only the person who started"):
        await services.training.cancel(Press(2, BEN, GUILD), run.id)
    await services.training.cancel(Press(3, ANA, GUILD), run.id)
    await settled()
    assert engine.cancelled == [run.id]
    assert isinstance(listeners.last, RunFailedScene)
    assert await state_of(services, run) is RunState.CANCELLED
    await start(services, Press(4, ANA, GUILD))


async def test_open_trainings_are_taken_up_after_a_restart_and_done_once(
    build_app: BuildApp,
) -> None:
    before = SlowEngine()
    run = await start(build_app(engine=before).bot.services, Press(1, ANA, GUILD))
    after = SlowEngine()
    services = build_app(engine=after).bot.services
    listeners = Listener(services)
    await services.training.resume()
    assert [job.run for job in after.submitted] == [run.id]
    assert after.submitted[0].task == before.submitted[0].task
    after.say(run.id, made_up_outcome())
    after.say(run.id, made_up_outcome())
    await settled()
    assert [type(scene) for _, scene in listeners.told] == [RunScene]
    assert listeners.told[0][0].message == 2


async def test_f11_a_training_that_takes_the_bot_down_is_given_up(build_app: BuildApp) -> None:
    run = await start(build_app(engine=SlowEngine()).bot.services, Press(1, ANA, GUILD))
    for starts in range(3):
        engine = SlowEngine()
        services = build_app(engine=engine).bot.services
        await services.training.resume()
        assert engine.submitted[0].asked == Asked(GUILD, starts)
        engine.say(run.id, Started(starts + 1))
        await settled()
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    listeners = Listener(services)
    await services.training.resume()
    await settled()
    assert not engine.submitted
    assert isinstance(listeners.last, RunFailedScene)
    assert "began this training 3 times" in listeners.last.words


async def test_f11_a_training_that_only_waits_outlives_thirty_restarts(
    build_app: BuildApp,
) -> None:
    run = await start(build_app(engine=SlowEngine()).bot.services, Press(1, ANA, GUILD))
    for _ in range(30):
        await build_app(engine=SlowEngine()).bot.services.training.resume()
    engine = QuickEngine()
    services = build_app(engine=engine).bot.services
    listeners = Listener(services)
    await services.training.resume()
    await settled()
    assert isinstance(listeners.last, RunScene)
    assert await state_of(services, run) is RunState.DONE


async def test_what_could_not_be_shown_waits_for_the_next_press_there(
    build_app: BuildApp,
) -> None:
    services = build_app().bot.services
    listeners = Listener(services)
    listeners.reached = False
    assert await owed(services, Press(1, ANA, GUILD)) is None
    run = await start(services, Press(2, ANA, GUILD), private=True)
    assert await owed(services, Press(3, BEN, GUILD)) is None
    assert await owed(services, Press(4, ANA, GUILD + 1)) is None
    told = await owed(services, Press(5, ANA, GUILD))
    assert isinstance(told, RunScene)
    assert told.run == run.id
    assert await owed(services, Press(6, ANA, GUILD)) is None


@pytest.mark.parametrize(
    ("outcome", "sure", "words"),
    [("converges", 90, "That is what happened"), ("diverges", 90, "This time it falls")],
)
async def test_a_prediction_is_scored_and_kept(
    build_app: BuildApp, outcome: str, sure: int, words: str
) -> None:
    services = build_app().bot.services
    listeners = Listener(services)
    await start(services, Press(1, ANA), prediction=Prediction(outcome, sure))
    assert isinstance(listeners.last, RunScene)
    assert words in listeners.last.verdict
    trainings = (await services.progress.report(Press(2, ANA))).trainings
    assert trainings.predictions == 1
    assert trainings.mean_score is not None
    assert (trainings.mean_score < 0.1) == (outcome == "converges")
