"""The end of a training is shown once, however a press of the same person falls in between."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from bot.services.lab.scenes import RunScene, RunWaitScene
from bot.services.messages import Delivered, MessagePlace, Undelivered
from bot.trainings.news import Outcome, Progress
from bot.tutor.people import Press
from tests.fakes import HeardMessages, SlowEngine, made_up_outcome
from tests.services.lab.listening import ANA, GUILD, owed, settled, start

if TYPE_CHECKING:
    from bot.services.lab.ports import Shelf
    from bot.services.messages import Draw
    from bot.services.scene import Scene
    from bot.services.services import Services
    from bot.tutor.lab.runs import Run
    from tests.conftest import BuildApp

PRESS = Press(7, ANA, GUILD)


@dataclass
class Gate:
    """Something that a test holds up: `reached` once it is there, and on with `go_on`."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def passed(self) -> None:
        self.reached.set()
        await self.go_on.wait()


class HeldMessages(HeardMessages):
    """Discord answers a delivery only when it is told to."""

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate = gate

    async def deliver(
        self, place: MessagePlace, scene: Scene, _nonce: str, *, anew: bool = True
    ) -> Delivered | Undelivered:
        await self.gate.passed()
        return await super().deliver(place, scene, _nonce, anew=anew)


@dataclass
class HeldShelf:
    """The real shelf, except that what it read of unseen ends arrives only when it is told to."""

    shelf: Shelf
    gate: Gate

    async def unseen(self, press: Press) -> Run | None:
        run = await self.shelf.unseen(press)
        await self.gate.passed()
        return run


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def services(build_app: BuildApp, engine: SlowEngine) -> Services:
    return build_app(engine=engine).bot.services


async def test_a_press_while_the_end_is_on_its_way_to_discord_does_not_show_it_too(
    services: Services, engine: SlowEngine, gate: Gate
) -> None:
    messages = services.following.messages = HeldMessages(gate)
    run = await start(services, PRESS)
    engine.say(run.id, made_up_outcome())
    await gate.reached.wait()
    assert await owed(services, Press(8, ANA, GUILD)) is None
    gate.go_on.set()
    await settled()
    assert [type(scene) for _, scene in messages.told] == [RunScene]
    assert await owed(services, Press(9, ANA, GUILD)) is None


async def test_a_press_that_comes_just_when_the_end_is_stored_does_not_show_it_too(
    services: Services, engine: SlowEngine
) -> None:
    messages = services.following.messages = HeardMessages()
    run = await start(services, PRESS)
    shown: list[Scene | None] = []

    class PressedRuns:
        async def finish(self, run: Run, outcome: Outcome, score: float | None) -> bool:
            stored = await services.training.runs.finish(run, outcome, score)
            shown.append(await owed(services, Press(8, ANA, GUILD)))
            return stored

    services.following._runs = PressedRuns()  # type: ignore[assignment] # one method is enough
    engine.say(run.id, made_up_outcome())
    await settled()
    assert shown == [None]
    assert [type(scene) for _, scene in messages.told] == [RunScene]


async def test_a_press_that_read_the_end_as_unseen_before_it_was_shown_does_not_show_it_too(
    services: Services, engine: SlowEngine, gate: Gate
) -> None:
    arrives = Gate()
    messages = services.following.messages = HeldMessages(arrives)
    run = await start(services, PRESS)
    engine.say(run.id, made_up_outcome())
    await arrives.reached.wait()
    following = services.following
    following._shelf = HeldShelf(following._shelf, gate)  # type: ignore[assignment] # one method
    press = asyncio.ensure_future(owed(services, Press(8, ANA, GUILD)))
    await gate.reached.wait()  # it read the row as unseen, and has not got the answer yet
    following._shelf = following._shelf.shelf  # type: ignore[attr-defined] # see above
    arrives.go_on.set()
    await settled()
    gate.go_on.set()
    assert await press is None
    assert [type(scene) for _, scene in messages.told] == [RunScene]


async def test_two_presses_at_once_show_an_end_once(services: Services, engine: SlowEngine) -> None:
    messages = services.following.messages = HeardMessages()
    messages.reached = False
    run = await start(services, PRESS, private=True)
    engine.say(run.id, made_up_outcome())
    await settled()
    await asyncio.gather(*services.following._under_way)  # the end is stored, and not shown
    both = await asyncio.gather(*(owed(services, Press(n, ANA, GUILD)) for n in (8, 9)))
    assert sorted(scene is None for scene in both) == [False, True]
    assert not services.following._claims._held


async def test_progress_is_drawn_when_it_is_shown_and_not_at_all_after_the_end(
    services: Services, engine: SlowEngine
) -> None:
    drawn: list[Draw] = []

    class LaterMessages(HeardMessages):
        def refresh(self, _place: MessagePlace, draw: Draw) -> None:
            drawn.append(draw)

    services.following.messages = LaterMessages()
    run = await start(services, PRESS)
    for epoch in (10, 20):
        engine.say(run.id, Progress(epoch, 300, 0.5, 3.0))
    await settled()
    first = await drawn[0]()
    assert isinstance(first, RunWaitScene)
    assert first.news == Progress(20, 300, 0.5, 3.0)
    engine.say(run.id, made_up_outcome())
    await settled()
    assert await drawn[1]() is None
