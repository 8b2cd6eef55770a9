"""A Discord client that counts what comes from Discord: presses, sessions, answers by their status.

It counts at two doors: discord.py's dispatcher of events, and the session that sends its requests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import aiohttp
from discord.ext import commands

from bot.ui.answering.counted import note_received

if TYPE_CHECKING:
    import discord

    from bot.counts import Counts, KindTally
    from bot.services.clock import Clock

SESSIONS: Final = {"connect": "identified", "resumed": "resumed"}
"""discord.py's names of events, and what they are counted as."""
SESSION: Final = "_HTTPClient__session"
UNANSWERED: Final = (aiohttp.ClientError, OSError, TimeoutError)


class CountedBot(commands.Bot):
    """`clock` says when an interaction came; `options` are those of discord.py's own Bot."""

    def __init__(self, counts: Counts, clock: Clock, **options: Any) -> None:  # noqa: ANN401 - its
        super().__init__(**options)
        self.counts, self.clock = counts, clock

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as above
        if event_name == "interaction":
            note_received(args[0])
        elif event_name in SESSIONS:
            self.counts.sessions.add(SESSIONS[event_name])
        super().dispatch(event_name, *args, **kwargs)


def count_answers(client: discord.Client, answers: KindTally) -> None:
    """Count Discord's answers from now on, by the class of their status; call it after the login.

    discord.py's own door for this, `http_trace`, makes aiohttp build some ten objects for each
    request, which was measured to take twenty times as long. So its session is wrapped here, and
    nowhere else is it touched. A simulated Discord has none.
    """
    session = getattr(client.http, SESSION, None)
    if not isinstance(session, aiohttp.ClientSession):
        return
    request = session._request  # noqa: SLF001 - as above; a test holds that answers are counted

    async def counted(*given: Any, **options: Any) -> aiohttp.ClientResponse:  # noqa: ANN401 - its
        try:
            answer = await request(*given, **options)
        except UNANSWERED:
            answers.add("none")
            raise
        if answer.status >= 200:  # the gateway's own connection changes its protocol with 101
            answers.add("429" if answer.status == 429 else f"{answer.status // 100}xx")
        return answer

    session._request = counted  # type: ignore[method-assign] # noqa: SLF001 - as above
