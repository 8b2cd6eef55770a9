"""A made-up poll on the real bot: a crowd in one instant, a restart in the middle, and its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest
import simcord

from bot.bench.crowd import Poll, shown_answers
from bot.bench.polls import POLL, add_polls
from bot.registries import REGISTRIES
from bot.services.messages import Delivered
from bot.tutor.exercises.gatherings import WantedGathering
from bot.tutor.exercises.plans import Plan
from bot.tutor.people import Press
from tests.fakes import HandClock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ui.client import TutorBot
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

MORE = replace(REGISTRIES, gatherings=(POLL,))
CROWD = 60
IN, ONE_EACH = "Your answer is in.", "One answer each is counted."


@pytest.fixture
def simcord_bot(build_app: BuildApp, clock: HandClock) -> TutorBot:
    bot = build_app(registries=MORE, clock=clock).bot
    add_polls(bot)
    return bot


@pytest.fixture
async def poll(classroom: Classroom) -> Poll:
    guild, bot = classroom.ana.guild.id, cast("TutorBot", classroom.env.bot)
    poll = Poll(classroom.env, bot, guild, classroom.channel.id)
    await poll.open(classroom.ana.id, 1)
    return poll


async def deliver(poll: Poll, presses: Sequence[tuple[Any, dict[str, Any]]]) -> list[str]:
    """Let people press in one instant, and return what each is told."""
    results = []
    for record, payload in presses:
        poll.env.backend.emit("INTERACTION_CREATE", payload)
        results.append(simcord.InteractionResult(poll.env, record))
    await poll.env.settle()
    answers = [result.response for result in results]
    return [answer.content for answer in answers if answer is not None]


async def pass_by(poll: Poll, clock: HandClock, seconds: int) -> None:
    """Move the clock on, and let the store answer meanwhile: its threads take real time."""
    for _ in range(0, seconds, 5):
        await clock.advance(5)
        await poll.env.settle()


async def counted(poll: Poll) -> Counter[int | None]:
    attempts = await poll.bot.services.groups.phases.attempts(poll.gathering)
    return Counter(entry.author for attempt in attempts for entry in attempt.entries)


async def test_of_a_crowd_in_one_instant_each_counts_once_and_the_card_is_edited_little(
    classroom: Classroom, clock: HandClock, poll: Poll
) -> None:
    people = [
        classroom.ana.guild.add_member(classroom.env.create_user(f"m{k}")).id for k in range(CROWD)
    ]
    told = await deliver(poll, poll.presses([*people, *people[:20]]))
    assert Counter(told) == {IN: CROWD, ONE_EACH: 20}
    assert await counted(poll) == Counter(people)
    await pass_by(poll, clock, 30)
    assert shown_answers(poll) == CROWD
    assert poll.edits() <= 2


async def test_after_a_restart_the_card_shows_what_was_answered_and_its_buttons_count(
    classroom: Classroom, clock: HandClock, poll: Poll, build_app: BuildApp
) -> None:
    classroom.env.inject_error("PATCH", f"/channels/*/messages/{poll.message}", status=503)
    await deliver(poll, poll.presses([classroom.ana.id]))
    assert shown_answers(poll) == 0
    again = build_app(registries=MORE, clock=clock).bot
    add_polls(again)
    await classroom.env.restart_bot(again)
    await pass_by(poll, clock, 10)
    assert shown_answers(poll) == 1
    poll.bot = again
    assert await deliver(poll, poll.presses([classroom.ben.id, classroom.ana.id])) == [IN, ONE_EACH]
    assert await counted(poll) == Counter([classroom.ana.id, classroom.ben.id])


async def test_when_its_time_is_over_it_closes_by_itself_and_late_presses_are_told_so(
    classroom: Classroom, clock: HandClock, poll: Poll
) -> None:
    groups = poll.bot.services.groups
    due_at = clock.now() + timedelta(minutes=1)
    wanted = WantedGathering(POLL.name, Plan(), due_at, classroom.channel.id)
    opened = await groups.open(Press(7, classroom.ana.id, classroom.ana.guild.id), wanted)
    posted = await groups.post(opened.id)
    assert isinstance(posted, Delivered)
    poll.gathering, poll.message = opened.id, posted.place.message or 0
    await deliver(poll, poll.presses([classroom.ana.id]))
    await pass_by(poll, clock, 50)
    await deliver(poll, poll.presses([classroom.ben.id]))
    late = poll.presses([classroom.ben.id])  # on the card as it was
    await pass_by(poll, clock, 30)
    assert (await groups.show(opened.id)).closed
    [told] = await deliver(poll, late)
    assert "What you did before counts" in told
    assert await counted(poll) == Counter([classroom.ana.id, classroom.ben.id])
    assert {attempt.score for attempt in await groups.phases.attempts(opened.id)} == {1.0}
