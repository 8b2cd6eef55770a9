"""The same bot inside a simulated Discord, with a chat page in the browser."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import re
import webbrowser
from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING, Any

import click
import simcord

from bot.app import build, now
from bot.collecting import keep_what_was_built, warm_and_keep
from bot.serving import on_stop_signal
from bot.tutor.errors import TutorError
from bot.ui.answering.greeting import greet
from bot.ui.answering.posts import Spot
from bot.ui.errors import explain

if TYPE_CHECKING:
    from pathlib import Path

    import discord
    from discord import app_commands

    from bot.settings import Settings
    from bot.ui.client import TutorBot

SETTLE_SECONDS = 30.0  # a press in the page may wait for a machine that is busy training
REFRESH_SECONDS = 0.25
DRAIN_SECONDS = 2.0  # for what is in flight when the page is closed
FIRST_ID = 11  # the place of the first person among the ids of the first millisecond
MEMBERS = (("sam", "Sam (student)"), ("pat", "Pat (partner)"), ("ina", "Ina (instructor)"))


async def run_demo(settings: Settings, *, port: int | None, open_browser: bool) -> None:
    """Serve the chat page until the session is ended there, by Ctrl+C or by SIGTERM.

    Raise OSError when the port is taken.
    """
    app = build(settings)
    app.bot.is_simulated = True
    keep_what_was_built()
    app.bot.add_behind(partial(warm_and_keep, app))
    try:
        async with simcord.run(app.bot, settle_timeout=SETTLE_SECONDS, check_errors=False) as env:
            say_refusals_only(app.bot)
            channel, members = await furnish(env, app.bot)
            page = env.preview(
                channel, viewers=members, layout="channel", port=port, presentation_time=now()
            )
            async with AsyncExitStack() as opened:
                try:
                    preview = await opened.enter_async_context(page)
                except simcord.SetupError as error:
                    raise port_taken(port) from error
                announce(preview.url, settings.database)
                if open_browser:
                    await asyncio.to_thread(webbrowser.open, preview.url)
                refreshing = asyncio.create_task(keep_fresh(env, preview))
                await ended(preview)
                await app.bot.duty.drain(DRAIN_SECONDS, asyncio.Event())
                refreshing.cancel()
    finally:
        app.close()


def port_taken(port: int | None) -> OSError:
    return OSError(errno.EADDRINUSE, "it is taken; choose another with --port", f"Port {port}")


async def furnish(
    env: simcord.Env, bot: TutorBot
) -> tuple[simcord.ChannelHandle, list[simcord.MemberActor]]:
    """Make the server, its members and its channel, and let the bot greet them.

    Progress is stored under Discord ids, and the simulated Discord gives out ids in the order of
    creation: users, then the guild, then members and channels. So an id stays the same in every run
    only if new things are created after the old ones; see `keep_ids`. The simulated clock must then
    reach the present: ids are made from the time, and a press of this run must not get the id of a
    stored press.
    """
    keep_ids(env)
    users = [env.create_user(name, global_name=shown) for name, shown in MEMBERS]
    guild = env.create_guild("Study hall", owner=users[-1])
    members = [guild.add_member(user) for user in users]
    channel = guild.create_text_channel("how-networks-learn")
    await env.advance_time(max(1.0, now().timestamp() - env.now().timestamp()))
    if bot.user is not None:
        await bot.user.edit(username="Nudge")
        hear_the_name(env, bot.user.id)
    await greet(Spot(bot, guild.id, channel.id))
    await env.settle()
    return channel, members


def hear_the_name(env: simcord.Env, me: int) -> None:
    """Turn a typed "@Nudge" into a mention, as Discord does when one picks the name.

    The page of the simulated Discord has no list of names to pick from.
    """
    create = env.backend.create_message

    def created(channel: int, author: int, content: str | None = "", **rest: object) -> object:
        said = re.sub(r"(?i)@nudge\b", f"<@{me}>", content or "") if author != me else content
        return create(channel, author, said, **rest)  # type: ignore[arg-type]  # handed on

    env.backend.create_message = created  # type: ignore[method-assign,assignment]  # no hook for it


def say_refusals_only(bot: TutorBot) -> None:
    """Let a command that is refused be answered and no more: the page would call that a failure."""
    shown_as_failure = bot.tree.on_error

    async def on_error(
        interaction: discord.Interaction[Any], error: app_commands.AppCommandError
    ) -> None:
        refused = isinstance(getattr(error, "original", error), TutorError)
        await (explain if refused else shown_as_failure)(interaction, error)

    bot.tree.on_error = on_error  # type: ignore[method-assign]  # as simcord does


def keep_ids(env: simcord.Env) -> None:
    """Give out the next ids from FIRST_ID on, however many commands took some before.

    Else one more command would move everybody's id, and their progress would be lost. A command and
    a person may then have the same id, but nothing asks for one where the other could be.
    """
    backend = env.backend
    now, _ = max(backend._sequences.items())  # noqa: SLF001 - simcord lets nobody choose an id
    backend._sequences[now] = FIRST_ID  # noqa: SLF001 - see above
    taken = {(now << 22) | place for place in range(FIRST_ID, FIRST_ID + 100)}
    backend._reserved_ids -= taken  # noqa: SLF001 - see above


async def keep_fresh(env: simcord.Env, preview: simcord.Preview) -> None:
    """Refresh the page when the bot sends something unasked, such as the end of a training.

    The page shows the answer to a press by itself, and a refresh makes what it shows old: a press
    on that is refused. So there is no refresh for answers.
    """
    seen = len(env.http_requests)
    while True:
        await asyncio.sleep(REFRESH_SECONDS)
        sent = env.http_requests[seen:]
        if all(request.path.endswith("/callback") for request in sent):
            seen += len(sent)
            continue
        with contextlib.suppress(simcord.SetupError):  # a press is under way
            await preview.refresh()
            seen += len(sent)


async def ended(preview: simcord.Preview) -> None:
    """Wait until the page's session is ended, or a signal says stop."""
    stop = asyncio.Event()
    on_stop_signal(stop.set)
    waits = [asyncio.create_task(preview.wait_closed()), asyncio.create_task(stop.wait())]
    _, pending = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in pending:
        wait.cancel()


def announce(url: str, database: Path) -> None:
    click.echo(f"\n  Nudge is here:  {url}\n")
    click.echo("  Press Start learning, or type /learn below and press the arrow beside it.")
    click.echo("  “Viewing as” changes who you are: a student, a partner or an instructor.")
    click.echo(f"  Progress is kept in {database}")
    click.echo("  Stop with Ctrl+C.\n")
