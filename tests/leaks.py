"""Fails a test during which a token was written: into the log, a stream, a file or a child's end.

What a test wrote is searched for every token that the tests use, once it is over. The simulated
Discord's tokens of presses and all others begin in ways that nothing else does.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

TOKENS = (
    "simcord_interaction_",  # of a press
    "simcord_webhook_",
    "token-7549747200",  # of a press at the stub of Discord: see tests/stub_discord.py
    "bench_press_",  # of a press of a bench
    "some.token",  # of the bot
    "not.a.token",
    "planted-token-of-nobody",
    "of.the.environment",
    "of.the.credential",
)
NOT_WRITTEN_BY_NUDGE = {".env", "discord-token", "world.pickle"}
"""What the operator writes, and the simulated Discord itself, which outlives a killed bot."""
LARGEST = 50_000_000  # bytes of a file that are read

ENDED: list[str | bytes] = []
"""What child processes said that ended since the last test."""


def found_in(text: str | bytes) -> list[str]:
    if isinstance(text, str):
        return [token for token in TOKENS if token in text]
    return [token for token in TOKENS if token.encode() in text]


def leaks_in_files(folder: Path) -> Iterator[str]:
    """Yield in words which files of a test hold a token, by their content or their name."""
    for path in folder.rglob("*"):
        if found := found_in(path.name):
            yield f"the name of {path}: {found}"
        if path.is_symlink() or not path.is_file() or path.name in NOT_WRITTEN_BY_NUDGE:
            continue
        try:
            with path.open("rb") as file:
                found = found_in(file.read(LARGEST))
        except OSError:  # a test that takes the right to read away
            continue
        if found:
            yield f"{path}: {found}"


def leaks_of_children() -> Iterator[str]:
    """Yield what children that ended said with a token in it; each is told once."""
    while ENDED:
        if found := found_in(ENDED.pop()):
            yield f"a child process: {found}"


@pytest.fixture(scope="session", autouse=True)
def children_are_heard() -> Iterator[None]:
    """Keep what every child process said whose output a test has read at its end."""
    with pytest.MonkeyPatch.context() as patch:
        communicate = subprocess.Popen.communicate

        def heard(process: subprocess.Popen[Any], *more: Any, **named: Any) -> tuple[Any, Any]:  # noqa: ANN401 - handed on
            said: tuple[Any, Any] = communicate(process, *more, **named)
            ENDED.extend(filter(None, said))
            return said

        patch.setattr(subprocess.Popen, "communicate", heard)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a test that went well into one that failed, where it has written a token."""
    report = yield
    found = list(leaks_of_children())
    found += [f"{name}: {told}" for name, text in report.sections if (told := found_in(text))]
    if call.when == "teardown":
        found += leaks_after(item)
    if found and report.passed:
        report.outcome = "failed"
        report.longrepr = "A token was written into " + "; ".join(found)
    return report


def leaks_after(item: pytest.Item) -> Iterator[str]:
    used: dict[str, Any] = getattr(item, "funcargs", {})
    folder = used.get("tmp_path")
    if isinstance(folder, Path):
        yield from leaks_in_files(folder)
