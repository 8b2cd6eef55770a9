"""A Discord client that counts what comes from Discord: presses, sessions, answers by their status.

It counts at the two doors that discord.py has for it: its dispatcher of events, and aiohttp's
tracing of requests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import aiohttp
from discord.ext import commands

from bot.ui.answering.counted import note_received

if TYPE_CHECKING:
    from types import SimpleNamespace

    from bot.counts import Counts, KindTally
    from bot.services.clock import Clock

SESSIONS: Final = {"connect": "identified", "resumed": "resumed"}
"""discord.py's names of events, and what they are counted as."""


class CountedBot(commands.Bot):
    """`clock` says when an interaction came; `options` are those of discord.py's own Bot."""

    def __init__(self, counts: Counts, clock: Clock, **options: Any) -> None:  # noqa: ANN401 - its
        super().__init__(http_trace=traced(counts.answers), **options)
        self.counts, self.clock = counts, clock

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as above
        if event_name == "interaction":
            note_received(args[0])
        elif event_name in SESSIONS:
            self.counts.sessions.add(SESSIONS[event_name])
        super().dispatch(event_name, *args, **kwargs)


def traced(answers: KindTally) -> aiohttp.TraceConfig:
    """Return what counts Discord's answers by the class of their status."""

    async def ended(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        what: aiohttp.TraceRequestEndParams,
    ) -> None:
        status = what.response.status
        if status >= 200:  # the gateway's own connection changes its protocol with 101
            answers.add("429" if status == 429 else f"{status // 100}xx")

    async def broke(
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        _what: aiohttp.TraceRequestExceptionParams,
    ) -> None:
        answers.add("none")

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    trace.on_request_exception.append(broke)
    return trace
