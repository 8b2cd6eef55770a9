"""Attached files are read from Discord only, and no further than what is taken."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import re
import tracemalloc
from typing import TYPE_CHECKING, Any

import discord
import pytest
from aiohttp import web

from bot.tutor.errors import TutorError
from bot.ui.kit.attachments import downloaded, read_attached
from tests.child import ROOT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.ui.client import TutorBot
    from tests.conftest import BuildApp

MOST = 1_000_000
PIECE = b"1,2,a\n" * 10_000


async def endless(request: web.Request) -> web.StreamResponse:
    """Send 200 MB, and say that it is little or nothing at all."""
    answer = web.StreamResponse()
    await answer.prepare(request)
    with contextlib.suppress(ConnectionError):
        for _ in range(200_000_000 // len(PIECE)):
            await answer.write(PIECE)
    return answer


async def small(_: web.Request) -> web.Response:
    return web.Response(body=b"1,2,a\n")


async def packed(_: web.Request) -> web.Response:
    body = gzip.compress(bytes(300_000_000), 1)
    return web.Response(body=body, headers={"Content-Encoding": "gzip"})


async def moved(_: web.Request) -> web.Response:
    raise web.HTTPFound("/small")


async def gone(_: web.Request) -> web.Response:
    raise web.HTTPNotFound


async def cut(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse(headers={"Content-Length": "1000"})
    await answer.prepare(request)
    await answer.write(b"1,2")
    assert request.transport is not None
    request.transport.abort()
    return answer


async def boasting(request: web.Request) -> web.StreamResponse:
    """Send more than is taken, and say that it is more than anybody has."""
    answer = web.StreamResponse(headers={"Content-Length": str(2**40)})
    await answer.prepare(request)
    with contextlib.suppress(ConnectionError):
        for _ in range(40):
            await answer.write(PIECE)
    return answer


async def dripping(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse()
    await answer.prepare(request)
    with contextlib.suppress(ConnectionError):
        for _ in range(200):
            await answer.write(b"1")
            await asyncio.sleep(0.05)
    return answer


async def silent(_: web.Request) -> web.Response:
    await asyncio.sleep(30)
    return web.Response()


@pytest.fixture
async def host() -> AsyncIterator[str]:
    app = web.Application()
    pages: tuple[Callable[[web.Request], Awaitable[Any]], ...]
    pages = endless, small, packed, moved, gone, cut, boasting, dripping, silent
    app.add_routes([web.get(f"/{page.__name__}", page) for page in pages])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert site._server is not None
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()
    await asyncio.sleep(0)


async def test_a_small_file_is_read_whole(host: str) -> None:
    assert await downloaded(f"{host}/small", MOST) == b"1,2,a\n"


@pytest.mark.parametrize("page", ["endless", "packed"])
async def test_a_file_of_any_size_takes_no_more_memory_than_what_is_read_of_it(
    host: str, page: str
) -> None:
    if page == "packed":  # the server's own body, outside what is measured
        assert len(await downloaded(f"{host}/packed", 10 * MOST)) < 3 * MOST
        return
    tracemalloc.start()
    try:
        with pytest.raises(TutorError, match="larger than 1,000,000 bytes"):
            await downloaded(f"{host}/{page}", MOST)
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("page", ["moved", "gone", "cut"])
async def test_what_is_not_handed_over_is_told_in_words(host: str, page: str) -> None:
    with pytest.raises(TutorError, match="did not hand over the file"):
        await downloaded(f"{host}/{page}", MOST)


@pytest.mark.parametrize("page", ["dripping", "silent"])
async def test_what_takes_too_long_in_all_is_told_in_words(host: str, page: str) -> None:
    begun = asyncio.get_running_loop().time()
    with pytest.raises(TutorError, match="did not hand over the file"):
        await downloaded(f"{host}/{page}", MOST, seconds=0.4)
    assert asyncio.get_running_loop().time() - begun < 5


async def test_a_size_in_the_answer_is_not_believed(host: str) -> None:
    with pytest.raises(TutorError, match="larger than 1,000,000 bytes"):
        await downloaded(f"{host}/boasting", MOST)


def test_only_one_place_reads_what_is_attached() -> None:
    reading = re.compile(r"\.read\(\)|\.to_file\(|\.save\(|aiohttp\.ClientSession")
    found = [
        path.name
        for path in sorted((ROOT / "bot" / "ui").rglob("*.py"))
        if reading.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["counted_bot.py", "attachments.py"]  # the first counts what Discord answers


async def test_an_unreachable_host_is_told_in_words() -> None:
    with pytest.raises(TutorError, match="did not hand over the file"):
        await downloaded("http://127.0.0.1:9/x", MOST)


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data",
        "http://cdn.discordapp.com/attachments/1/2/x.csv",
        "https://cdn.discordapp.com.evil.example/x.csv",
        "https://cdn.discordapp.com@evil.example/x.csv",
        "https://evil.example/cdn.discordapp.com",
        "https://127.0.0.1/x.csv",
        "https://cdn.discordapp.com:8443/attachments/1/2/x.csv",
        "https://cdn.discordapp.com:port/attachments/1/2/x.csv",
        "https://ana@cdn.discordapp.com/attachments/1/2/x.csv",
        "https://[::1/x.csv",
        "https://[::1]/x.csv",
        "https://cdn.discordapp.com\\@evil.example/x.csv",
        "https://cdn.discordapp.com%2eevil.example/x.csv",
        "https://files.simcord.invalid/x.csv",
        "file:///etc/passwd",
        "",
    ],
)
async def test_a_file_that_lies_elsewhere_is_not_asked_for(build_app: BuildApp, url: str) -> None:
    bot = build_app().bot
    bot.is_simulated = False
    with pytest.raises(TutorError, match="does not lie on Discord"):
        await read_attached(bot, attachment(bot, url), MOST)


async def test_a_size_that_is_said_to_be_too_large_is_believed(build_app: BuildApp) -> None:
    bot = build_app().bot
    with pytest.raises(TutorError, match="larger than 1,000,000 bytes"):
        await read_attached(bot, attachment(bot, "https://cdn.discordapp.com/x", 2**70), MOST)


def attachment(bot: TutorBot, url: str, size: int = 10) -> discord.Attachment:
    sent: Any = {"id": 1, "size": size, "url": url, "proxy_url": url, "filename": "x.csv"}
    return discord.Attachment(data=sent, state=bot._connection)
