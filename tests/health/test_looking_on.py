"""What asks a bot of this machine how it is reaches it, also where the web is behind a proxy."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import sys
from typing import Final

import pytest

from bot.counts import Counts
from bot.health.endpoints import Health, served
from bot.health.exposition import Exposition
from tests.child import ROOT, surroundings

CONTAINER: Final = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
PAGE: Final = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
PORT: Final = "9464"
NOBODY: Final = "http://127.0.0.1:9"
BEHIND_A_PROXY: Final = dict.fromkeys(("http_proxy", "HTTP_PROXY", "all_proxy"), NOBODY)


def asking() -> list[str]:
    """Return the command by which the container looks whether its bot is ready."""
    [told] = re.findall(r"^HEALTHCHECK .*\\\n +CMD (\[.*\])$", CONTAINER, re.MULTILINE)
    program, *rest = json.loads(told)
    assert program.endswith("/python")
    return [sys.executable, *rest]


async def ended(command: list[str], port: int) -> int:
    """Run a command, on this port, in a school where a dead proxy stands before the web."""
    assert any(PORT in word for word in command)
    child = await asyncio.create_subprocess_exec(
        *(word.replace(PORT, str(port)) for word in command),
        env=surroundings(no_proxy="", NO_PROXY="", **BEHIND_A_PROXY),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    return await child.wait()


def health(*reasons: str) -> Health:
    return Health(lambda: reasons, Exposition(Counts(), lambda: 5).text)


@pytest.mark.parametrize(("reasons", "code"), [((), 0), (("It is full.",), 1)])
async def test_a_container_is_as_healthy_as_its_bot_says_whatever_proxy_is_set(
    reasons: tuple[str, ...], code: int
) -> None:
    async with served(health(*reasons), 0) as port:
        assert await ended(asking(), port) == code
    assert await ended(asking(), port) == 1  # it has gone


@pytest.mark.skipif(shutil.which("curl") is None, reason="It has no curl.")
async def test_the_lines_of_the_page_reach_the_bot_whatever_proxy_is_set() -> None:
    lines = re.findall(r"^curl .*$", PAGE, re.MULTILINE)
    assert len(lines) == 3
    async with served(health(), 0) as port:
        codes = [await ended(["sh", "-c", line], port) for line in lines]
    assert codes == [0, 0, 0]
