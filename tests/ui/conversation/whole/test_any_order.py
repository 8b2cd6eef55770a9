"""No order of messages breaks the talk: each has one answer, and nothing that asks is judged."""

from __future__ import annotations

import asyncio
import shutil
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
import simcord
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.settings import Settings
from bot.tutor.exercises.attempts import Activity, EntryKind
from bot.ui.client import TutorBot
from bot.ui.errors import OUR_FAULT
from bot.ui.kit.cards import TRAINING
from tests.ui.conversation.whole.sayings import ASKING, EVERYTHING, NONSENSE, RESTART
from tests.ui.reading import raw, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import discord

    from tests.conftest import BuildApp

Walk: TypeAlias = "tuple[tuple[str, ...], list[str]]"

BEGINNINGS = (
    (),
    ("learn", "next", "next"),
    ("quiz me on lesson 1",),
    ("practise lesson 3",),
    ("play", "slang casual, polite words formal"),
    ("learn", "quiz me", "play", "slang casual, polite words formal", "quiz me"),
    ("open lesson 3", "go on anyway"),
)
LENGTH = 12
GRADED = (Activity.QUESTIONS, Activity.MISTAKES, Activity.MATCHING, Activity.GAME)
COUNTED = frozenset(
    {EntryKind.ANSWER, EntryKind.WORDS, EntryKind.PAIR, EntryKind.PREDICTION, EntryKind.CORRECTION}
)
walks = st.tuples(
    st.sampled_from(BEGINNINGS),
    st.lists(st.sampled_from((*EVERYTHING, RESTART)), min_size=LENGTH, max_size=LENGTH),
)
NUMBERS = count()
WALKING = settings(
    database=None,
    phases=[Phase.generate],  # to shrink a walk takes minutes, and it is short as it is
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def shows_training(message: discord.Message) -> bool:
    """Whether a message is the card of a training, which follows the words on it."""
    return any(f"'{TRAINING}" in str(part) for part in raw(message))


class Wanderings:
    """Writes messages in a DM, and looks at what came of each."""

    def __init__(self, env: simcord.Env) -> None:
        self.env, self.user = env, env.create_user("ana")

    async def say(self, text: str) -> None:
        before, judged = len(self.answers), await self.judged()
        message = await self.user.send_dm(text)
        answers = self.answers[before:]
        assert answers, f"{text[:60]!r} had no answer"
        assert all(map(shows_training, answers[1:])), (text, [*map(text_of, answers)])
        reference = answers[0].reference
        assert reference is not None
        assert reference.message_id == message.id
        assert not [one for one in answers if OUR_FAULT in text_of(one)], text
        if text in {*ASKING, *NONSENSE}:
            assert await self.judged() == judged, f"{text[:60]!r} was judged"

    @property
    def answers(self) -> list[discord.Message]:
        return [one for one in self.user.dm_channel.history() if one.author.bot]

    async def judged(self) -> int:
        """Count the answers that are kept of graded questions and of the game."""
        assert isinstance(self.env.bot, TutorBot)
        history = self.env.bot.services.lessons.history
        attempts = await history.attempts(self.user.id, GRADED)
        return sum(one.kind in COUNTED for attempt in attempts for one in attempt.entries)


async def walk(build_app: BuildApp, chosen: Settings, texts: Sequence[str]) -> None:
    """Say all of it to a bot on a database of its own, which starts anew where it is told to."""
    env = simcord.Env(build_app(chosen).bot, check_errors=False, settle_timeout=60)
    await env.start()
    try:
        person = Wanderings(env)
        for text in texts:
            if text == RESTART:
                await env.restart_bot(build_app(chosen).bot)
            else:
                await person.say(text)
    finally:
        await env.shutdown()


def walked(build_app: BuildApp, template: Path, folder: Path, drawn: Walk) -> None:
    database = Path(shutil.copyfile(template, folder / f"walk-{next(NUMBERS)}.sqlite3"))
    begun, texts = drawn
    asyncio.run(walk(build_app, Settings(database=database), [*begun, *texts]))


@settings(WALKING, max_examples=10)
@given(walks)
def test_no_order_of_messages_breaks_the_talk(
    build_app: BuildApp, template: Path, tmp_path: Path, drawn: Walk
) -> None:
    walked(build_app, template, tmp_path, drawn)


@pytest.mark.nightly
@settings(WALKING, max_examples=40)
@given(walks)
def test_no_order_of_many_breaks_it_either(
    build_app: BuildApp, template: Path, tmp_path: Path, drawn: Walk
) -> None:
    walked(build_app, template, tmp_path, drawn)
