"""A bot whose trainings and clock stand still until told, on connections that can be cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from simcord.results import ResponseMessage

from tests.fakes import made_up_outcome
from tests.ui.cuts import Cuts, cuts_in
from tests.ui.reading import text_of

if TYPE_CHECKING:
    import simcord
    from discord.ext import commands

    from tests.conftest import BuildApp
    from tests.fakes import HandClock, SlowEngine
    from tests.ui.conftest import Classroom

SECONDS = 12  # after which all tries are made


@pytest.fixture
def simcord_bot(build_app: BuildApp, slow: SlowEngine, clock: HandClock) -> commands.Bot:
    return build_app(engine=slow, clock=clock).bot


@dataclass
class Bad:
    """A server whose connection to the bot is bad, as a test says."""

    room: Classroom
    clock: HandClock
    engine: SlowEngine
    cuts: Cuts

    def refuse(self, method: str, path: str, code: int, times: int | None = 1) -> None:
        """Let Discord refuse requests with a code, or with 503 where there is none."""
        status = {0: 503, 50001: 403, 50013: 403, 50007: 403, 10062: 404}.get(code, 400)
        self.room.env.inject_error(method, path, status=status, code=code, times=times)

    async def pass_by(self, seconds: int = SECONDS) -> None:
        for _ in range(seconds):
            await self.clock.advance(1)
            await self.room.env.settle()

    async def end(self) -> None:
        """Let the latest training end well."""
        job = self.engine.submitted[-1]
        self.engine.say(job.run, made_up_outcome(job.task))
        await self.room.env.settle()

    @property
    def said(self) -> list[ResponseMessage]:
        """All that the bot shows now, wherever it stands, oldest first."""
        backend = self.room.env.backend
        ours = [
            message
            for channel in backend.messages.values()
            for message in channel.values()
            if message.author_id == backend.bot_user.id
        ]
        return [ResponseMessage(self.room.env, one) for one in sorted(ours, key=lambda one: one.id)]

    @property
    def texts(self) -> list[str]:
        return [text_of(one) for one in self.said]

    async def slash(self, command: str, **options: object) -> simcord.InteractionResult:
        """Give a command, and let all tries be made."""
        pressed = await self.room.ana.slash(self.room.channel, command, **options)
        await self.pass_by()
        return pressed

    async def click(self, card: ResponseMessage, label: str) -> simcord.InteractionResult:
        """Press a button, and let all tries be made."""
        pressed = await self.room.ana.click(card, label=label)
        await self.pass_by()
        return pressed


@pytest.fixture
def bad(
    classroom: Classroom, clock: HandClock, slow: SlowEngine, monkeypatch: pytest.MonkeyPatch
) -> Bad:
    return Bad(classroom, clock, slow, cuts_in(monkeypatch))


@pytest.fixture(autouse=True)
def _no_traceback(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> object:
    """Fail a test that logged a traceback: what Discord refuses is one line."""
    yield
    if not request.node.get_closest_marker("errors_expected"):
        assert "Traceback" not in caplog.text
