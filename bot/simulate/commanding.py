"""One run of a command of an operator in a process of its own, which is killed in the middle."""

from __future__ import annotations

import logging
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bot.operating import CommandError
from bot.simulate.moments import die

if TYPE_CHECKING:
    from collections.abc import Callable

COMMAND_LINE = "bot.__main__"  # it imports this package, and is found by its name therefore
OPERATIONS = ("open", "os.", "shutil.", "sqlite3.", "tempfile.", "fcntl.")
"""How the names of Python's own events begin that tell of a file being touched."""


def command(life: dict[str, Any], say: Callable[..., None]) -> int:
    """Run a command; die before its file operation number `at`, if `at` is more than 0.

    Return its exit code, and say how many file operations there were.
    """
    logging.disable()
    left = int(life["at"])
    done = 0

    def heard(event: str, _told: tuple[Any, ...]) -> None:
        nonlocal done
        if event.startswith(OPERATIONS):
            done += 1
            if done == left:
                die()

    main = import_module(COMMAND_LINE).main
    sys.addaudithook(heard)
    try:
        main(life["command"], standalone_mode=False)
    except CommandError as refused:
        say("refused", refused.message)
        return refused.exit_code
    finally:
        say("operations", done)
    return 0
