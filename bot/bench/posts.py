"""A class answers a live post: over a second, in one instant, and a thousand until it is closed."""

from __future__ import annotations

import asyncio
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

import discord
import simcord

from bot.app import Instead, build, now
from bot.bench.answering import PRIVATE_CARD
from bot.bench.class_answers import REPLIES
from bot.bench.crowd import ALLOWED, NoEngine, busiest
from bot.bench.post_room import TICK, PostRoom
from bot.bench.report import Row
from bot.bench.timing import high
from bot.collecting import keep_what_was_built
from bot.services.classroom.scenes import PanelScene
from bot.settings import Settings
from bot.tutor.classroom.posted import drawn_in
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.replies import Typed
from bot.ui.classroom.posts.leading import ClosePostButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.bench.post_room import PostAnswers
    from bot.tutor.exercises.replies import Reply
    from bot.ui.client import TutorBot

PEOPLE, ANSWERS, ROUNDS = 200, 1000, 5
DOUBLE = 5  # so many press twice
RESTED = 5.0  # seconds from the last answer to closing: by then the card rests
MOST_SECONDS = 60.0  # that a picture is waited for
TOGETHER = 50  # so many answer at a time before a post is closed
CHOICE = "how-a-network-learns/role-of-loss"
CLOSED = {
    "a choice": CHOICE,
    "a number": "gradient-descent/one-step-drawn",
    "an order": "gradient-descent/order-rates",
}
OVER_A_SECOND = "{people} people answer one post, spread over one second, {double} of them twice"
IN_AN_INSTANT = "{people} people answer one post in one instant, {double} of them twice"
CLOSING = "closing a post with {answers} answers, press to picture on the card of all"


@dataclass(frozen=True, slots=True)
class PostTimes:
    """`closings` are seconds from the press to the picture, under what is asked for."""

    spread: tuple[PostAnswers, ...]
    instants: tuple[PostAnswers, ...]
    closings: dict[str, tuple[float, ...]]


def post_rows(*, quick: bool) -> tuple[Row, ...]:
    """Measure, with the goals: 99 of 100 in 100 ms, an instant's all in 500 ms, closed in 1 s."""
    people, answers, rounds = (20, 50, 1) if quick else (PEOPLE, ANSWERS, ROUNDS)
    times = measure_posts(people, answers, rounds)
    slow = OVER_A_SECOND.format(people=people, double=DOUBLE)
    sudden = IN_AN_INSTANT.format(people=people, double=DOUBLE)
    close = CLOSING.format(answers=answers)
    return (
        _row(slow, "judged, half of them", [median(one.taken) for one in times.spread], None),
        _row(slow, "judged, 99 of 100", [high(one.taken, 99) for one in times.spread], 100),
        *_kept(slow, times.spread, people),
        _row(sudden, "judged, the last one", [max(one.taken) for one in times.instants], 500),
        *_kept(sudden, times.instants, people),
        *(_row(close, name, taken, 1000) for name, taken in times.closings.items()),
    )


def _row(task: str, name: str, rounds: Sequence[float], at_most: float | None) -> Row:
    """Return the median over the rounds."""
    return Row(task, name, 1000 * median(rounds), "ms", at_most=at_most)


def _kept(task: str, rounds: Sequence[PostAnswers], people: int) -> tuple[Row, ...]:
    wrong = sum(abs(one.counted - people) + one.doubled + (not one.shown) for one in rounds)
    most = max(busiest(one.edits) for one in rounds)
    return (
        Row(task, "answers lost, doubled or not shown", wrong, "answers", at_most=0),
        Row(task, "edits within 5 s, at most", most, "edits", at_most=ALLOWED),
    )


def measure_posts(people: int, answers: int, rounds: int) -> PostTimes:
    """Let people answer and an instructor close, with a real worker. Needs the extra `demo`."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database=Path(folder) / "bench.sqlite3", database_url=None)
        app = build(settings, instead=Instead(NoEngine()))
        keep_what_was_built()  # as a bot does that serves
        try:
            return asyncio.run(_measured(app.bot, people, answers, rounds))
        finally:
            app.close()


async def _measured(bot: TutorBot, people: int, answers: int, rounds: int) -> PostTimes:
    async with simcord.run(bot, settle_timeout=60.0, check_errors=False) as env:
        guild = env.create_guild()
        manager = guild.create_role("manager", permissions=discord.Permissions(manage_guild=True))
        leader = guild.add_member(env.create_user("leader"), roles=(manager,)).id
        members = [guild.add_member(env.create_user(f"member{k}")).id for k in range(people)]
        channel = guild.create_text_channel("class")
        await env.advance_time(max(1.0, now().timestamp() - env.now().timestamp()))
        room = PostRoom(env, bot, guild.id, channel.id, members)
        spread: list[PostAnswers] = []
        instants: list[PostAnswers] = []
        closings: dict[str, list[float]] = {name: [] for name in CLOSED}
        for _ in range(rounds + 1):  # the first one warms the caches and the worker
            for seconds, found in ((1.0, spread), (0.0, instants)):
                await room.open(CHOICE)
                found.append(await room.answered(seconds, DOUBLE))
            for name, question in CLOSED.items():
                closings[name].append(await closed(room, question, answers, leader))
        taken = {name: tuple(each[1:]) for name, each in closings.items()}
        return PostTimes(tuple(spread[1:]), tuple(instants[1:]), taken)


async def closed(room: PostRoom, name: str, answers: int, leader: int) -> float:
    """Post a question, have it answered and close it; return seconds from press to picture."""
    await room.open(name)
    replies = _replies(room, name)
    randomness = Random(answers)
    for start in range(0, answers, TOGETHER):
        some = range(start, min(answers, start + TOGETHER))
        given = [(person, randomness.choice(replies)) for person in some]
        await asyncio.gather(*(_answer(room, 1 + person, reply) for person, reply in given))
    await asyncio.sleep(RESTED)
    post = room.post.id
    custom_id = ClosePostButton.shape.format(gathering=post, phase=0)
    _, payload = room.pressed(leader, custom_id)
    panel = PanelScene(await room.bot.services.classroom.posts.state(room.by_hand(leader), post))
    shown = {"components": room.bot.draw(panel).to_components(), "flags": PRIVATE_CARD}  # type: ignore[no-untyped-call]  # discord.py
    payload["message"] |= shown
    began = time.perf_counter()
    room.env.backend.emit("INTERACTION_CREATE", payload)
    async with asyncio.timeout(MOST_SECONDS):
        while not room.card()["attachments"]:  # noqa: ASYNC110 - simcord has no event for it
            await asyncio.sleep(TICK)
    return time.perf_counter() - began


async def _answer(room: PostRoom, person: int, reply: Reply) -> None:
    posts = room.bot.services.classroom.posts
    await posts.answer(room.by_hand(person), (room.post.id, 0), (0, ""), reply)


def _replies(room: PostRoom, name: str) -> list[Reply]:
    """Return what people may answer: right and wrong, and of a number many values besides."""
    question = room.question(name)
    drawn = drawn_in(room.post.plan, question)
    made = list(REPLIES[type(question.task)](question.task, drawn))
    if isinstance(question.task, NumberTask):
        made += [Typed(f"{value / 10:g}") for value in range(-20, 60)]
    return made
