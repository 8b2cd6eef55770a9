"""Three addresses on loopback, over real sockets: who may ask, for what, and what is told."""

from __future__ import annotations

import asyncio
import socket
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.counts import Counts
from bot.health.endpoints import Health, PortRefusedError, PortTakenError, served
from bot.health.exposition import Exposition
from tests.health.scraping import asked, scraped

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


def health(*reasons: str) -> Health:
    return Health(lambda: reasons, Exposition(Counts(), lambda: 5).text)


@pytest.fixture
async def port() -> AsyncIterator[int]:
    async with served(health(), 0) as chosen:
        yield chosen


async def test_a_bot_that_answers_is_live_and_ready(port: int) -> None:
    live, ready = await asked(port, "/livez"), await asked(port, "/readyz")
    assert (live.status, ready.status) == (200, 200)
    assert ready.text == "Presses are answered.\n"


async def test_a_bot_that_does_not_answer_says_every_reason_in_a_line_and_is_live() -> None:
    async with served(health("It is one.", "It is two."), 0) as port:
        assert (await asked(port, "/livez")).status == 200
        told = await asked(port, "/readyz")
    assert told.status == 503
    assert told.text == "It is one.\nIt is two.\n"
    assert told.headers["Content-Type"].startswith("text/plain")


async def test_metrics_are_read_by_the_parser_of_prometheus(port: int) -> None:
    assert (await scraped(port))["nudge_disk_free_bytes"] == {(): 5.0}


async def test_no_answer_names_a_version_or_is_kept_on_the_way(port: int) -> None:
    for path in ("/livez", "/readyz", "/metrics", "/other"):
        headers = (await asked(port, path)).headers
        assert headers["Server"] == "nudge"
        assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/livez/", "/metrics/x", "/../etc/passwd", "/%2e%2e/x"])
async def test_nothing_else_is_served(port: int, path: str) -> None:
    assert (await asked(port, path)).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_nothing_can_be_sent(port: int, method: str) -> None:
    told = await asked(port, "/metrics", method)
    assert told.status == 405
    assert set(told.headers["Allow"].split(",")) == {"GET", "HEAD"}


async def test_a_head_has_no_body(port: int) -> None:
    told = await asked(port, "/metrics", "HEAD")
    assert (told.status, told.text) == (200, "")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:9464", "127.0.0.1.evil.example", "10.0.0.7", "", "[::2]"]
)
@pytest.mark.parametrize("path", ["/livez", "/readyz", "/metrics", "/other"])
async def test_a_page_of_another_host_reads_nothing(port: int, path: str, host: str) -> None:
    told = await asked(port, path, Host=host)
    assert told.status in {400, 421}
    assert "nudge" not in told.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1", "LOCALHOST", "[::1]:9464"])
async def test_every_name_of_this_computer_is_answered(port: int, host: str) -> None:
    assert (await asked(port, "/livez", Host=host)).status == 200


async def test_a_request_without_a_host_reads_nothing(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /metrics HTTP/1.0\r\n\r\n")
    told = await reader.read()
    writer.close()
    assert b" 421 " in told.splitlines()[0]
    assert b"nudge_" not in told


async def test_it_listens_on_loopback_alone(port: int) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as looking:
        looking.connect(("192.0.2.1", 9))  # sends nothing, and tells which address would be used
        own = looking.getsockname()[0]
    if own.startswith("127."):
        pytest.skip("This computer has no other address.")
    with pytest.raises(OSError, match=r"refused|Connect call failed"):
        await asyncio.open_connection(own, port)


async def test_it_listens_on_the_newer_loopback_too_where_there_is_one(port: int) -> None:
    with closing(socket.socket(socket.AF_INET6)) as trying:
        try:
            trying.bind(("::1", 0))
        except OSError:
            pytest.skip("This computer has no ::1.")
    assert (await asked(port, "/livez", host="[::1]")).status == 200


async def test_a_port_that_is_taken_is_said_in_one_sentence(port: int) -> None:
    with pytest.raises(PortTakenError, match=f"listens on port {port}.*NUDGE_METRICS_PORT"):
        async with served(health(), port):
            pass


async def test_a_port_that_may_not_be_used_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(asyncio.get_running_loop(), "create_server", refuse, raising=False)
    with pytest.raises(PortRefusedError, match="may not listen on port 80"):
        async with served(health(), 80):
            pass


async def test_after_the_end_of_the_block_nobody_listens() -> None:
    async with served(health(), 0) as port:
        await asked(port, "/livez")
    with pytest.raises(OSError, match=r"refused|Connect call failed"):
        await asyncio.open_connection("127.0.0.1", port)
