"""How long a message takes to be understood, and what the talk costs when the bot starts."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

import click

from bot.bench.conversation import moment_of, read
from bot.bench.report import Row
from bot.bench.timing import high
from bot.tutor.conversation.moment import NOTHING_OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.content.conversation.messages import JudgedMessage
    from bot.services.conversation.reader import Spoken

UNDERSTOOD = "one message understood, nothing else going on"
STARTED = "index and network made ready, in a process of their own"
STARTS = 5
LONG = 10_000
NASTY = {
    "one letter": "a",
    "one word without end": "gradient",
    "words": "what is a learning rate ",
    "misspelled words": "graidnet ",
    "other words each time": "".join(chr(97 + k % 26) + chr(97 + k % 23) for k in range(LONG)),
    "numbers": "0.1 x 2,5 = 7 ",
    "marks": "**__~~||`> ",
    "mentions": "<@123456789012345678> ",
    "half mentions": "<@",
    "links": "https://example.org/a_(b)?c=d ",
    "other scripts": "\u05e9\u05dc\u05d5\u05dd \u4f60\u597d \u0645\u0631\u062d\u0628\u0627 ",
    "signs upon signs": "e\u0301\u0327\u200d\ufe0f\U0001f937",
}
"""What people paste to see what happens; each is repeated to 10,000 characters."""


def reading_rows(spoken: Spoken, messages: Sequence[JudgedMessage], *, quick: bool) -> list[Row]:
    """Measure the whole way of a message before anything is looked up in the database."""
    chosen = messages[:40] if quick else messages
    for one in chosen[:40]:  # the first ones fill the caches of stems
        read(spoken.reader.mind, one.text, moment_of(one.open), spoken.words.safety)
    times = [_milliseconds(spoken, one.text, one) for one in chosen]
    texts = [(part * LONG)[:LONG] for part in NASTY.values()]
    longest = max(_milliseconds(spoken, text) for text in texts)
    rows = [Row(UNDERSTOOD, f"worst of {len(texts)}, 10,000 characters each", longest, "ms")]
    if len(times) < 2:
        return rows
    return [
        Row(UNDERSTOOD, "median", median(times), "ms", at_most=10, of=len(times)),
        Row(UNDERSTOOD, "99 of 100", high(times, 99), "ms", at_most=50, of=len(times)),
        *rows,
    ]


def _milliseconds(spoken: Spoken, text: str, one: JudgedMessage | None = None) -> float:
    moment = NOTHING_OPEN if one is None else moment_of(one.open)
    began = time.perf_counter()
    read(spoken.reader.mind, text, moment, spoken.words.safety)
    return 1000 * (time.perf_counter() - began)


def start_rows(*, quick: bool) -> Iterator[Row]:
    """Measure in fresh processes; where the system does not tell their memory, that is left out."""
    starts = [_start() for _ in range(1 if quick else STARTS)]
    yield Row(STARTED, "ready", median(one["seconds"] for one in starts), "s", at_most=1)
    if all("megabytes" in one for one in starts):
        megabytes = median(one["megabytes"] for one in starts)
        yield Row(STARTED, "memory it keeps", megabytes, "MB", at_most=30)
    yield Row(
        STARTED, "modules of numpy loaded", max(one["numpy"] for one in starts), "", at_most=0
    )


def _start() -> dict[str, float]:
    command = [sys.executable, "-m", "bot.bench.talk_start"]
    done = subprocess.run(  # noqa: S603 - this interpreter with our own module
        command, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise click.ClickException("The measurement did not finish.")
    found: dict[str, float] = json.loads(done.stdout)
    return found
