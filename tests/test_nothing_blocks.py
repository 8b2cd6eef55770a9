"""The largest inputs: no callback of the event loop takes so long that others have to wait."""

from __future__ import annotations

import asyncio
import gc
import json
import sqlite3
import threading
import time
from asyncio.events import Handle
from contextlib import closing
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.tutor.course.figures import ShownOn
from bot.tutor.data.formats import check_size
from bot.tutor.people import Press
from tests.conftest import shipped_lessons

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.services.services import Services
    from bot.settings import Settings
    from tests.conftest import BuildApp

LONGEST = 0.1  # seconds of the loop's own thread, which a busy machine does not lengthen
ANA, GUILD = 300_000_000_000_000_001, 5
ATTEMPTS, ASKED = 1_000, 12
LONG_ON = "2025-11-02 12:00:00.000000"
IDS = count(1)
MESSAGES = (
    "what is a learning rate",
    "why did you say that?",
    "progress",
    "what did I get wrong",
    "what is the loss " * 110,
    "where does 0.25 come from?",
    "train xor with 8x8 " * 90,
)


class Callbacks:
    """The seconds of CPU that each slow callback of this thread's loop took, with its name."""

    def __init__(self) -> None:
        self.slow: dict[str, float] = {}
        self.doing = ""
        self._thread = threading.get_ident()

    def took(self, seconds: float) -> None:
        if threading.get_ident() == self._thread and seconds > LONGEST:
            self.slow[self.doing] = max(seconds, self.slow.get(self.doing, 0.0))


@pytest.fixture
def callbacks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callbacks]:
    """Time each callback. The garbage collector waits: the bot freezes what this process holds."""
    found, run = Callbacks(), Handle._run

    def timed(handle: Handle) -> None:
        began = time.thread_time()
        run(handle)
        found.took(time.thread_time() - began)

    monkeypatch.setattr(Handle, "_run", timed)
    gc.disable()
    yield found
    gc.enable()


def press(guild: int | None = None) -> Press:
    return Press(next(IDS), ANA, guild)


def fill_with_answers(path: Path) -> None:
    """Give Ana thousands of answers to the questions of the shipped course."""
    lessons = [one for one in shipped_lessons()[0].lessons if one.questions]
    attempts, entries = [], []
    for number in range(1, ATTEMPTS + 1):
        lesson = lessons[number % len(lessons)]
        items = [question.id for question in lesson.questions][:ASKED]
        plan = json.dumps({"version": 2, "items": items, "orders": {}, "numbers": {}})
        scope = "first" if number <= len(lessons) else "practice"
        attempts.append((number, number, lesson.id, scope, plan, LONG_ON, LONG_ON))
        entries += [
            (number, step, str(step), item, step % 2, step % 2, LONG_ON)
            for step, item in enumerate(items)
        ]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO learner VALUES (1, ?, ?)", (ANA, LONG_ON))
        connection.executemany(
            "INSERT INTO attempt (id, learner_id, press_id, lesson, activity, scope, plan,"
            " started_at, finished_at, score) VALUES (?, 1, ?, ?, 'questions', ?, ?, ?, ?, 0.5)",
            attempts,
        )
        connection.executemany(
            "INSERT INTO entry (attempt_id, step, author_id, turn, kind, item, choice, credit,"
            " \"right\", revision, entered_at) VALUES (?, ?, 1, ?, 'answer', ?, 'a', ?, ?, '', ?)",
            entries,
        )


def table(rows: int, columns: int) -> bytes:
    chance = Random(1)
    lines = [",".join([*(f"column{place}" for place in range(columns)), "label"])]
    lines += [
        ",".join(
            [*(f"{chance.uniform(0, 1000):.8f}" for _ in range(columns)), chance.choice("abc")]
        )
        for _ in range(rows)
    ]
    return "\n".join(lines).encode()


@pytest.fixture
def services(build_app: BuildApp, settings: Settings) -> Services:
    """Return the services of a bot that was just started: its talk is not made yet."""
    fill_with_answers(settings.database)
    return build_app(course=shipped_lessons()[0]).bot.services


async def test_a_person_with_thousands_of_answers_holds_nobody_up(
    services: Services, callbacks: Callbacks
) -> None:
    for text in MESSAGES:
        callbacks.doing = text[:30]
        await services.conversation.answer(press(), text)
    callbacks.doing = "explain this"
    await services.explaining.explain(press(), "the loss is the gradient of " * 70)
    callbacks.doing = "/progress"
    scene = await services.progress.report(press())
    await services.progress.explain(press(), ShownOn.PROGRESS, "")
    callbacks.doing = "/mydata export"
    assert (await services.privacy.taking.export(press(), 10_000_000)).files
    callbacks.doing = "/review"
    await services.practice.redo(press())
    assert scene.mistakes > 20
    assert callbacks.slow == {}


async def test_own_data_at_the_limits_holds_nobody_up(
    services: Services, callbacks: Callbacks
) -> None:
    content = table(500, 24)
    check_size(len(content))
    runs, callbacks.doing = services.dry_runs, "/data add"
    draft = (await runs.bring_file(press(GUILD), "mine", "mine.csv", content)).draft
    for number in range(3):
        callbacks.doing = "a choice in a dry run"
        await runs.use(press(GUILD), draft, tuple(range(number + 1, 24)))
        await runs.leave_out(press(GUILD), draft)
        await runs.label(press(GUILD), draft, 24)
    callbacks.doing = "keeping it"
    await runs.keep(press(GUILD), draft)
    await services.own_data.download(press(GUILD), "mine")
    assert callbacks.slow == {}


async def test_a_first_message_waits_for_the_talk_and_others_do_not(services: Services) -> None:
    waiting = asyncio.ensure_future(services.conversation.answer(press(), "hello"))
    turns = 0
    while not waiting.done():
        turns += 1
        await asyncio.sleep(0)
    await waiting
    assert turns > 100  # a loop that is held up comes round some twenty times


async def test_what_does_block_is_found(callbacks: Callbacks) -> None:
    def burn() -> None:
        until = time.thread_time() + 1.5 * LONGEST
        while time.thread_time() < until:
            pass

    callbacks.doing = "burning"
    asyncio.get_running_loop().call_soon(burn)
    await asyncio.sleep(0.01)
    assert list(callbacks.slow) == ["burning"]
