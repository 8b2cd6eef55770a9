"""What stands between an answer and Discord, and is no bug of ours."""

from __future__ import annotations

import aiohttp
import pytest

from bot.ui.answering.faults import Fault, NotSentError
from bot.ui.answering.outlasting import tried


async def test_f8_what_is_sent_after_the_bot_left_discord_is_not_shown_and_no_bug() -> None:
    session = aiohttp.ClientSession()
    await session.close()

    async def send() -> None:
        await session.get("http://127.0.0.1:9/")

    with pytest.raises(NotSentError) as refused:
        await tried(send)
    assert refused.value.fault is Fault.FINAL


async def test_another_error_of_that_kind_stays_a_bug() -> None:
    async def send() -> None:
        raise RuntimeError("something else")

    with pytest.raises(RuntimeError, match="something else"):
        await tried(send)
