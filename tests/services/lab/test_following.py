"""The end of a training: kept, told once, and never in the way of the next one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.lab.scenes import RunFailedScene, RunScene
from bot.services.messages import Delivered, MessagePlace, Reason
from bot.trainings.news import Outcome, Progress
from bot.tutor.errors import TutorError
from bot.tutor.lab.runs import Run, RunState
from bot.tutor.people import Press
from tests.fakes import SlowEngine, made_up_outcome
from tests.services.lab.listening import ANA, GUILD, Listener, owed, settled, start, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services.scene import Scene
    from bot.services.services import Services
    from bot.settings import Settings
    from tests.conftest import BuildApp


async def impatient(services: Services) -> None:
    """Let the store wait for a locked file for a moment only."""
    database = services.training.runs.database  # type: ignore[attr-defined] # the real store
    await database.write(
        lambda connection: connection.exec_driver_sql("PRAGMA busy_timeout=50").scalar()
    )


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """Keep the database from being written to."""
    with closing(sqlite3.connect(settings.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_a_training_whose_place_cannot_be_kept_is_done_all_the_same(
    build_app: BuildApp, settings: Settings
) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    listeners = Listener(services)
    await impatient(services)
    lab = services.training
    run = await lab.turn(Press(2, ANA), (await finished(services, engine)).id, "seed", False)
    with locked(settings):
        await lab.launch(run, 1, 3)
    engine.say(run.id, made_up_outcome())
    await settled()
    assert isinstance(listeners.last, RunScene)
    assert listeners.told[-1][0].message == 3
    await start(services, Press(4, ANA))


async def finished(services: Services, engine: SlowEngine) -> Run:
    run = await start(services, Press(1, ANA))
    engine.say(run.id, made_up_outcome())
    await settled()
    return run


async def test_a_result_that_cannot_be_kept_is_kept_at_the_next_press(
    build_app: BuildApp, settings: Settings
) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    listeners = Listener(services)
    await impatient(services)
    run = await start(services, Press(1, ANA, GUILD))
    with locked(settings):
        engine.say(run.id, made_up_outcome())
        while not listeners.told:
            await settled()
        assert "could not save" in getattr(listeners.last, "words", "")
        assert await owed(services, Press(2, ANA, GUILD)) is None
    assert await owed(services, Press(3, ANA, GUILD)) is None
    assert isinstance(listeners.last, RunScene)
    await start(services, Press(4, ANA, GUILD))


async def test_a_result_that_was_shown_is_not_taken_for_a_failure(
    build_app: BuildApp, settings: Settings
) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    await impatient(services)
    listeners = Listener(services)

    async def deliver_and_lock(
        place: MessagePlace, scene: Scene, _nonce: str, *, anew: bool = True
    ) -> Delivered:
        assert anew
        listeners.told.append((place, scene))
        lock.__enter__()
        return Delivered(place)

    listeners.deliver = deliver_and_lock  # type: ignore[method-assign] # only this once
    run = await start(services, Press(1, ANA))
    lock = locked(settings)
    engine.say(run.id, made_up_outcome())
    for _ in range(10):
        await settled()
    lock.__exit__(None, None, None)
    assert [type(scene) for _, scene in listeners.told] == [RunScene]


@pytest.mark.errors_expected
async def test_a_result_that_can_never_be_kept_ends_the_training(build_app: BuildApp) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    listeners = Listener(services)
    run = await start(services, Press(1, ANA))
    good = made_up_outcome()
    numbers = replace(good.runs[0], train_loss=(0.7, float("nan"), 0.1))
    engine.say(run.id, Outcome((numbers,), good.pictures, 0.1))
    await settled()
    assert isinstance(listeners.last, RunFailedScene)
    assert "Something broke on my side" in listeners.last.words
    await start(services, Press(2, ANA))


async def test_a_training_that_the_engine_lost_can_be_cancelled(build_app: BuildApp) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    Listener(services)
    run = await start(services, Press(1, ANA))
    engine.submitted[0] = replace(engine.submitted[0], listen=lambda _news: None)
    await services.training.cancel(Press(2, ANA), run.id)
    await settled()
    assert await state_of(services, run) is RunState.CANCELLED
    await start(services, Press(3, ANA))


async def test_progress_that_comes_after_cancel_is_not_told(build_app: BuildApp) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    listeners = Listener(services)
    run = await start(services, Press(1, ANA))
    await services.training.cancel(Press(2, ANA), run.id)
    await settled()
    engine.say(run.id, Progress(10, 300, 0.5, 3.0))
    await settled()
    assert [type(scene) for _, scene in listeners.told] == [RunFailedScene]


async def test_what_did_not_reach_the_person_is_told_again_and_a_fault_is_not(
    build_app: BuildApp,
) -> None:
    services = build_app().bot.services
    Listener(services).reached = False
    run = await start(services, Press(1, ANA, GUILD), private=True)
    assert await owed(services, Press(2, ANA, GUILD), reached=False) is not None
    again = await owed(services, Press(3, ANA, GUILD))
    assert isinstance(again, RunScene)
    assert again.run == run.id
    assert await owed(services, Press(4, ANA, GUILD)) is None
    await start(services, Press(5, ANA, GUILD), private=True)

    async def broken(_scene: Scene, _hint: str) -> bool:
        raise ValueError("A card is beyond Discord's limits.")

    with pytest.raises(ValueError, match="limits"):
        await services.following.tell_owed(Press(6, ANA, GUILD), broken)
    assert await owed(services, Press(7, ANA, GUILD)) is None


@pytest.mark.parametrize(
    ("reason", "words"),
    [(Reason.FORBIDDEN, "Send Messages"), (Reason.GONE, "was deleted"), (Reason.EXPIRED, "")],
)
async def test_why_an_end_could_not_be_shown_is_told_with_it(
    build_app: BuildApp, reason: Reason, words: str
) -> None:
    services = build_app().bot.services
    listeners = Listener(services)
    listeners.reached, listeners.reason = False, reason
    await start(services, Press(1, ANA, GUILD))
    hints: list[str] = []

    async def send(_scene: Scene, hint: str) -> bool:
        hints.append(hint)
        return True

    await services.following.tell_owed(Press(2, ANA, GUILD), send)
    (hint,) = hints
    assert words in hint if words else not hint
    assert not services.following._hints


@pytest.mark.errors_expected
async def test_a_training_of_another_nudge_keeps_nobody_from_starting(build_app: BuildApp) -> None:
    services = build_app(engine=SlowEngine()).bot.services
    old = await start(services, Press(1, ANA, GUILD))
    database = services.training.runs.database  # type: ignore[attr-defined] # the real store
    await database.write(
        lambda connection: (
            connection.exec_driver_sql(
                """UPDATE run SET task = '{"view": "film", "variants": []}'"""
            ).rowcount
        )
    )
    services = build_app(engine=SlowEngine()).bot.services
    listeners = Listener(services)
    await services.training.resume()
    await settled()
    assert isinstance(listeners.last, RunFailedScene)
    assert "made by an older Nudge" in listeners.last.words
    for look in (
        services.past_runs.show,
        services.past_runs.form_values,
        services.past_runs.export,
    ):
        with pytest.raises(TutorError, match="made by an older Nudge"):
            await look(Press(2, ANA, GUILD), old.id)
    assert await services.past_runs.suggest(Press(3, ANA, GUILD), "") == []
    await start(services, Press(4, ANA, GUILD))
