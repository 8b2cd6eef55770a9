"""A fresh process that makes the talk ready: `python -m bot.bench.talk_start`, JSON on stdout."""

from __future__ import annotations

import gc
import json
import sys
import time
from mmap import PAGESIZE
from pathlib import Path

import click

import bot.app  # noqa: F401 - all that the bot loads is there before, as when it starts
from bot.content.conversation.trained import load_trained
from bot.registries import REGISTRIES
from bot.services.conversation.reader import TalkReader
from bot.settings import Settings
from bot.taught import talk_folder, taught
from bot.tutor.conversation.meaning.understand import understand

MEGABYTE = 1_000_000
PAGES = Path("/proc/self/statm")


def started() -> dict[str, float]:
    """Return the seconds from the file to the first message understood, and megabytes kept."""
    settings = Settings()
    course, _, _ = taught(settings, REGISTRIES)
    gc.collect()
    before, began = resident(), time.perf_counter()
    reader = TalkReader(course, load_trained(talk_folder(settings)))
    understand(reader.mind, "what is a learning rate")
    seconds = time.perf_counter() - began
    gc.collect()
    kept = {} if before is None else {"megabytes": (resident() or 0) - before}
    numpy = sum(name.partition(".")[0] == "numpy" for name in sys.modules)
    return {"seconds": seconds, **kept, "numpy": numpy}


def resident() -> float | None:
    """Return the megabytes of this process in memory, None where the system does not tell."""
    try:
        return int(PAGES.read_text(encoding="ascii").split()[1]) * PAGESIZE / MEGABYTE
    except OSError:
        return None


if __name__ == "__main__":
    click.echo(json.dumps(started()))
