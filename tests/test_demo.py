"""The demo keeps people's progress from run to run, under the same ids and with new presses."""

from __future__ import annotations

import socket
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import simcord

from bot.demo import furnish, run_demo, say_refusals_only
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from bot.settings import Settings
    from tests.conftest import BuildApp


async def test_progress_is_kept_between_two_runs_of_the_demo(build_app: BuildApp) -> None:
    """One more command, as a later program has it, moves nobody's id."""
    cards: list[str] = []
    for more_commands in (0, 1):
        app = build_app()
        async with simcord.run(app.bot) as env:
            for _ in range(more_commands):
                env.backend.snowflake()
            channel, (student, *_) = await furnish(env, app.bot)
            opened = await student.slash(channel, "learn")
            if "Next" not in labels_of(shown(opened)):
                opened = await student.click(shown(opened), label="Just show me")
            turned = await student.click(shown(opened), label="Next")
            cards.append(text_of(shown(turned)))
    assert "card 2 of" in cards[0]
    assert "card 3 of" in cards[1]


async def test_a_port_that_is_taken_is_named(settings: Settings) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="choose another with --port"):
            await run_demo(settings, port=port, open_browser=False)


async def test_the_channel_greets_a_newcomer_with_what_to_type_first(build_app: BuildApp) -> None:
    app = build_app()
    async with simcord.run(app.bot) as env:
        channel, members = await furnish(env, app.bot)
        greeting = channel.last_message
        assert greeting is not None
        assert app.bot.user is not None
        assert app.bot.user.name == "Nudge"
        assert "Type `/learn` to begin" in text_of(greeting)
        assert labels_of(greeting) == ["Start learning", "What can you do?"]
        assert [member.user.global_name for member in members] == [
            "Sam (student)",
            "Pat (partner)",
            "Ina (instructor)",
        ]


async def test_a_refused_command_is_answered_and_is_no_failure_on_the_page(
    build_app: BuildApp,
) -> None:
    app = build_app()
    async with simcord.run(app.bot) as env:
        say_refusals_only(app.bot)
        channel, (student, *_) = await furnish(env, app.bot)
        refused = await student.slash(channel, "mydata export")
        assert "nothing to take along" in text_of(shown(refused))
        assert env.errors_since(0) == ()
