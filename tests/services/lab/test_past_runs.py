"""Earlier trainings are seen by those who may see them, and by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.lab.scenes import RunFailedScene
from bot.trainings.news import Failure
from bot.tutor.errors import TutorError
from bot.tutor.people import Press
from tests.fakes import SlowEngine, made_up_outcome
from tests.services.lab.listening import ANA, BEN, GUILD, Listener, settled, start

if TYPE_CHECKING:
    from tests.conftest import BuildApp


async def test_runs_of_elsewhere_and_private_ones_of_others_are_unknown(
    build_app: BuildApp,
) -> None:
    services = build_app().bot.services
    Listener(services)
    public = await start(services, Press(1, ANA, GUILD))
    hidden = await start(services, Press(2, ANA, GUILD), private=True)
    alone = await start(services, Press(3, ANA))
    past = services.past_runs
    assert (await past.show(Press(4, BEN, GUILD), public.id)).run == public.id
    assert (await past.show(Press(5, ANA, GUILD), hidden.id)).run == hidden.id
    for press, run in (
        (Press(6, BEN, GUILD), hidden),
        (Press(7, BEN, GUILD + 1), public),
        (Press(8, ANA, GUILD + 1), public),
        (Press(9, BEN), alone),
        (Press(10, ANA), public),
    ):
        with pytest.raises(TutorError, match=f"I know no run {run.id} here"):
            await past.show(press, run.id)
    with pytest.raises(TutorError, match="I know no run 99 here"):
        await past.numbers(Press(11, ANA, GUILD), 99)


async def test_a_run_made_from_a_private_one_stays_private(build_app: BuildApp) -> None:
    services = build_app().bot.services
    Listener(services)
    hidden = await start(services, Press(1, ANA, GUILD), private=True)
    turned = await services.training.turn(Press(2, ANA, GUILD), hidden.id, "faster", False)
    assert turned.wanted.private
    assert turned.task.spec.learning_rate == 3.0


async def test_an_engine_that_speaks_after_the_end_changes_nothing(build_app: BuildApp) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    listeners = Listener(services)
    run = await start(services, Press(1, ANA))
    for news in (Failure("It was too large."), made_up_outcome()):
        engine.say(run.id, news)
    await settled()
    assert [type(scene) for _, scene in listeners.told] == [RunFailedScene]


async def test_the_run_of_the_very_number_is_offered_first(build_app: BuildApp) -> None:
    services = build_app().bot.services
    Listener(services)
    for number in range(1, 4):
        await start(services, Press(number, ANA))
    assert [run for _, run in await services.past_runs.suggest(Press(9, ANA), "1")] == [1, 3, 2]
    assert [run for _, run in await services.past_runs.suggest(Press(9, ANA), "")] == [3, 2, 1]
