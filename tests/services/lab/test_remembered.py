"""What is remembered of people and trainings while the bot runs cannot fill its memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.lab import following
from bot.services.messages import MessagePlace
from bot.store.errors import NotSavedError
from bot.store.lab.runs import Runs
from bot.trainings.news import Outcome, Progress, Waiting
from bot.tutor.people import Press
from tests.fakes import SlowEngine, made_up_outcome
from tests.services.lab.listening import ANA, GUILD, Listener, owed, settled, start

if TYPE_CHECKING:
    from tests.conftest import BuildApp


async def test_nothing_is_left_of_a_training_that_ended(build_app: BuildApp) -> None:
    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    Listener(services)
    kept = services.following
    for number in range(3):
        run = await start(services, Press(number, ANA))
        kept.answer_at(run.id, MessagePlace(None, 1, 2))
        engine.say(run.id, Waiting(3))
        engine.say(run.id, made_up_outcome())
        engine.say(run.id, Progress(1, 2, 0.5, 1.0))  # late
        engine.say(run.id, made_up_outcome())  # twice
        await settled()
    assert not kept._latest
    assert not kept._places
    assert not kept._awaited
    assert not kept._unsaved
    assert not kept._under_way


async def test_people_who_are_owed_nothing_are_remembered_up_to_a_number(
    build_app: BuildApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MOST_PEOPLE", 5)
    services = build_app(engine=SlowEngine()).bot.services
    for person in range(20):
        assert await owed(services, Press(person, 100 + person, GUILD)) is None
    assert len(services.following._nothing_owed) == 5


async def test_results_that_cannot_be_stored_wait_without_their_pictures_beyond_a_number(
    build_app: BuildApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> bool:
        raise NotSavedError

    engine = SlowEngine()
    services = build_app(engine=engine).bot.services
    Listener(services)
    monkeypatch.setattr(following, "MOST_UNSAVED", 2)
    with monkeypatch.context() as patch:
        patch.setattr(Runs, "finish", full)
        for person in range(4):
            run = await start(services, Press(person, 100 + person))
            engine.say(run.id, made_up_outcome())
            await settled()
    waiting = [news for _, news in services.following._unsaved.values()]
    assert [len(news.pictures) for news in waiting if isinstance(news, Outcome)] == [1, 1, 0, 0]
    for person in range(4):
        await services.following.save_what_waits(100 + person)
    assert not services.following._unsaved
