"""A process that bears others: started once, it loads everything, and forks one life for a line."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def slay(bot: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(bot, signal.SIGKILL)


def lines(pipe: IO[bytes]) -> Iterator[list[Any]]:
    """Yield each line that is whole; a kill may have cut one off."""
    for line in pipe:
        with contextlib.suppress(ValueError):
            yield json.loads(line)


class Nursery:
    """A process that bears bots and commands, one after another."""

    def __init__(self, bears: subprocess.Popen[bytes]) -> None:
        if bears.stdin is None or bears.stdout is None:
            raise ValueError("a nursery is spoken with through pipes")
        self._orders, self._said = bears.stdin, lines(bears.stdout)

    def bear(self, life: dict[str, Any]) -> Iterator[list[Any]]:
        """Begin a life; yield what is said of it, up to its death."""
        self._orders.write(json.dumps(life).encode() + b"\n")
        self._orders.flush()
        for line in self._said:
            yield line
            if line[0] == "died":
                return

    def wait(self) -> None:
        """Wait until it has loaded everything."""
        next(self._said)

    def close(self) -> None:
        self._orders.close()


@contextlib.contextmanager
def nursery() -> Iterator[Nursery]:
    """Start such a process, and wait until it is ready."""
    command = [sys.executable, "-m", "bot.simulate.nursery"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as bears:  # noqa: S603 - our own module
        made = Nursery(bears)
        made.wait()
        yield made
        made.close()
